/** Messages between the core and the thread that computes the states, and how a person's log is packed for them. */
import type { Person, AssessmentOfAll, FittedModel, Interaction, Judgement, Settings } from '#shared/measure/types.ts'

/** A log as one text, which SQLite puts together far faster than rows are made and copied. */
export interface PackedPerson {
  personId: string
  name: string
  /** "2026-01-05a00,…": day, first letter of the direction, paid, promotion. */
  log: string | null
  declared: Judgement[]
}

export interface MeasureRequest {
  id: number
  only: 'fit' | 'all'
  people: PackedPerson[]
  at: string
  settings: Settings
}

export type MeasureAnswer =
  | { id: number; all: AssessmentOfAll }
  | { id: number; fit: FittedModel }
  | { id: number; failed: string }

const DIRECTIONS = { a: 'act', g: 'give', m: 'mutual' } as const

const unpackOne = (text: string): Interaction => {
  const direction = text[10] ?? ''
  return {
    date: text.slice(0, 10),
    // "ask" begins like "act": it is packed as q.
    direction: direction in DIRECTIONS ? DIRECTIONS[direction as keyof typeof DIRECTIONS] : 'ask',
    paid: text[11] === '1',
    ...(text[12] === '1' && { kind: 'promotion' }),
  }
}

export const unpack = ({ personId, name, log, declared }: PackedPerson): Person => ({
  personId,
  name,
  interactions: log === null || log === '' ? [] : log.split(',').map(unpackOne),
  declared,
})
