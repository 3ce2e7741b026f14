/** Words that cards, slides and documents of a pack share. */
import type { PackFacts } from './facts.ts'
import type { Direction } from '#shared/model/people.ts'
import { roomOfSign } from '../letterRoom.ts'

/** On a card or a slide: at most so many signs, cut behind a sentence or a word; the key has the whole. */
export function shortened(text: string, most: number): string {
  const signs = [...text.replaceAll(/\s+/g, ' ').trim()]
  if (signs.length <= most) return signs.join('')
  const head = signs.slice(0, most).join('')
  const sentence = Math.max(...['. ', '? ', '! '].map((end) => head.lastIndexOf(end)))
  const word = head.lastIndexOf(' ')
  const at = sentence > head.length / 2 ? sentence + 1 : word > head.length / 2 ? word : head.length
  return `${head.slice(0, at)} […]`
}

/** Behind these a text is best divided, in this order; each matches up to the last sign of the piece. */
const ENDS = [/[.?!…。？！][”’"')\]»]*(?=\s)|[。？！][”’」』]*/gu, /[;:,，、–—](?=\s)|[，、；]/gu, /\S(?=\s)/gu]

/** A text in pieces of at most so many letters, divided behind a sentence, a part of one or a word; one at least. */
export function inPieces(text: string, most: number): string[] {
  const pieces: string[] = []
  let rest = text.replaceAll(/\s+/g, ' ').trim()
  for (;;) {
    const head = beginning(rest, most)
    if (head.length === rest.length) return [...pieces, rest]
    const ends = ENDS.map((end) => {
      const last = [...rest.slice(0, head.length + 1).matchAll(end)].at(-1)
      return last ? last.index + last[0].length : 0
    })
    const at = ends.find((end) => end > head.length / 2 && end <= head.length) ?? head.length
    pieces.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
}

/** The same, with a mark where a piece goes on and where it came from. */
export const continuedPieces = (text: string, most: number): string[] =>
  inPieces(text, most).map((piece, i, all) => `${i > 0 ? '… ' : ''}${piece}${i < all.length - 1 ? ' …' : ''}`)

/** As much of a text's beginning as so many letters' room holds; no sign is divided. */
function beginning(text: string, most: number): string {
  let room = most
  let head = ''
  for (const { segment } of graphemes.segment(text)) {
    room -= roomOfSign(segment)
    if (room < 0) break
    head += segment
  }
  return head
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const whole = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "March 2026". */
export const monthWords = (day: string): string => month.format(new Date(`${day}T12:00:00Z`))
/** "4 March 2026". */
export const dayWords = (day: string): string => whole.format(new Date(`${day}T12:00:00Z`))

/** "1 hour 30 minutes". */
export function lengthWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const parts = [
    ...(hours > 0 ? [`${hours} ${hours === 1 ? 'hour' : 'hours'}`] : []),
    ...(rest > 0 || hours === 0 ? [`${rest} ${rest === 1 ? 'minute' : 'minutes'}`] : []),
  ]
  return parts.join(' ')
}

/** Who did something for whom, in the history of somebody. */
export const directionWords: Readonly<Record<Direction, string>> = {
  act: 'they',
  give: 'we gave',
  ask: 'we asked',
  mutual: 'both',
}

/** Client, day, and from when to when; what is not known is left out. */
export const headLine = ({ workshop }: PackFacts): string =>
  [
    workshop.client,
    workshop.on === null ? '' : dayWords(workshop.on),
    workshop.startsAt === null ? '' : `${workshop.startsAt} to ${workshop.finishesAt ?? ''}`,
  ]
    .filter((part) => part !== '')
    .join(' · ')

export const itemTitle = (item: PackFacts['workshop']['agenda'][number]): string =>
  item.title !== '' ? item.title : (item.exerciseTitle ?? 'Untitled')

export const titleOf = ({ workshop }: PackFacts): string =>
  workshop.title === '' ? 'Untitled workshop' : workshop.title
