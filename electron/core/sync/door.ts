/** Who is heard at all: the team, and few others at a time. */
import { MAX_STRANGERS, MAX_STRANGERS_PER_SECOND } from '#shared/sync/limits.ts'
import type { Timers, Wire } from '#shared/sync/transport.ts'
import type { Knocks } from './knocks.ts'
import type { Members } from './members.ts'
import { createPerSecond } from './perSecond.ts'
import type { Session } from './session.ts'
import type { Shunned } from './shunned.ts'

export interface DoorParts {
  timers: Timers
  members: Pick<Members, 'deviceByKey'>
  shunned: Pick<Shunned, 'has'>
  knocks: Pick<Knocks, 'holds'>
  /** The oldest first. */
  sessions: ReadonlySet<Session>
}

/** Says whether a caller may enter. Whoever is not of the team has few places, and the newest call takes the oldest one's. */
export function createDoor({ timers, members, shunned, knocks, sessions }: DoorParts): (wire: Wire) => boolean {
  const nthStranger = createPerSecond(timers)
  return (wire) => {
    if (shunned.has(wire.remote)) return false
    if (members.deviceByKey(wire.remote)) return true
    if (nthStranger() > MAX_STRANGERS_PER_SECOND) return false
    const strangers = [...sessions].filter(
      (session) =>
        !session.open && !session.wire.dialled && !knocks.holds(session) && !members.deviceByKey(session.wire.remote),
    )
    if (strangers.length >= MAX_STRANGERS)
      strangers[0]?.end({ kind: 'refused', detail: 'Too many others are waiting to be heard.' })
    return true
  }
}
