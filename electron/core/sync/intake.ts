/** Takes in what one other device sends of its documents, and judges whether that is what an honest one would send. */
import type { DocId } from '#shared/model/ids.ts'
import { APPLY_PATIENCE, MAX_GAPS, PATIENT_AGAIN_MS } from '#shared/sync/limits.ts'
import type { MessageOf } from '#shared/sync/messages.ts'
import { applyRemote } from '../docs/applyRemote.ts'
import { isPurged } from '../docs/purge.ts'
import type { ExchangeParts, ExchangeWire } from './exchange.ts'
import { workClock } from './slices.ts'

/** Commits a message's documents. Returns those to ask for again; undefined when the message was not taken. */
export type Intake = (message: MessageOf<'updates'>) => DocId[] | undefined

export function createIntake(parts: ExchangeParts, wire: ExchangeWire): Intake {
  const { db, hub, store, timers } = parts
  let gaps = 0
  /** How often longer than usual an update may take: doubled whenever one was cut off. */
  let patience = 1
  let slowAt = Number.NEGATIVE_INFINITY

  /** False: it was too slow too often. A machine that does something else at the moment looks the same at first. */
  const isPatient = (wasSlow: boolean): boolean => {
    if (wasSlow) {
      if (patience >= APPLY_PATIENCE) return false
      patience *= 2
      slowAt = timers.elapsed()
    } else if (timers.elapsed() - slowAt > PATIENT_AGAIN_MS) patience = 1
    return true
  }

  return (message) => {
    const applied = applyRemote(hub, store, {
      docs: message.docs.filter(({ id }) => !isPurged(db, id)),
      device: wire.device,
      origin: wire.origin,
      beforeProjection: (changes) => parts.arrived(changes, wire.remote),
      clock: () => workClock(timers),
      patience,
    })
    if (!applied.ok) {
      wire.stopped(applied.error.message)
      return undefined
    }
    const { refused, slow } = applied.value
    for (const { id, update, reason } of refused) {
      parts.quarantine(id, wire.device, reason, update)
      wire.misbehaved('It sent changes that cannot be applied.')
    }
    if (!isPatient(slow.length > 0)) {
      wire.stoppedBy('It sent changes that take too long to apply.')
      return undefined
    }
    const missing = [...applied.value.gaps, ...slow] as DocId[]
    gaps = missing.length === 0 ? 0 : gaps + missing.length
    if (gaps > MAX_GAPS) {
      wire.misbehaved('It kept sending changes without those that come before them.')
      return undefined
    }
    return missing
  }
}
