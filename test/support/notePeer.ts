/** A window's side of an open note that only remembers what it was told. */
import type { NotePeer } from '#core/core.ts'
import type { AppError } from '#shared/contract/errors.ts'

/** `heard` gets 'saved' for every receipt, and for a note that ended what `wordOf` makes of the reason. */
export const createHearingPeer = (heard: string[], wordOf: (error: AppError) => string): NotePeer => ({
  saved: () => heard.push('saved'),
  updated: () => undefined,
  awareness: () => undefined,
  reopen: (_id, error) => heard.push(wordOf(error)),
})
