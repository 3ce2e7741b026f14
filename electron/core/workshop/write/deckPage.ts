/** The deck as pages of a screen's shape, 16 by 9. What the speaker says is in the other formats and the present mode. */
import type { Pack, Slide } from '#shared/workshop/pack.ts'
import type { Brand } from '../../exporters/brand.ts'
import { footWords } from '../../exporters/letterhead.ts'
import { logoBox, logoStyle } from './logo.ts'
import { fittingSize, LINE_HEIGHT } from './fitText.ts'
import { escape, languageAttribute, lines, SAID, wholePage } from './page.ts'

/** A slide in millimetres, as slide programs have it: 13⅓ by 7½ inches. */
const [WIDTH, HEIGHT, PADDING] = [338.67, 190.5, 20]
const SIZES = [32, 28, 24, 22, 20, 18, 16, 14, 12] as const
const BOX = { width: WIDTH - 2 * PADDING, height: HEIGHT - 2 * PADDING - 42 }

const list = (bullets: readonly string[], numbered: boolean): string => {
  const tag = numbered ? 'ol' : 'ul'
  return `<${tag}>${bullets.map((each) => `<li>${lines(each)}</li>`).join('')}</${tag}>`
}

const tableHtml = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${columns.map((each) => `<th scope="col">${escape(each)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`

/** Bars beside their figures; the first series is filled, the others are drawn by their edge, so that black does. */
function barsHtml({ categories, series }: Extract<Slide, { kind: 'chart' }>): string {
  const most = Math.max(1, ...series.flatMap(({ values }) => values))
  const rows = categories.flatMap((category, i) =>
    series.map(({ name, values }, n) => {
      const value = values[i] ?? 0
      const bar = `<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="bar${Math.min(n, 1)}" x="0.2" y="0.6" width="${((value / most) * 99).toFixed(1)}" height="4.8"/></svg>`
      return `<tr><th scope="row">${n === 0 ? escape(category) : ''}</th><td class="series">${escape(name)}</td><td class="bar">${bar}</td><td class="value">${value}</td></tr>`
    }),
  )
  return `<table class="bars"><tbody>${rows.join('')}</tbody></table>`
}

function bodyHtml(slide: Slide): string {
  switch (slide.kind) {
    case 'title':
      return `<p class="subtitle">${escape(slide.subtitle)}</p>`
    case 'bullets':
      return `<div class="size${fittingSize(slide.bullets, BOX, SIZES, 0.6)}">${list(slide.bullets, slide.numbered)}</div>`
    case 'quote':
      return `<blockquote class="size${fittingSize(slide.text, BOX, SIZES)}"${languageAttribute(slide.text)}><p>“${lines(slide.text)}”</p></blockquote>`
    case 'table': {
      const rows = [slide.columns, ...slide.rows].map((row) => row.join('   '))
      return `<div class="size${fittingSize(rows, BOX, SIZES.slice(3), 0.5)}">${tableHtml(slide.columns, slide.rows)}</div>`
    }
    case 'chart':
      return barsHtml(slide)
    case 'columns': {
      const half = { width: BOX.width / 2 - 6, height: BOX.height - 14 }
      const size = Math.min(...slide.columns.map(({ bullets }) => fittingSize(bullets, half, SIZES.slice(2), 0.6)))
      const column = ({ title, bullets }: (typeof slide.columns)[number]): string =>
        `<div><h3>${escape(title)}</h3>${list(bullets, false)}</div>`
      return `<div class="two size${size}">${slide.columns.map(column).join('')}</div>`
    }
  }
}

/** One without a body says its title in the middle. */
const isBare = (slide: Slide): boolean =>
  slide.kind === 'title' || (slide.kind === 'bullets' && slide.bullets.length === 0)

const slideHtml = (slide: Slide, brand: Brand): string => `<section class="leaf${isBare(slide) ? ' bare' : ''}">
${logoBox(brand)}<h2>${escape(slide.title)}</h2>
${bodyHtml(slide)}
<footer><span>${escape(slide.source)}</span><span>${escape([slide.from ?? '', footWords(brand)].filter((part) => part !== '').join(' · '))}</span></footer>
</section>`

const style = `
@page { size: ${WIDTH}mm ${HEIGHT}mm; margin: 0; }
.leaf { width: ${WIDTH}mm; height: ${HEIGHT - 0.1}mm; padding: ${PADDING}mm; overflow: hidden; break-after: page; display: flex; flex-direction: column; gap: 8mm; }
.leaf:last-child { break-after: auto; }
h2 { font-size: 30pt; line-height: 1.2; }
h3 { font-size: 1em; margin-bottom: 3mm; }
.bare h2 { font-size: 44pt; margin-top: 50mm; }
.subtitle { font-size: 22pt; }
ul, ol { padding-left: 1.2em; }
li { margin-bottom: 0.5em; line-height: ${LINE_HEIGHT}; }
blockquote { margin: 0; font-family: ${SAID}; line-height: ${LINE_HEIGHT}; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.2em 1em 0.2em 0; border-bottom: 0.3mm solid #000; line-height: 1.25; }
.bars { font-size: 16pt; }
.bars th, .bars td { border: 0; padding: 0.6mm 5mm 0.6mm 0; white-space: nowrap; font-weight: 400; }
.bars td.bar { width: 60%; padding: 0.6mm 2mm 0.6mm 0; }
.bars .series { font-size: 12pt; }
.bars svg { display: block; width: 100%; height: 6mm; }
.bar0 { fill: #000; } .bar1 { fill: #fff; stroke: #000; stroke-width: 0.5; vector-effect: non-scaling-stroke; }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 12mm; }
.leaf footer { margin-top: auto; display: flex; justify-content: space-between; gap: 10mm; font-size: 12pt; line-height: 1.3; }
${SIZES.map((points) => `.size${points} { font-size: ${points}pt; }`).join('\n')}
`

/** On every slide, the first larger. */
const brandStyle = (brand: Brand): string => `${logoStyle(brand, { width: 46, height: 11 })}
.leaf { position: relative; }
.logo { position: absolute; top: 7mm; right: ${PADDING}mm; }
.bare .logo { top: 26mm; right: auto; left: ${PADDING}mm; transform: scale(2); transform-origin: left top; }
${brand.accent === null ? '' : `h2 { color: #${brand.accent}; }\n.bar0 { fill: #${brand.accent}; }`}
`

export function deckPage({ title, language, deck }: Pack, brand: Brand): string {
  const whole = `${title}: slides`
  const body = `<h1 class="away">${escape(whole)}</h1>\n${deck.map((slide) => slideHtml(slide, brand)).join('\n')}`
  return wholePage(whole, language, style + brandStyle(brand), body)
}
