/**
 * A deck as a PowerPoint file: text in placeholders, tables and charts that can be edited, notes for the speaker, and
 * under whatever was said or counted, where it is from.
 */
import PptxGenJS from 'pptxgenjs'
import type { Slide } from '#shared/workshop/pack.ts'
import { ACCENT, type Brand, logoAddress, makerOf } from '../../brand.ts'
import { footWords } from '../../letterhead.ts'
import { cleanText } from '../cleanText.ts'
import { fitParagraphs, heightOf } from './fitText.ts'
import { settlePptx } from './settlePptx.ts'
import { ink, letters, place, series, slideSize, steps } from './theme.ts'

export interface SlideDeck {
  title: string
  slides: readonly Slide[]
  brand: Brand
}

/** In CommonJS the class is the module; to bundlers and Node it is its default. */
const Deck = ('default' in PptxGenJS ? (PptxGenJS as { default: unknown }).default : PptxGenJS) as typeof PptxGenJS

type Pptx = InstanceType<typeof PptxGenJS>
type PptxSlide = ReturnType<Pptx['addSlide']>

const [TITLE, BODY, COLUMNS] = ['Opening', 'Content', 'Two columns']

type Place = { x: number; y: number; w: number; h: number }

const GAP = 0.6
const columnWidth = (place.body.w - GAP) / 2
const columnPlaces: readonly [Place, Place] = [
  { ...place.body, w: columnWidth },
  { ...place.body, x: place.body.x + columnWidth + GAP, w: columnWidth },
]

const masters: Partial<Record<Slide['kind'], string>> = { title: TITLE, columns: COLUMNS }

/** A line of a master, which nobody edits on a slide. */
const lineOf = (words: string, at: Place, fontSize: number) =>
  words === ''
    ? []
    : [
        {
          text: {
            text: cleanText(words),
            options: {
              ...at,
              fontSize,
              color: ink.quiet,
              fontFace: letters.sans,
              margin: 0,
              valign: 'middle' as const,
            },
          },
        },
      ]

/** The logo within a place, at its right end where there is a line beside it. */
function logoOf({ logo }: Brand, at: Place & { toTheRight?: boolean }) {
  if (logo === null) return []
  const scale = Math.min(at.w / logo.width, at.h / logo.height)
  const [w, h] = [logo.width * scale, logo.height * scale]
  const x = at.toTheRight === true ? at.x + at.w - w : at.x
  return [{ image: { x, y: at.y + (at.h - h) / 2, w, h, data: logoAddress(logo).replace(/^data:/, '') } }]
}

function defineMasters(pptx: Pptx, accent: string, brand: Brand): void {
  const text = { fontFace: letters.sans, color: ink.plain, margin: 0 } as const
  pptx.defineSlideMaster({
    title: TITLE,
    background: { color: 'FFFFFF' },
    objects: [
      { rect: { x: 0, y: 0, w: 0.25, h: slideSize.height, fill: { color: accent } } },
      ...logoOf(brand, place.bigLogo),
      ...lineOf(footWords(brand), place.foot, 12),
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            ...place.bigTitle,
            ...text,
            fontSize: 44,
            bold: true,
            align: 'left',
            valign: 'bottom',
          },
          text: '',
        },
      },
      {
        placeholder: {
          options: {
            name: 'body',
            type: 'body',
            ...place.subtitle,
            ...text,
            fontSize: 22,
            color: ink.quiet,
            valign: 'top',
          },
          text: '',
        },
      },
    ],
  })
  // A placeholder stands where its layout has it, whatever a slide says: columns have a layout of their own.
  const content = (title: string, bodies: readonly (Place & { name: string })[]) =>
    pptx.defineSlideMaster({
      title,
      background: { color: 'FFFFFF' },
      objects: [
        {
          placeholder: {
            options: {
              name: 'title',
              type: 'title',
              ...place.title,
              ...text,
              fontSize: 30,
              bold: true,
              align: 'left',
              valign: 'middle',
            },
            text: '',
          },
        },
        ...bodies.map((body) => ({
          placeholder: {
            options: { type: 'body' as const, ...body, ...text, fontSize: 24, valign: 'top' as const },
            text: '',
          },
        })),
        { line: { x: place.title.x, y: 1.55, w: place.title.w, h: 0, line: { color: accent, width: 1.5 } } },
        ...lineOf(footWords(brand), place.head, 11),
        ...logoOf(brand, place.logo),
      ],
      slideNumber: { ...place.number, fontFace: letters.sans, fontSize: 11, color: ink.quiet, align: 'right' },
    })
  content(BODY, [{ name: 'body', ...place.body }])
  content(
    COLUMNS,
    columnPlaces.map((column, at) => ({ name: `column${at}`, ...column })),
  )
}

const paragraphs = (lines: readonly string[], options: object) =>
  lines.map((line) => ({ text: cleanText(line), options: { ...options, breakLine: true } }))

/** Rows that fit below each other in letters of a size, by the tallest cell of each. */
function rowPages(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): { size: number; pages: string[][][] } {
  const width = place.body.w / Math.max(1, columns.length) - 0.2
  const tall = (row: readonly string[], size: number): number =>
    Math.max(...row.map((cell) => heightOf([cell], size, width))) + 0.1
  for (const size of steps.table) {
    const all = [columns, ...rows].reduce((sum, row) => sum + tall(row, size), 0)
    if (all <= place.body.h || size === steps.table.at(-1)) {
      const room = place.body.h - tall(columns, size)
      const pages: string[][][] = [[]]
      let used = 0
      for (const row of rows) {
        const own = tall(row, size)
        if (used + own > room && (pages.at(-1)?.length ?? 0) > 0) {
          pages.push([])
          used = 0
        }
        pages.at(-1)?.push([...row])
        used += own
      }
      return { size, pages }
    }
  }
  return { size: 12, pages: [rows.map((row) => [...row])] }
}

