/** What workshops say of themselves: names, lengths, whether the agenda fits. */
import type { WorkshopView } from '#shared/contract/workshopQueries.ts'
import type { AgendaKind, CardSize, MaterialKind } from '#shared/model/workshop.ts'

export const workshopTitle = (title: string): string => (title === '' ? 'Untitled workshop' : title)
export const itemTitle = (title: string): string => (title === '' ? 'Untitled' : title)

/** "3 h 30", "45 min". */
export function lengthWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`
}

/** How the sum of the agenda stands to the time there is. */
export function sumWords({ minutes, over, finishesAt }: WorkshopView): { words: string; isOver: boolean } {
  const planned = `${lengthWords(minutes)} planned`
  if (over === null) return { words: finishesAt === null ? planned : `${planned}, until ${finishesAt}`, isOver: false }
  if (over > 0) return { words: `${planned}, ${lengthWords(over)} too long`, isOver: true }
  return {
    words: over === 0 ? `${planned}, fills the time` : `${planned}, ${lengthWords(-over)} to spare`,
    isOver: false,
  }
}

export const kindWords: Readonly<Record<AgendaKind, string>> = {
  talk: 'Talk',
  exercise: 'Exercise',
  discussion: 'Discussion',
  break: 'Break',
}

export const cardSizeWords: Readonly<Record<CardSize, string>> = { a6: 'A6, 4-up', a7: 'A7, 8-up', '3x5': '3 × 5 in' }

export const materialWords: Readonly<Record<MaterialKind, string>> = {
  quoteCards: 'Quote cards',
  phaseHeaders: 'Headers of the phases',
  blankCards: 'Blank cards',
  stakeholderCards: 'Stakeholder cards',
  numberedSheet: 'Numbered sheet',
  premortemPrompts: 'Prompts for the premortem',
  journeyMap: 'Journey map',
  giveOrTakeCards: 'Cards from the log',
  stateCards: 'Histories of relationships',
}

/** "3 to 8 people". */
export const groupWords = ({ from, to }: { from: number; to: number }): string =>
  from === to ? `${from} ${from === 1 ? 'person' : 'people'}` : `${from} to ${to} people`

/** What a person typed as a time of day: "9", "9:30", "9.30", "0930"; null where it is none. */
export function readClock(words: string): string | null {
  const match = /^(\d{1,2})(?:\s*(?:[:.h]\s*)?(\d{2}))?\s*(am|pm)?$/i.exec(words.trim())
  if (!match) return null
  const [, hours = '', minutes = '00', half] = match
  const at = (Number(hours) % (half === undefined ? 24 : 12)) + (half?.toLowerCase() === 'pm' ? 12 : 0)
  if (Number(hours) > (half === undefined ? 24 : 12) || Number(minutes) > 59) return null
  return `${String(at).padStart(2, '0')}:${minutes}`
}

/** What a person typed as a length: "45", "45 min", "1:30", "1 h 30", "1.5 h"; null where it is none. */
export function readMinutes(words: string): number | null {
  const clean = words.trim().toLowerCase().replace(',', '.')
  const plain = /^(\d{1,4})\s*(?:m|min|minutes)?$/.exec(clean)
  const mixed = /^(\d{1,2})\s*(?::|h)\s*(\d{1,2})?\s*(?:m|min)?$/.exec(clean)
  const parts = /^(\d{1,2}\.\d+)\s*h$/.exec(clean)
  const minutes = plain
    ? Number(plain[1])
    : mixed
      ? Number(mixed[1]) * 60 + Number(mixed[2] ?? 0)
      : parts
        ? Math.round(Number(parts[1]) * 60)
        : Number.NaN
  return minutes >= 0 && minutes <= 1440 ? minutes : null
}
