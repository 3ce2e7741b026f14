/** One line of what happened, as somebody types it: the day in it, who did it, and the rest. */
import type { DayReader } from '#shared/dates/dayReader.ts'
import type { Direction } from '#shared/model/people.ts'

export interface ReadEntry {
  /** Undefined: no day is named. */
  on: string | undefined
  /** Undefined: it does not say. */
  direction: Direction | undefined
  note: string
}

/** First words only: "we gave", "sent her"; further in, a sentence may tell of anything. */
const BEGINNINGS: readonly (readonly [Direction, RegExp])[] = [
  ['mutual', /^(?:we (?:met|talked|spoke|worked)|met |talked |spoke |call with|coffee with|together)/i],
  ['ask', /^(?:we |i )?(?:ask(?:ed)?|requested|invited)\b/i],
  [
    'give',
    /^(?:we |i )?(?:gave|give|sent|send|thanked|thank|helped|paid|answered (?:her|him|them)|wrote (?:her|him|them))\b/i,
  ],
  ['act', /^(?:she|he|they|\p{Lu}\p{Ll}+)\s+\p{Ll}/u],
]

const withoutDay = (text: string, from: number, to: number): string => {
  const before = text.slice(0, from).replace(/[\s,;:–-]+$/u, '')
  const after = text.slice(to).replace(/^[\s,;:–-]+/u, '')
  const rest = before === '' ? after : after === '' ? before : `${before}${/^[.!?]/.test(after) ? '' : ' '}${after}`
  return rest.replace(/^(\p{Ll})/u, (letter) => letter.toUpperCase()).trim()
}

export function readEntry(text: string, reader: DayReader | undefined, today: string): ReadEntry {
  const found = reader?.find(text, today)
  const note = found ? withoutDay(text, found.from, found.to) : text.trim()
  return { on: found?.day, direction: BEGINNINGS.find(([, pattern]) => pattern.test(note))?.[0], note }
}
