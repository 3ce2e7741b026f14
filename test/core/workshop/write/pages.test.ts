/** Pages of a pack: every card, sheet and slide is on them, as text, whatever it says. */
import { expect, it } from 'vitest'
import { NO_BRAND } from '#core/exporters/brand.ts'
import { cardsPage } from '#core/workshop/write/cardsPage.ts'
import { deckPage } from '#core/workshop/write/deckPage.ts'
import { sheetsPage } from '#core/workshop/write/sheetsPage.ts'
import type { Card, Pack, Slide } from '#shared/workshop/pack.ts'

const evil = '<script>alert("1")</script> & </style>'
const escaped = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;/style&gt;'
const card: Card = { title: evil, text: evil, source: evil, tag: 'Q1', said: true }
const common = { title: evil, notes: 'Only for the speaker', source: evil, minutes: 5, from: '09:00' }
const deck: Slide[] = [
  { ...common, kind: 'title', subtitle: evil },
  { ...common, kind: 'bullets', bullets: [evil, evil], numbered: true },
  { ...common, kind: 'quote', text: evil },
  { ...common, kind: 'table', columns: [evil], rows: [[evil]] },
  { ...common, kind: 'chart', categories: [evil], series: [{ name: evil, values: [3] }] },
  {
    ...common,
    kind: 'columns',
    columns: [
      { title: evil, bullets: [evil] },
      { title: 'b', bullets: [] },
    ],
  },
]
const empty = { type: 'root', children: [] } as const
const pack: Pack = {
  title: evil,
  language: 'en',
  paper: 'letter',
  cardSize: '3x5',
  handout: { title: '', language: null, tree: { ...empty, children: [] } },
  key: { title: '', language: null, tree: { ...empty, children: [] } },
  deck,
  cards: [{ title: evil, exerciseId: null, cards: Array.from({ length: 9 }, () => card) }],
  sheets: [
    { kind: 'numbered', title: evil, exerciseId: null, rows: [{ number: 1, text: evil, source: evil }] },
    {
      kind: 'grid',
      title: evil,
      exerciseId: null,
      columns: [evil],
      rows: [{ title: evil, cells: [evil] }],
      source: evil,
    },
  ],
  nameKey: [],
  findings: [],
  missing: [],
  left: [],
  dismissed: [],
}

const times = (text: string, part: string): number => text.split(part).length - 1

it('has every card on a sheet of true size', () => {
  const html = cardsPage(pack, NO_BRAND)
  expect(html).toContain('@page { size: 215.9mm 279.4mm; margin: 0; }')
  expect(html).toContain('width: 76.2mm; height: 127mm')
  expect(times(html, '<section class="leaf">')).toBe(3)
  expect(times(html, '<article')).toBe(9)
  // Title of the page twice, of the set once, three on each card.
  expect(times(html, escaped)).toBe(2 + 1 + 27)
})

it('writes nothing that is not text, and no notes of the speaker', () => {
  for (const html of [cardsPage(pack, NO_BRAND), deckPage(pack, NO_BRAND), sheetsPage(pack, NO_BRAND)]) {
    expect(html).not.toContain('<script')
    expect(times(html, '</style>')).toBe(1)
    expect(html).not.toContain('Only for the speaker')
    expect(html).toContain(`default-src 'none'`)
  }
  expect(times(deckPage(pack, NO_BRAND), '<section')).toBe(deck.length)
  expect(sheetsPage(pack, NO_BRAND)).toMatch(/size: letter landscape/)
})
