/** Sheets to hang up or hand out, one page each: numbered lines with room for dots, a map with room to write. */
import type { Pack, Sheet } from '#shared/workshop/pack.ts'
import type { Brand } from '../../exporters/brand.ts'
import { footWords } from '../../exporters/letterhead.ts'
import { logoBox, logoStyle } from './logo.ts'
import { escape, lines, wholePage } from './page.ts'

type Numbered = Extract<Sheet, { kind: 'numbered' }>
type Grid = Extract<Sheet, { kind: 'grid' }>

/** Below everything, in the margin. */
const footHtml = (brand: Brand): string =>
  footWords(brand) === '' ? '' : `<p class="foot">${escape(footWords(brand))}</p>\n`

const numberedHtml = ({ title, rows }: Numbered, brand: Brand): string => `<section class="leaf upright">
${logoBox(brand)}<h2>${escape(title)}</h2>
<table class="numbered"><thead><tr><th>No.</th><th>What</th><th>Dots</th></tr></thead>
<tbody>${rows
  .map(
    ({ number, text, source }) =>
      `<tr><th scope="row">${number}</th><td><p>${lines(text)}</p><p class="source">${escape(source)}</p></td><td class="room"></td></tr>`,
  )
  .join('\n')}</tbody></table>
${footHtml(brand)}</section>`

const gridHtml = ({ title, columns, rows, source }: Grid, brand: Brand): string => `<section class="leaf across">
${logoBox(brand)}<h2>${escape(title)}</h2>
<table class="grid"><thead><tr><td></td>${columns.map((each) => `<th scope="col">${escape(each)}</th>`).join('')}</tr></thead>
<tbody>${rows
  .map(
    (row) =>
      `<tr><th scope="row">${escape(row.title)}</th>${row.cells.map((cell) => `<td>${lines(cell)}</td>`).join('')}</tr>`,
  )
  .join('\n')}</tbody></table>
<p class="source">${escape(source)}</p>
${footHtml(brand)}</section>`

function styleOf(paper: Pack['paper'], brand: Brand): string {
  const [name, width, height] = paper === 'letter' ? ['letter', '8.5in', '11in'] : ['A4', '210mm', '297mm']
  return `
@page upright { size: ${name} portrait; margin: 0; }
@page across { size: ${name} landscape; margin: 0; }
.leaf { position: relative; padding: 14mm; overflow: hidden; break-after: page; display: flex; flex-direction: column; }
.leaf:last-child { break-after: auto; }
.upright { page: upright; width: ${width}; height: calc(${height} - 0.1mm); }
.across { page: across; width: ${height}; height: calc(${width} - 0.1mm); }
h2 { font-size: 20pt; margin-bottom: 6mm; }
table { border-collapse: collapse; width: 100%; flex: 1; table-layout: fixed; }
th, td { border: 0.3mm solid #000; padding: 2mm; text-align: left; vertical-align: top; font-size: 10pt; line-height: 1.3; }
thead th { font-size: 10pt; }
.numbered th:first-child { width: 14mm; }
.numbered th:last-child { width: 45mm; }
.numbered tbody th { font-size: 20pt; text-align: center; vertical-align: middle; }
.numbered tbody td { font-size: 12pt; vertical-align: middle; }
.grid thead td, .grid tbody th { width: 26mm; }
.grid thead td { border: 0; }
.grid td { font-size: 8pt; }
${logoStyle(brand, { width: 45, height: 8 })}
.logo { position: absolute; top: 4.5mm; right: 14mm; }
.foot { position: absolute; right: 14mm; bottom: 5mm; font-size: 8pt; line-height: 1.3; }
${brand.accent === null ? '' : `h2 { color: #${brand.accent}; }`}
.source { font-size: 8pt; line-height: 1.3; margin-top: 1.5mm; }
`
}

export function sheetsPage({ title, language, paper, sheets }: Pack, brand: Brand): string {
  const whole = `${title}: sheets`
  const body = sheets
    .map((sheet) => (sheet.kind === 'numbered' ? numberedHtml(sheet, brand) : gridHtml(sheet, brand)))
    .join('\n')
  return wholePage(whole, language, styleOf(paper, brand), `<h1 class="away">${escape(whole)}</h1>\n${body}`)
}
