/** Words by which tables say who did something, and whether money passed. */
import type { Direction } from '#shared/model/people.ts'

const DIRECTIONS: Readonly<Record<Direction, readonly string[]>> = {
  act: [
    'act',
    'acts',
    'acted',
    'they act',
    'she acts',
    'he acts',
    'them',
    'they',
    'in',
    'inbound',
    'incoming',
    'received',
  ],
  give: ['give', 'gives', 'gave', 'we give', 'we gave', 'given', 'gift', 'out', 'outbound', 'outgoing', 'sent'],
  ask: ['ask', 'asks', 'asked', 'we ask', 'we asked', 'request', 'requested'],
  mutual: ['mutual', 'both', 'together', 'meeting', 'exchange'],
}

const directionByWord = new Map(
  Object.entries(DIRECTIONS).flatMap(([direction, words]) =>
    words.map((word) => [word, direction as Direction] as const),
  ),
)

export const wordKey = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')

/** Undefined: nobody can tell. */
export const directionOf = (text: string): Direction | undefined => directionByWord.get(wordKey(text))

const YES = new Set(['yes', 'y', 'true', 'x', 'paid', '✓', 'ja', 'oui', 'si', 'sí'])
const NO = new Set(['', 'no', 'n', 'false', '-', '–', 'unpaid', 'nein', 'non'])

/** An amount counts as paid unless it is nothing. Undefined: neither yes nor no. */
export function paidOf(text: string): boolean | undefined {
  const word = wordKey(text)
  if (YES.has(word)) return true
  if (NO.has(word)) return false
  const amount = /^[^\d-]{0,4}([\d.,\s]+)[^\d]{0,4}$/.exec(word)?.[1]
  return amount === undefined ? undefined : /[1-9]/.test(amount)
}
