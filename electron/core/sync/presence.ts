/** Where one other device is, in the app and on the network: never stored with the documents, taken over at a bounded pace. */
import type { NoteId } from '#shared/model/ids.ts'
import { ADDRESSES_EVERY_MS, MAX_CARETS_PER_SECOND, PLACES_EVERY_MS } from '#shared/sync/limits.ts'
import type { Message, Place } from '#shared/sync/messages.ts'
import type { Address, Timers } from '#shared/sync/transport.ts'
import { createThrottle } from '../throttle.ts'
import { createShownCarets } from './carets.ts'
import { createPerSecond } from './perSecond.ts'

export interface PresenceParts {
  timers: Timers
  /** Hands a caret to the windows that hold the note. */
  passCaret: (noteId: NoteId, update: Uint8Array) => void
  foundAt: (addresses: readonly Address[]) => void
  misbehaved: (why: string) => void
  /** Its places are others now. */
  changed: () => void
}

export interface Presence {
  handle: (message: Message) => boolean
  readonly places: readonly Place[]
  /** It is gone: its carets are taken away. */
  stop: () => void
}

export function createPresence({ timers, passCaret, foundAt, misbehaved, changed }: PresenceParts): Presence {
  let places: readonly Place[] = []
  const shownPlaces = createThrottle(timers, PLACES_EVERY_MS, (next: readonly Place[]) => {
    places = next
    changed()
  })
  const keptAddresses = createThrottle(timers, ADDRESSES_EVERY_MS, foundAt)
  const carets = createShownCarets(passCaret)
  const nthCaret = createPerSecond(timers)

  /** What is too much is passed over, and counts once a second. */
  const onCaret = (noteId: NoteId, update: Uint8Array): void => {
    const nth = nthCaret()
    if (nth === MAX_CARETS_PER_SECOND + 1) misbehaved('It sent more carets than hands can move.')
    if (nth > MAX_CARETS_PER_SECOND) return
    if (!carets.show(noteId, update)) misbehaved('It sent more carets than a device has.')
  }

  return {
    handle: (message) => {
      switch (message.type) {
        case 'presence':
          shownPlaces.say(message.places)
          return true
        case 'addresses':
          keptAddresses.say(message.addresses)
          return true
        case 'caret':
          onCaret(message.noteId, message.update)
          return true
        default:
          return false
      }
    },
    get places() {
      return places
    },
    stop: () => {
      shownPlaces.stop()
      keptAddresses.stop()
      carets.clear()
    },
  }
}
