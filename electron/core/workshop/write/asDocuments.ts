/** Deck, cards and sheets as Markdown trees: for formats that have neither slides nor sheets of true size. */
import type { RootContent } from 'mdast'
import type { Card, Pack, PackDocument, Sheet, Slide } from '#shared/workshop/pack.ts'
import { emphasis, heading, paragraph, quotation, text } from '../../exporters/mdast.ts'
import { numbered, paragraphs, plainBullets, table } from '../pack/tree.ts'

const document = (pack: Pack, what: string, children: RootContent[]): PackDocument => ({
  title: `${pack.title}: ${what}`,
  language: pack.language,
  tree: { type: 'root', children: [heading(1, text(`${pack.title}: ${what}`)), ...children] },
})

const column = ({ title, bullets }: { title: string; bullets: readonly string[] }): RootContent[] => [
  heading(3, text(title)),
  plainBullets([...bullets]),
]

function slideBody(slide: Slide): RootContent[] {
  switch (slide.kind) {
    case 'title':
      return slide.subtitle === '' ? [] : [paragraph(text(slide.subtitle))]
    case 'bullets':
      return slide.bullets.length === 0 ? [] : [slide.numbered ? numbered(slide.bullets) : plainBullets(slide.bullets)]
    case 'quote':
      return [quotation(slide.text)]
    case 'table':
      return [table(slide.columns, slide.rows)]
    case 'chart':
      return [
        table(
          ['', ...slide.series.map(({ name }) => name)],
          slide.categories.map((category, i) => [
            category,
            ...slide.series.map(({ values }) => String(values[i] ?? 0)),
          ]),
        ),
      ]
    case 'columns':
      return slide.columns.flatMap(column)
  }
}

const sourceLine = (source: string): RootContent[] => (source === '' ? [] : [paragraph(emphasis(source))])

/** Slides one below the other, each with what the speaker says. */
export const deckDocument = (pack: Pack): PackDocument =>
  document(
    pack,
    'slides',
    pack.deck.flatMap((slide) => [
      heading(2, text(slide.title)),
      ...slideBody(slide),
      ...sourceLine(slide.source),
      ...(slide.notes === '' ? [] : [paragraph(emphasis('Notes')), ...paragraphs(slide.notes)]),
    ]),
  )

const cardRow = ({ title, text: words, source, tag, said }: Card): string[] => [
  tag,
  [title, said ? `“${words}”` : words].filter((part) => part !== '').join(': '),
  source,
]

/** Every set as a table: for reading and for mail merge; blank cards are left to the paper. */
export const cardsDocument = (pack: Pack): PackDocument =>
  document(
    pack,
    'cards',
    pack.cards
      .filter(({ cards }) => cards.some((card) => card.text !== '' || card.title !== ''))
      .flatMap(({ title, cards }) => [heading(2, text(title)), table(['', 'Card', 'Source'], cards.map(cardRow))]),
  )

function sheetParts(sheet: Sheet): RootContent[] {
  if (sheet.kind === 'numbered')
    return [
      heading(2, text(sheet.title)),
      table(
        ['Number', 'Line', 'Source', 'Votes'],
        sheet.rows.map((row) => [String(row.number), row.text, row.source, '']),
      ),
    ]
  return [
    heading(2, text(sheet.title)),
    table(
      ['', ...sheet.columns],
      sheet.rows.map(({ title, cells }) => [title, ...cells]),
    ),
    ...sourceLine(sheet.source),
  ]
}

export const sheetsDocument = (pack: Pack): PackDocument => document(pack, 'sheets', pack.sheets.flatMap(sheetParts))

export interface PackPart {
  name: string
  document: PackDocument
}

/** Each part of a pack that has something in it, by the name of its file. */
export function partsOf(pack: Pack): readonly PackPart[] {
  return [
    { name: 'handout', document: pack.handout },
    { name: 'key', document: pack.key },
    { name: 'deck', document: deckDocument(pack) },
    ...(pack.cards.length > 0 ? [{ name: 'cards', document: cardsDocument(pack) }] : []),
    ...(pack.sheets.length > 0 ? [{ name: 'sheets', document: sheetsDocument(pack) }] : []),
  ]
}
