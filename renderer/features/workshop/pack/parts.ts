/** The parts of a pack in the order in which they are looked at, and what each says of itself. */
import type { Pack } from '#shared/workshop/pack.ts'
import { layOut } from '#shared/workshop/cardLayout.ts'

export interface PackPart {
  id: string
  kind: 'handout' | 'key' | 'deck' | 'cards' | 'sheets' | 'names'
  title: string
  detail: string
  /** Where it begins in what is printed: card sets follow one another. */
  first: number
  /** Sheets or slides to walk through. */
  pages: number
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

export function partsOf(pack: Pack): PackPart[] {
  const { columns, rows } = layOut(pack.paper, pack.cardSize)
  const perSheet = columns * rows
  const sheetsOf = ({ cards }: Pack['cards'][number]): number => Math.ceil(cards.length / perSheet)
  const names = pack.nameKey.length
  return [
    { id: 'handout', kind: 'handout', title: 'Handout', detail: 'For everybody who comes', first: 0, pages: 1 },
    {
      id: 'deck',
      kind: 'deck',
      title: 'Deck',
      detail: count(pack.deck.length, 'slide', 'slides'),
      first: 0,
      pages: pack.deck.length,
    },
    ...pack.cards.map((set, at): PackPart => {
      const sheets = sheetsOf(set)
      return {
        id: `cards-${at}`,
        kind: 'cards',
        title: set.title,
        detail: `${count(set.cards.length, 'card', 'cards')} on ${count(sheets, 'sheet', 'sheets')}`,
        first: pack.cards.slice(0, at).reduce((sum, before) => sum + sheetsOf(before), 0),
        pages: sheets,
      }
    }),
    ...(pack.sheets.length === 0
      ? []
      : [
          {
            id: 'sheets',
            kind: 'sheets' as const,
            title: 'Sheets to fill in',
            detail: pack.sheets.map(({ title }) => title).join(', '),
            first: 0,
            pages: pack.sheets.length,
          },
        ]),
    { id: 'key', kind: 'key', title: 'Facilitator’s key', detail: 'Run sheet, answers and notes', first: 0, pages: 1 },
    {
      id: 'names',
      kind: 'names',
      title: 'Names behind the pseudonyms',
      detail: names === 0 ? 'Nobody stands in it' : `${count(names, 'name', 'names')}, kept apart`,
      first: 0,
      pages: 1,
    },
  ]
}
