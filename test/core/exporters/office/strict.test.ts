/** Files for Word, slides and sheets hold what those programs are strict about, so that none of them offers a repair. */
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { expect, it, vi } from 'vitest'
import type { Brand } from '#core/exporters/brand.ts'
import { parseNote } from '#core/exporters/noteTree.ts'
import { doOfficeJob } from '#core/exporters/office/doOfficeJob.ts'
import type { OfficeJob } from '#core/exporters/office/protocol.ts'
import type { Slide } from '#shared/workshop/pack.ts'
import { allIn, type Element, loosePackage, outOfOrder, partsOf, twice } from '#test/support/ooxml.ts'

// What writes Office files takes long to be read on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const icon = new Uint8Array(readFileSync(new URL('../../../../resources/icons/icon-512.png', import.meta.url)))
const brand: Brand = {
  name: 'Harrow & Sons',
  accent: '7A1F1F',
  footer: 'Not <to> be handed on',
  logo: { bytes: icon, type: 'png', width: 512, height: 512 },
}

const tree = parseNote(`# All there is

Words with *stress*, **weight**, ~~regret~~, \`code\` and a [way](https://example.org/a?b=1&c=2) out.[^a] العربية 窯 🙂

> Somebody said this.[^b]

## A list

1. one
   - below
   - below, too
2. two

- [x] done
- [ ] not yet

| What | How often |
| :--- | ---: |
| Kilns \\| ovens | 3 |
| *None* | |

---

### Below

\`\`\`
plain <text>
\`\`\`

## Again

1. begins anew

[^a]: A note, with *stress*.
[^b]: Another & more.
`)

const said = { notes: 'Say it & wait.', source: 'Quist, 2026', minutes: 5, from: '09:00' }
const slides: Slide[] = [
  { ...said, kind: 'title', title: 'A <morning>', subtitle: 'Harrow & Sons' },
  { ...said, kind: 'bullets', title: 'Steps', bullets: ['one', 'two', 'three'], numbered: true },
  { ...said, kind: 'bullets', title: 'Aims', bullets: ['one'], numbered: false, notes: '' },
  { ...said, kind: 'quote', title: 'Said', text: 'It was cold; “very” cold. 窯 🙂' },
  {
    ...said,
    kind: 'table',
    title: 'Programme',
    columns: ['Time', 'What'],
    rows: [
      ['09:00', 'Welcome'],
      ['09:30', ''],
    ],
  },
  {
    ...said,
    kind: 'chart',
    title: 'Counts',
    categories: ['P1', 'P2'],
    series: [
      { name: 'Quotes', values: [3, 0] },
      { name: 'Sources', values: [2, 0] },
    ],
  },
  {
    ...said,
    kind: 'columns',
    title: 'Sides',
    columns: [
      { title: 'Against', bullets: ['no'] },
      { title: 'For', bullets: [] },
    ],
  },
  { ...said, kind: 'chart', title: 'Counts again', categories: ['P1'], series: [{ name: 'Quotes', values: [1] }] },
]

const docx = (paper: 'a4' | 'letter'): OfficeJob => ({
  kind: 'docx',
  document: { title: 'All there is', language: 'en', tree, paper, brand, subtitle: 'for a test' },
})
const pptx: OfficeJob = { kind: 'pptx', deck: { title: 'A <morning>', slides, brand } }
const xlsx: OfficeJob = {
  kind: 'xlsx',
  tables: [
    {
      name: 'Quotes',
      columns: [
        { label: 'What', kind: 'text' },
        { label: 'N', kind: 'number' },
      ],
      rows: [
        ['=1+1', 2],
        [null, null],
      ],
    },
  ],
  brand,
}

const bodyOf = (parts: ReadonlyMap<string, Element[]>, name: string): Element[] => {
  const part = parts.get(name)
  if (!part) throw new Error(`there is no ${name}`)
  return part
}

it.each([
  ['a document on A4', docx('a4')],
  ['a document on Letter', docx('letter')],
  ['slides', pptx],
  ['sheets', xlsx],
])('%s: every element in its order, every relationship with an end, every part with a type', async (_, job) => {
  const file = await doOfficeJob(job)
  expect(loosePackage(file)).toEqual([])
  const wrong = [...partsOf(file)].flatMap(([name, elements]) => outOfOrder(elements).map((each) => `${name} ${each}`))
  expect([...new Set(wrong)]).toEqual([])
})

