/**
 * What a workspace's first screen showed last, kept in its folder while that is closed: a window shows it while the core
 * is still starting, and the truth takes its place as soon as it is there. The core writes it when it closes and removes
 * it at its first change, so that it says what the workspace holds or is not there; only a folder that was put back from
 * a backup differs. It is read again by the very build that wrote it only (`build`), whose views it holds.
 */
import { z } from 'zod'
import type { QueryInput, QueryOutput } from './queries.ts'

export const LAST_SEEN_FILE = 'last-seen.json'

/** The longest that is kept; a page of a hundred long titles is a fifth of it. */
export const MAX_LAST_SEEN_BYTES = 500_000

/** The file's first line. The rest is a `LastSeen` in JSON, with this sum. */
export const LastSeenHead = z.object({ build: z.string().min(1).max(100), sha256: z.string().length(64) })

export type LastSeenHead = z.infer<typeof LastSeenHead>

export interface LastSeen {
  workspace: QueryOutput<'workspace'>
  /** How this device shows things; the short ones. */
  preferences: QueryOutput<'preferences'>
  /** The first page of the library, and in which order it stands. */
  sources: { input: QueryInput<'sources'>; output: QueryOutput<'sources'> }
}
