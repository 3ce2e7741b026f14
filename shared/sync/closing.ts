/** What the other side is told when a wire is closed here, so that both transports tell the same. */
import type { Closed } from './transport.ts'

const CODES = ['bye', 'refused', 'misbehaved'] as const

/** The number that goes over the wire with the end. */
export function closingCode({ kind }: Closed): number {
  if (kind === 'refused') return 1
  if (kind === 'misbehaved') return 2
  return 0
}

/** What a number that came with the end means on this side; the other device's own words are never shown. */
export function closedByOther(code: number): Closed {
  switch (CODES[code]) {
    case 'bye':
      return { kind: 'bye', detail: 'The other device ended the connection.' }
    case 'refused':
      return { kind: 'refused', detail: 'The other device did not take the connection.' }
    case 'misbehaved':
      return { kind: 'refused', detail: 'The other device could not read what was sent and ended the connection.' }
    default:
      return { kind: 'lost', detail: 'The connection ended without a reason.' }
  }
}
