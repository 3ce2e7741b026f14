/** Carets of one other device: which it showed, so that they go when it goes. The updates are y-protocols' awareness. */
import { decoding, encoding } from 'lib0'
import type { NoteId } from '#shared/model/ids.ts'
import { MAX_PRESENCE_ENTRIES } from '#shared/sync/limits.ts'

interface Caret {
  client: number
  clock: number
}

/** The clients that an update speaks of; null when it is malformed or speaks of too many. */
export function readCarets(update: Uint8Array): Caret[] | null {
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    if (count > MAX_PRESENCE_ENTRIES) return null
    const carets: Caret[] = []
    for (let index = 0; index < count; index++) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state: unknown = JSON.parse(decoding.readVarString(decoder))
      if (state !== null && typeof state !== 'object') return null
      carets.push({ client, clock })
    }
    return decoding.hasContent(decoder) ? null : carets
  } catch {
    return null
  }
}

/** An update that takes carets away. */
export function withoutCarets(carets: readonly Caret[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, carets.length)
  for (const { client, clock } of carets) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock + 1)
    encoding.writeVarString(encoder, 'null')
  }
  return encoding.toUint8Array(encoder)
}

export interface ShownCarets {
  /** False: not an awareness update, or more carets than a device has. */
  show(noteId: NoteId, update: Uint8Array): boolean
  /** Takes all of them away. */
  clear(): void
}

/** `pass` hands an update to the windows that hold the note. */
export function createShownCarets(pass: (noteId: NoteId, update: Uint8Array) => void): ShownCarets {
  const shown = new Map<NoteId, Map<number, number>>()
  return {
    show: (noteId, update) => {
      const carets = readCarets(update)
      if (carets === null) return false
      let ofNote = shown.get(noteId)
      if (!ofNote) {
        if (shown.size >= MAX_PRESENCE_ENTRIES) shown.delete(shown.keys().next().value as NoteId)
        shown.set(noteId, (ofNote = new Map()))
      }
      for (const { client, clock } of carets) ofNote.set(client, clock)
      if (ofNote.size > MAX_PRESENCE_ENTRIES) return false
      pass(noteId, update)
      return true
    },
    clear: () => {
      for (const [noteId, clocks] of shown)
        pass(noteId, withoutCarets([...clocks].map(([client, clock]) => ({ client, clock }))))
      shown.clear()
    },
  }
}