it('gives everything in a document an id of its own, and every cell a paragraph at its end', async () => {
  const parts = partsOf(await doOfficeJob(docx('a4')))
  const body = bodyOf(parts, 'word/document.xml')
  const furniture = [...parts]
    .filter(([name]) => /^word\/(?:header|footer)\d*\.xml$/.test(name))
    .flatMap(([, each]) => each)
  expect(twice([...body, ...furniture], /^wp:docPr$/, 'id')).toEqual([])
  expect(twice(body, /^w:bookmarkStart$/, 'w:id')).toEqual([])
  expect(twice(bodyOf(parts, 'word/styles.xml'), /^w:style$/, 'w:styleId')).toEqual([])
  expect(twice(bodyOf(parts, 'word/footnotes.xml'), /^w:footnote$/, 'w:id')).toEqual([])
  expect(twice(bodyOf(parts, 'word/numbering.xml'), /^w:num$/, 'w:numId')).toEqual([])
  const idsOf = (part: string, name: string, attribute: string) =>
    allIn(bodyOf(parts, part)).flatMap((each) => (each.name === name ? (each.attributes[attribute] ?? []) : []))
  const styles = new Set(idsOf('word/styles.xml', 'w:style', 'w:styleId'))
  for (const name of ['w:pStyle', 'w:rStyle', 'w:tblStyle'])
    for (const style of idsOf('word/document.xml', name, 'w:val')) expect(styles).toContain(style)
  const notes = idsOf('word/footnotes.xml', 'w:footnote', 'w:id')
  expect(idsOf('word/document.xml', 'w:footnoteReference', 'w:id')).toHaveLength(2)
  for (const id of idsOf('word/document.xml', 'w:footnoteReference', 'w:id')) expect(notes).toContain(id)
  const numbers = idsOf('word/numbering.xml', 'w:num', 'w:numId')
  for (const id of idsOf('word/document.xml', 'w:numId', 'w:val')) expect(numbers).toContain(id)
  const cells = allIn(body).filter(({ name }) => name === 'w:tc')
  expect(cells.length).toBeGreaterThan(5)
  for (const { children } of cells) expect(children.at(-1)?.name).toBe('w:p')
  expect(
    body
      .find(({ name }) => name === 'w:document')
      ?.children.at(-1)
      ?.children.at(-1)?.name,
  ).toBe('w:sectPr')
})

it('gives every shape of a slide an id of its own, every row its cells, and every slide its notes', async () => {
  const parts = partsOf(await doOfficeJob(pptx))
  for (const [name, elements] of parts)
    if (/^ppt\/(?:slides|slideLayouts|slideMasters|notesSlides)\/[^/]+\.xml$/.test(name))
      expect(twice(elements, /^p:cNvPr$/, 'id'), name).toEqual([])
  const presentation = bodyOf(parts, 'ppt/presentation.xml')
  const masters = [...parts].filter(([name]) => /slideMasters\/[^/]+\.xml$/.test(name)).flatMap(([, each]) => each)
  expect(twice([...presentation, ...masters], /^p:(?:sldMasterId|sldLayoutId)$/, 'id')).toEqual([])
  expect(twice(presentation, /^p:sldId$/, 'id')).toEqual([])
  expect(allIn(presentation).filter(({ name }) => name === 'p:sldId')).toHaveLength(slides.length)
  const tables = [...parts.values()].flatMap(allIn).filter(({ name }) => name === 'a:tbl')
  expect(tables).toHaveLength(1)
  for (const { children } of tables) {
    const wide = children.find(({ name }) => name === 'a:tblGrid')?.children.length
    for (const row of children.filter(({ name }) => name === 'a:tr'))
      expect(row.children.filter(({ name }) => name === 'a:tc')).toHaveLength(wide ?? 0)
  }
  for (let n = 1; n <= slides.length; n++) {
    const kinds = (part: string) =>
      allIn(bodyOf(parts, part)).flatMap(({ attributes }) => (attributes['Type'] ?? '').split('/').at(-1) ?? [])
    expect(kinds(`ppt/slides/_rels/slide${n}.xml.rels`)).toContain('notesSlide')
    expect(kinds(`ppt/notesSlides/_rels/notesSlide${n}.xml.rels`)).toEqual(
      expect.arrayContaining(['slide', 'notesMaster']),
    )
  }
})

it.each([
  ['a document', docx('a4')],
  ['slides', pptx],
  ['sheets', xlsx],
])('%s: the same twice has the same entries in the same order, and each property once', async (_, job) => {
  const [one, two] = [await doOfficeJob(job), await doOfficeJob(job)]
  expect(Object.keys(unzipSync(one))).toEqual(Object.keys(unzipSync(two)))
  const properties = allIn(partsOf(one).get('docProps/core.xml') ?? []).map(({ name }) => name)
  expect(new Set(properties).size).toBe(properties.length)
})
