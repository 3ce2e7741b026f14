/** What a device says first: who it is, by the member log's newest entries; and afterwards what the greeting had no room for. */
import { ENTRIES_PER_MESSAGE, MAX_STRANGER_BYTES, PROTOCOL_VERSION } from '#shared/sync/limits.ts'
import type { Message } from '#shared/sync/messages.ts'
import type { Members } from './members.ts'

/** What a greeting may take besides its entries, and each of these besides its text. */
const AROUND_BYTES = 4 * 1024
const PER_ENTRY_BYTES = 80

export interface Greeting {
  /** Who does not know this device yet takes no more than MAX_STRANGER_BYTES: the newest entries say who this is. */
  hello: () => Message
  /** The entries that `hello` left out; to somebody who greeted back. */
  rest: () => Message[]
}

export function createGreeting(members: Pick<Members, 'entries'>): Greeting {
  /** How many of the log's entries the greeting left out. */
  let leftOut = 0
  return {
    hello: () => {
      const entries = members.entries()
      leftOut = entries.length
      for (let bytes = AROUND_BYTES; leftOut > 0; leftOut--) {
        bytes += Buffer.byteLength(entries[leftOut - 1]?.body ?? '') + PER_ENTRY_BYTES
        if (bytes > MAX_STRANGER_BYTES) break
      }
      return { type: 'hello', version: PROTOCOL_VERSION, log: entries.slice(leftOut) }
    },
    rest: () => {
      const entries = leftOut === 0 ? [] : members.entries()
      const messages: Message[] = []
      for (let at = 0; at < entries.length; at += ENTRIES_PER_MESSAGE)
        messages.push({ type: 'members', log: entries.slice(at, at + ENTRIES_PER_MESSAGE) })
      return messages
    },
  }
}
