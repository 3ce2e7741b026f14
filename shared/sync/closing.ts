/** What the other side is told when a wire is closed here, so that both transports tell the same. */
import type { Closed } from './transport.ts'

/** Numbers that go over the wire with the end. Zero is what a process that was ended from outside sends: it means nothing. */
const BYE = 1
const REFUSED = 2
const MISBEHAVED = 3

export function closingCode({ kind }: Closed): number {
  if (kind === 'refused') return REFUSED
  if (kind === 'misbehaved') return MISBEHAVED
  return BYE
}

/** What a number that came with the end means on this side; the other device's own words are never shown. */
export function closedByOther(code: number | undefined): Closed {
  if (code === BYE) return { kind: 'bye', detail: 'The other device ended the connection.' }
  if (code === REFUSED) return { kind: 'refused', detail: 'The other device did not take the connection.' }
  if (code === MISBEHAVED) {
    return { kind: 'refused', detail: 'The other device could not read what was sent and ended the connection.' }
  }
  return { kind: 'lost', detail: 'The connection was lost.' }
}
