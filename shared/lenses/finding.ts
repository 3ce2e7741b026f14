/** What a lens says of a place in a text. Lenses underline and explain; nothing is ever refused because of one. */
import type { CodeId } from '../model/ids.ts'

/** In the order in which they are shown. */
export const lensIds = ['people-first', 'thin-transaction', 'reach', 'asking-first', 'automation'] as const
export type LensId = (typeof lensIds)[number]

export const isLensId = (value: unknown): value is LensId => lensIds.some((id) => id === value)

export interface Lens {
  id: LensId
  /** What it is called in a list and on a note, e.g. "People-first words". */
  title: string
  /** One sentence on what it looks for. */
  looksFor: string
  /** The code whose definition it goes by. */
  code: CodeId
}

export const lensById: Readonly<Record<LensId, Lens>> = {
  'people-first': {
    id: 'people-first',
    title: 'People-first words',
    looksFor: 'Words that make people into targets, segments or traffic.',
    code: 'R3.PEOPLE' as CodeId,
  },
  'thin-transaction': {
    id: 'thin-transaction',
    title: 'Thin transaction',
    looksFor: 'Money, gift cards or discounts given for praise or support.',
    code: 'R9.PAY' as CodeId,
  },
  reach: {
    id: 'reach',
    title: 'Reach for relationship',
    looksFor: 'A media measure taken as the measure of how people stand to us.',
    code: 'R9.REACH' as CodeId,
  },
  'asking-first': {
    id: 'asking-first',
    title: 'Asking before giving',
    looksFor: 'An ask where nothing has been given yet.',
    code: 'R9.TAKE' as CodeId,
  },
  automation: {
    id: 'automation',
    title: 'Machine for presence',
    looksFor: 'A machine that stands where a person should be.',
    code: 'R9.AUTO' as CodeId,
  },
}

/** Offsets count code points, as everywhere where they are stored or printed. */
export interface LensFinding {
  lens: LensId
  start: number
  end: number
  /** The words from `start` to `end`, as written. */
  text: string
  /** Why, in one or two sentences. */
  reason: string
  /** What could stand there instead; null where only the writer can know. */
  suggestion: string | null
  /** The code whose definition is cited. */
  code: CodeId
  /** The sentence it stands in, as written: with the words it is what a dismissal is about. */
  sentence: string
}
