/** Tables as an Excel file, a sheet each. Every text is a string cell, so that none of them is a formula. */
import writeExcelFile, { type Feature } from 'write-excel-file/node'
import type { Brand } from '../../brand.ts'
import { footWords, hasBrand } from '../../letterhead.ts'
import type { SheetTable } from '../../tables.ts'
import { cleanText } from '../cleanText.ts'

/** What Excel takes in one cell. */
const LONGEST_TEXT = 32_767
const [NARROWEST, WIDEST] = [8, 60]

type Cell = Record<string, unknown> | null

function cellOf(value: string | number | null, kind: SheetTable['columns'][number]['kind']): Cell {
  if (value === null || value === '') return null
  if (typeof value === 'number')
    return { type: Number, value, ...(kind === 'share' && { format: '0%' }), alignVertical: 'top' }
  const text = [...cleanText(value)].slice(0, LONGEST_TEXT).join('').slice(0, LONGEST_TEXT)
  return { type: String, value: text, wrap: true, alignVertical: 'top' }
}

/** A name that Excel takes for a sheet, once each: without signs of its formulas, at most 31 characters. */
function sheetNames(tables: readonly SheetTable[]): string[] {
  const taken = new Set<string>()
  return tables.map(({ name }, i) => {
    const plain = cleanText(name)
      .replaceAll(/[\\/?*[\]:']+/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .slice(0, 27)
    let unique = plain === '' ? `Sheet ${i + 1}` : plain
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${plain} ${n}`
    taken.add(unique.toLowerCase())
    return unique
  })
}

/** A text as Excel's codes for headers have it; what Excel takes there is short. */
const headText = (text: string): string =>
  cleanText(text)
    .replaceAll(/\s+/g, ' ')
    .slice(0, 100)
    .replaceAll('&', '&&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

/** Whose sheets they are, on paper: above and below each page, so that the table itself stays a table. */
const onPaper = (brand: Brand): Feature<Buffer> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        insert: () =>
          `<headerFooter><oddHeader>&amp;L${headText(footWords(brand))}&amp;R&amp;A</oddHeader><oddFooter>&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`,
      },
    },
  },
})

/** The bytes of the file. */
export async function writeXlsx(tables: readonly SheetTable[], brand: Brand): Promise<Uint8Array> {
  const names = sheetNames(tables)
  const colour = brand.accent === null ? {} : { textColor: `#${brand.accent}` }
  const sheets = tables.map(({ columns, rows }, at) => ({
    sheet: names[at] ?? `Sheet ${at + 1}`,
    data: [
      columns.map(({ label }) => ({
        type: String,
        value: cleanText(label),
        fontWeight: 'bold',
        wrap: true,
        ...colour,
      })),
      ...rows.map((row) => columns.map(({ kind }, column) => cellOf(row[column] ?? null, kind))),
    ],
    columns: columns.map(({ label }, column) => ({
      width: rows.reduce(
        (most, row) => Math.max(most, Math.min(WIDEST, String(row[column] ?? '').length + 2)),
        Math.max(NARROWEST, Math.min(WIDEST, label.length + 2)),
      ),
    })),
    stickyRowsCount: 1,
  }))
  const features = hasBrand(brand) ? { features: [onPaper(brand)] } : {}
  const written = writeExcelFile(sheets as never, features as never)
  return new Uint8Array(await written.toBuffer())
}
