/** New entries of the member log: what a device signs, on top of everything it knows. */
import type { Act, EntryBody, SignedEntry } from './entries.ts'
import type { LogReader } from './state.ts'

export interface AuthorParts {
  /** The device's public key, 64 hex digits. */
  author: string
  /** Ed25519 over the text as UTF-8; 128 hex digits. */
  sign: (text: string) => string
  /** ms since 1970. */
  now: number
}

function signed(body: EntryBody, sign: AuthorParts['sign']): SignedEntry {
  const text = JSON.stringify(body)
  return { body: text, signature: sign(text) }
}

/** The first entry of a workspace's log. Its hash is what an invitation carries. */
export function createFounding(act: Extract<Act, { act: 'found' }>, { author, sign, now }: AuthorParts): SignedEntry {
  return signed({ v: 1, workspaceId: act.workspaceId, parents: [], author, at: now, what: act }, sign)
}

/** An entry that follows the log as it stands. Whether it will hold, ask the reader's `judge` before. */
export function createEntry(
  act: Act,
  { log, author, sign, now }: AuthorParts & { log: Pick<LogReader, 'root' | 'parentsFor'> },
): SignedEntry {
  const { workspaceId } = log.root
  return signed({ v: 1, workspaceId, parents: log.parentsFor(author), author, at: now, what: act }, sign)
}
