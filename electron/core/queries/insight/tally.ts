/** Counts quotes by stance, and their sources by origin, of one cell, code or group. */
import { type Stance } from '#shared/model/coding.ts'
import { stances } from '#shared/insight/stances.ts'
import type { LiveSource } from './walk.ts'

const [SUPPORTS, DISPUTES, ILLUSTRATES] = [1, 2, 4] as const

export const bitOf = (stance: Stance): number => 1 << stances.indexOf(stance)

export interface Tally {
  quotes: number
  supports: number
  disputes: number
  illustrates: number
  /** Supported and disputed. */
  contested: number
  /** Each quote and source once: call with a source's targets together. */
  addQuote: (source: LiveSource, said: number) => void
  addSource: (source: LiveSource) => void
  readonly sources: number
  readonly independent: number
}

export function createTally(): Tally {
  const origins = new Set<string>()
  let sources = 0
  let last: LiveSource | undefined
  const addSource = (source: LiveSource): void => {
    if (source === last) return
    last = source
    sources++
    origins.add(source.origin)
  }
  const tally: Tally = {
    quotes: 0,
    supports: 0,
    disputes: 0,
    illustrates: 0,
    contested: 0,
    addQuote: (source, said) => {
      tally.quotes++
      if (said & SUPPORTS) tally.supports++
      if (said & DISPUTES) tally.disputes++
      if (said & ILLUSTRATES) tally.illustrates++
      if ((said & SUPPORTS) !== 0 && (said & DISPUTES) !== 0) tally.contested++
      addSource(source)
    },
    addSource,
    get sources() {
      return sources
    },
    get independent() {
      return origins.size
    },
  }
  return tally
}

/** Its numbers alone, in the order of the contract. */
export const countsOf = ({ quotes, supports, disputes, illustrates, contested, sources, independent }: Tally) => ({
  quotes,
  supports,
  disputes,
  illustrates,
  contested,
  sources,
  independent,
})
