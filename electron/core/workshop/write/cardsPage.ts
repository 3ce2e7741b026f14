/** Cards on sheets of paper at their true size, with marks by which to cut them. */
import { type CardLayout, cropMarks, layOut } from '#shared/workshop/cardLayout.ts'
import type { Card, CardSet, Pack } from '#shared/workshop/pack.ts'
import type { Brand } from '../../exporters/brand.ts'
import { fittingSize, heightOf, LINE_HEIGHT } from './fitText.ts'
import { escape, languageAttribute, lines, SAID, wholePage } from './page.ts'

/** From the edge of a card to its words: room for a cut that is not quite straight. */
const PADDING = 7
const SIZES = [20, 18, 16, 14, 12, 11, 10, 9, 8, 7] as const
const TITLE = 11
const SOURCE = 8
const GAP = 3

function sizeFor({ title, text, source }: Card, { card }: CardLayout): number {
  const width = card.width - 2 * PADDING
  const head = heightOf(title === '' ? 'Q' : title, width - 12, TITLE) + GAP
  const foot = source === '' ? 0 : heightOf(source, width, SOURCE) + GAP
  return fittingSize(text, { width, height: card.height - 2 * PADDING - head - foot }, SIZES)
}

/** `whose`: the team's name, small and below all else; most that stands on a card is somebody's words. */
function cardHtml(card: Card, layout: CardLayout, place: number, whose: string): string {
  const { title, text, source, tag, said } = card
  return `<article class="card at${place}">
<header><h3>${escape(title)}</h3><span class="tag">${escape(tag)}</span></header>
<p class="words size${sizeFor(card, layout)}${said ? ' said' : ''}"${languageAttribute(text)}>${said ? `“${lines(text)}”` : lines(text)}</p>
<footer>${escape(source)}</footer>${
    whose === ''
      ? ''
      : `
<p class="whose">${escape(whose)}</p>`
  }
</article>`
}

const number = (value: number): string => String(Math.round(value * 100) / 100)

function styleOf(layout: CardLayout): string {
  const { sheet, card, columns, rows, left, top } = layout
  const places = Array.from({ length: columns * rows }, (_, i) => {
    const [x, y] = [left + (i % columns) * card.width, top + Math.floor(i / columns) * card.height]
    return `.at${i} { left: ${number(x)}mm; top: ${number(y)}mm; }`
  })
  return `
@page { size: ${sheet.width}mm ${sheet.height}mm; margin: 0; }
.leaf { position: relative; width: ${sheet.width}mm; height: ${number(sheet.height - 0.1)}mm; overflow: hidden; break-after: page; }
.leaf:last-child { break-after: auto; }
.marks { position: absolute; inset: 0; width: 100%; height: 100%; }
.marks path { stroke: #000; stroke-width: 0.2; fill: none; }
.card { position: absolute; width: ${card.width}mm; height: ${card.height}mm; padding: ${PADDING}mm; display: flex; flex-direction: column; overflow: hidden; }
.card header { display: flex; justify-content: space-between; gap: 3mm; margin-bottom: ${GAP}mm; }
.card h3 { font-size: ${TITLE}pt; line-height: ${LINE_HEIGHT}; }
.tag { font-size: 9pt; font-weight: 700; white-space: nowrap; }
.words { flex: 1; line-height: ${LINE_HEIGHT}; }
.said { font-family: ${SAID}; }
.card footer { margin-top: ${GAP}mm; font-size: ${SOURCE}pt; line-height: ${LINE_HEIGHT}; }
/* Between the words and the cut. */
.whose { position: absolute; right: ${PADDING}mm; bottom: 2.4mm; max-width: calc(100% - ${2 * PADDING}mm); overflow: hidden; font-size: 5.5pt; line-height: 1.2; white-space: nowrap; text-overflow: ellipsis; }
${SIZES.map((points) => `.size${points} { font-size: ${points}pt; }`).join('\n')}
${places.join('\n')}
`
}

function setHtml({ title, cards }: CardSet, layout: CardLayout, whose: string): string {
  const { sheet, columns, rows } = layout
  const perSheet = columns * rows
  const marks = cropMarks(layout)
    .map(([x1, y1, x2, y2]) => `M${number(x1)} ${number(y1)}L${number(x2)} ${number(y2)}`)
    .join('')
  const svg = `<svg class="marks" viewBox="0 0 ${sheet.width} ${sheet.height}" aria-hidden="true"><path d="${marks}"/></svg>`
  const leaves: string[] = []
  for (let i = 0; i < cards.length; i += perSheet) {
    const head = i === 0 ? `<h2 class="away">${escape(title)}</h2>\n` : ''
    const own = cards.slice(i, i + perSheet).map((card, place) => cardHtml(card, layout, place, whose))
    leaves.push(`<section class="leaf">\n${head}${svg}\n${own.join('\n')}\n</section>`)
  }
  return leaves.join('\n')
}

/** Sets begin on a sheet of their own, so that each is cut and kept together. */
export function cardsPage(
  { title, language, paper, cardSize, cards }: Pick<Pack, 'title' | 'language' | 'paper' | 'cardSize' | 'cards'>,
  brand: Brand,
): string {
  const layout = layOut(paper, cardSize)
  const whole = `${title}: cards`
  const body = `<h1 class="away">${escape(whole)}</h1>\n${cards.map((set) => setHtml(set, layout, brand.name)).join('\n')}`
  return wholePage(whole, language, styleOf(layout), body)
}
