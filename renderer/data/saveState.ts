/** What may be said about whether a note is saved. "Saved" stands only after the core's acknowledgement. */
export type SaveState =
  | { kind: 'saved'; at: number | null }
  /** `lastAt` is the acknowledgement before it. */
  | { kind: 'saving'; since: number; lastAt: number | null }
  /** The core is away, or could not store it (`because`); the window keeps what is typed. */
  | { kind: 'kept'; because?: string }
  /** Neither the core nor the write-ahead has it. */
  | { kind: 'unsafe'; message: string }

export interface SaveFacts {
  /** Something was typed that the core has not acknowledged. */
  isWaiting: boolean
  waitingSince: number
  isLinked: boolean
  /** The core is away and this note has not been compared with it yet. */
  isOffline: boolean
  savedAt: number | null
  trouble: string | null
  /** Why what is typed is not kept by this window. */
  problem: string | null
  isGone: boolean
}

const isSame = (a: SaveState, b: SaveState): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The state after a change; the same object where nothing changed, so that nothing is drawn again. */
export function saveStateOf(before: SaveState, facts: SaveFacts): SaveState {
  const next = stateFrom(facts)
  return isSame(before, next) ? before : next
}

function stateFrom({
  isWaiting,
  waitingSince,
  isLinked,
  isOffline,
  savedAt,
  trouble,
  problem,
  isGone,
}: SaveFacts): SaveState {
  if (isGone && problem !== null) return { kind: 'unsafe', message: problem }
  if (isWaiting && isLinked) return { kind: 'saving', since: waitingSince, lastAt: savedAt }
  if (isWaiting || isOffline) {
    if (problem !== null) return { kind: 'unsafe', message: problem }
    return trouble === null ? { kind: 'kept' } : { kind: 'kept', because: trouble }
  }
  return { kind: 'saved', at: savedAt }
}
