import { describe, expect, it } from 'vitest'
import { column, tinyPdf } from '#test/support/tinyPdf.ts'
import { imported, outline, refused } from '#test/support/imported.ts'

const MILL =
  'The old mill closed in spring and nobody in the valley believed that it would open again before winter came round. People still walked past it on Sundays and told each other what the wheel had sounded like when the river was high.'
const BAKER =
  'A baker from the next town asked for the key one evening and lit the oven with wood that her neighbours had carried up the hill. She asked nobody for money and sold nothing at all during the first three weeks of her stay.'

describe('importPdf', () => {
  it('reads two columns one after the other, under a title that spans both', async () => {
    const pdf = tinyPdf([
      [
        { x: 60, y: 60, text: 'What the valley did with its empty mill', size: 20 },
        ...column(MILL, { x: 60, y: 110, measure: 44 }),
        ...column(BAKER, { x: 320, y: 110, measure: 44 }),
      ],
    ])
    const source = await imported(pdf, 'mill.pdf')
    expect(outline(source)).toEqual([
      'heading1 What the valley did with its empty mill',
      `paragraph ${MILL}`,
      `paragraph ${BAKER}`,
    ])
    expect(source.metadata.title).toBe('What the valley did with its empty mill')
  })

  it('reads two columns whose lines were drawn across, left and right in turn', async () => {
    const left = column(MILL, { x: 60, y: 110, measure: 44 })
    const right = column(BAKER, { x: 320, y: 110, measure: 44 })
    const drawn = left.flatMap((line, i) => [line, ...(right[i] ? [right[i]] : [])])
    const source = await imported(tinyPdf([drawn]), 'mill.pdf')
    expect(outline(source)).toEqual([`paragraph ${MILL}`, `paragraph ${BAKER}`])
  })

  it('keeps rows of a table together', async () => {
    const rows = [
      ['Town', 'Bread', 'Cake'],
      ['Alder', '12', '3'],
      ['Birch', '9', '14'],
      ['Cedar', '31', '2'],
      ['Dogwood', '8', '8'],
    ]
    const pdf = tinyPdf([rows.flatMap((row, i) => row.map((text, j) => ({ x: 60 + j * 150, y: 100 + i * 14, text })))])
    const { extraction } = await imported(pdf, 'table.pdf')
    expect(extraction.text.replace(/\s+/g, ' ')).toBe('Town Bread Cake Alder 12 3 Birch 9 14 Cedar 31 2 Dogwood 8 8')
  })

  it('joins words that were broken at line ends, and keeps hyphens that belong to words', async () => {
    const lines = [
      'The programme was a long-term promise to the neigh-',
      'bours of the mill, who had asked for a long-',
      'term plan and for a self-',
      'portrait of the baker in her own words and hand.',
    ]
    const pdf = tinyPdf([lines.map((text, i) => ({ x: 60, y: 100 + i * 12, text }))])
    const { extraction } = await imported(pdf, 'hyphens.pdf')
    expect(extraction.text).toBe(
      'The programme was a long-term promise to the neighbours of the mill, who had asked for a long-term plan and for a selfportrait of the baker in her own words and hand.',
    )
  })

  it('carries a paragraph over the page and leaves running heads and page numbers out', async () => {
    const page = (n: number, text: string) => [
      { x: 60, y: 30, text: 'Valley Quarterly' },
      ...column(text, { x: 60, y: 100, measure: 80 }),
      { x: 300, y: 770, text: `Page ${n}` },
    ]
    const first = `${MILL} ${BAKER} And so it went on through the whole of`
    const source = await imported(
      tinyPdf([page(1, first), page(2, `the summer without a single sign above the door. ${MILL}`), page(3, BAKER)]),
      'pages.pdf',
    )
    expect(outline(source)).toEqual([
      `paragraph ${first} the summer without a single sign above the door. ${MILL}`,
      `paragraph ${BAKER}`,
    ])
    const { pages = [] } = source.extraction
    expect(pages.map((p) => p.number)).toEqual([1, 2, 3])
    expect(source.extraction.text.slice(pages[1]?.from, pages[1]?.to)).toMatch(/^the summer .* high\.$/)
  })

  it('says where each run stands, in points from the top left', async () => {
    const { extraction } = await imported(
      tinyPdf([[{ x: 72, y: 200, text: 'Bread first, questions later.', size: 12 }]]),
      'run.pdf',
    )
    const [from, to, x, y, width, height] = extraction.pages?.[0]?.runs[0] ?? [0, 0, 0, 0, 0, 0]
    expect(extraction.text.slice(from, to)).toBe('Bread first, questions later.')
    expect(x).toBeCloseTo(72, 0)
    expect(y + height).toBeGreaterThan(200)
    expect(y).toBeLessThan(195)
    expect(width).toBeGreaterThan(120)
    expect(width).toBeLessThan(180)
  })

  it('takes title, authors and date from the information dictionary, unless a program filled it', async () => {
    const text = [{ x: 60, y: 100, text: 'Some words on a page, enough to read.' }]
    const told = await imported(
      tinyPdf([text], {
        info: { Title: 'The key on the hook', Author: 'Ann Lee and Bo Chen', CreationDate: "D:20190314120000+01'00'" },
      }),
      'a.pdf',
    )
    expect(told.metadata).toMatchObject({
      title: 'The key on the hook',
      authors: ['Ann Lee', 'Bo Chen'],
      publishedOn: '2019-03-14',
    })
    const filled = await imported(
      tinyPdf([text], { info: { Title: 'Microsoft Word - draft3.doc', Author: 'Administrator' } }),
      'winter_letters.pdf',
    )
    expect(filled.metadata).toMatchObject({ title: 'winter letters', authors: [] })
  })

  it('warns of pages without text, and refuses a file that has none at all', async () => {
    const { warnings } = await imported(
      tinyPdf([[{ x: 60, y: 100, text: 'Only this page was typed.' }], [], []]),
      'scan.pdf',
    )
    expect(warnings).toEqual([
      '2 of 3 pages have no readable text; if they are scans, run text recognition on the file and import it again.',
    ])
    expect(await refused(tinyPdf([[], []]), 'scan.pdf')).toBe('FileNoText')
  })

  it('reads a file whose cross-reference table is wrong; names locked and ruined ones', async () => {
    const text = [{ x: 60, y: 100, text: 'Still legible after all.' }]
    expect((await imported(tinyPdf([text], { brokenXref: true }), 'x.pdf')).extraction.text).toBe(
      'Still legible after all.',
    )
    expect(await refused(tinyPdf([text], { locked: true }), 'locked.pdf')).toBe('FileEncrypted')
    expect(await refused('%PDF-1.7\nnothing else of use', 'ruin.pdf')).toBe('FileBroken')
  })
})