function fill(pptx: Pptx, slide: Slide, colours: readonly string[]): void {
  /** A slide of the deck; `part`: which of several that one slide became. */
  const add = (part: number, parts: number, draw: (to: PptxSlide) => void): void => {
    const to = pptx.addSlide({ masterName: masters[slide.kind] ?? BODY })
    const more = parts > 1 ? ` (${part + 1}/${parts})` : ''
    to.addText(cleanText(slide.title) + more, {
      placeholder: 'title',
      ...(slide.title.length > 60 && { fontSize: slide.kind === 'title' ? 34 : 24 }),
    })
    draw(to)
    if (slide.source !== '')
      to.addText(cleanText(slide.source), {
        ...place.source,
        fontSize: 12,
        color: ink.quiet,
        fontFace: letters.sans,
        margin: 0,
        valign: 'middle',
      })
    if (slide.notes !== '') to.addNotes(cleanText(slide.notes))
  }
  const text = (lines: readonly string[], sizes: readonly number[], options: object): void => {
    const { size, slides } = fitParagraphs(lines, { width: place.body.w - 0.4, height: place.body.h }, sizes)
    for (const [part, own] of slides.entries())
      add(part, slides.length, (to) =>
        to.addText(paragraphs(own, { ...options, fontSize: size, paraSpaceAfter: size * 0.35 }), {
          placeholder: 'body',
          valign: 'top',
        }),
      )
  }
  switch (slide.kind) {
    case 'title':
      return add(0, 1, (to) => to.addText(cleanText(slide.subtitle), { placeholder: 'body' }))
    case 'bullets':
      return text(slide.bullets, steps.bullets, { bullet: slide.numbered ? { type: 'number' } : true })
    case 'quote':
      return text(slide.text.split(/\n{2,}/), steps.quote, { fontFace: letters.serif })
    case 'columns': {
      const inside = { width: columnPlaces[0].w - 0.4, height: place.body.h - 0.6 }
      const fitted = slide.columns.map(({ bullets }) => fitParagraphs(bullets, inside, steps.columns))
      const size = Math.min(...fitted.map((each) => each.size))
      const again = slide.columns.map(({ bullets }) => fitParagraphs(bullets, inside, [size]).slides)
      const parts = Math.max(...again.map((each) => each.length))
      for (let part = 0; part < parts; part++)
        add(part, parts, (to) => {
          for (const [at, column] of slide.columns.entries()) {
            const own = paragraphs(again[at]?.[part] ?? [], {
              bullet: true,
              fontSize: size,
              paraSpaceAfter: size * 0.35,
            })
            const head = { text: cleanText(column.title), options: { bold: true, fontSize: size + 2, breakLine: true } }
            const options = { fontFace: letters.sans, color: ink.plain, valign: 'top', margin: 0 } as const
            to.addText([head, ...own], { placeholder: `column${at}`, ...options })
          }
        })
      return
    }
    case 'table': {
      const { size, pages } = rowPages(slide.columns, slide.rows)
      const cell = { fontSize: size, fontFace: letters.sans, color: ink.plain, valign: 'top' } as const
      for (const [part, rows] of pages.entries())
        add(part, pages.length, (to) =>
          to.addTable(
            [
              slide.columns.map((column) => ({ text: cleanText(column), options: { ...cell, bold: true } })),
              ...rows.map((row) => slide.columns.map((_, at) => ({ text: cleanText(row[at] ?? ''), options: cell }))),
            ],
            {
              x: place.body.x,
              y: place.body.y,
              w: place.body.w,
              border: { type: 'solid', pt: 0.75, color: ink.line },
              autoPage: false,
            },
          ),
        )
      return
    }
    case 'chart':
      return add(0, 1, (to) =>
        to.addChart(
          'bar',
          slide.series.map(({ name, values }) => ({
            name: cleanText(name),
            labels: slide.categories.map(cleanText),
            values: slide.categories.map((_, at) => values[at] ?? 0),
          })),
          {
            ...place.body,
            barDir: 'bar',
            // The first category stands on top; the library's types know one order only.
            catAxisOrientation: 'maxMin' as 'minMax',
            valAxisHidden: false,
            // With more colours than series the library paints each bar of one series differently.
            chartColors: colours.slice(0, slide.series.length),
            showLegend: slide.series.length > 1,
            legendPos: 'b',
            legendFontSize: 14,
            showValue: true,
            dataLabelFontSize: 12,
            catAxisLabelFontSize: 14,
            valAxisLabelFontSize: 12,
            valGridLine: { color: ink.line, size: 0.5 },
            altText: cleanText(`${slide.title}: ${slide.series.map(({ name }) => name).join(', ')}`),
          },
        ),
      )
  }
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The bytes of the file, with slides of 16:9. */
export async function writePptx({ title, slides, brand }: SlideDeck): Promise<Uint8Array> {
  const pptx = new Deck()
  const accent = brand.accent ?? ACCENT
  const maker = cleanText(makerOf(brand))
  pptx.layout = 'LAYOUT_WIDE'
  pptx.title = cleanText(title)
  pptx.author = maker
  // The library writes this one as it is.
  pptx.company = escapeXml(maker)
  pptx.subject = ''
  pptx.theme = { headFontFace: letters.sans, bodyFontFace: letters.sans }
  defineMasters(pptx, accent, brand)
  for (const slide of slides) fill(pptx, slide, [accent, ...series.slice(1)])
  return settlePptx((await pptx.write({ outputType: 'uint8array' })) as Uint8Array)
}
