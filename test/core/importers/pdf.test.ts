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

  it('reads what was filled into a form beside what it asks, and nothing that is hidden or a password', async () => {
    const field = (type: string, value: string, y: number, more = '') =>
      `/Subtype /Widget /FT /${type} /T (f${y}) /V ${value} /F 4 /Rect [160 ${792 - y - 4} 400 ${792 - y + 10}] /DA (/Helv 10 Tf 0 g) ${more}`
    const ticked = (value: string, y: number) =>
      `/Subtype /Widget /FT /Btn /T (b${y}) /V /${value} /AS /${value} /F 4 /Rect [160 ${792 - y - 2} 170 ${792 - y + 8}] /AP << /N << /Yes << >> /Off << >> >> >>`
    const pdf = tinyPdf(
      [
        ['What brought you here', 'Would you come again', 'With a friend', 'Never', 'Hidden', 'Secret'].map(
          (text, i) => ({
            x: 40,
            y: 100 + i * 40,
            text,
          }),
        ),
      ],
      {
        annotations: [
          field('Tx', '(The bread, and the warmth)', 100),
          field('Ch', '(Every week)', 140),
          ticked('Yes', 180),
          ticked('Off', 220),
          field('Tx', '(nobody sees this)', 260).replace('/F 4', '/F 2'),
          field('Tx', '(hush)', 300, '/Ff 8192'),
          '/Subtype /FreeText /Contents (Said on the phone) /F 4 /Rect [160 600 400 620] /DA (/Helv 10 Tf 0 g)',
          '/Subtype /Widget /FT /Tx /T (broken) /V 7 /Rect [0 0]',
        ],
      },
    )
    const { text } = (await imported(pdf, 'answers.pdf')).extraction
    expect(text.replace(/\s+/g, ' ')).toMatch(
      /^What brought you here The bread, and the warmth Would you come again Every week With a friend ☒ .*Never ☐ Hidden Secret$/,
    )
    expect(text).toContain('Said on the phone')
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
      'The programme was a long-term promise to the neighbours of the mill, who had asked for a long-term plan and for a self-portrait of the baker in her own words and hand.',
    )
  })

  it('gives a table its rows and cells, wrapped ones put together, and each cell its place', async () => {
    const rows = [
      { y: 100, cells: ['Town', 'Who came back', 'Since'], bold: true },
      { y: 120, cells: ['Alder', 'The two who keep the shop on', '2019'] },
      { y: 132, cells: ['', 'the quay, and their mother', ''] },
      { y: 152, cells: ['Birch by the', 'Nobody yet', '2021'] },
      { y: 164, cells: ['river', '', ''] },
      { y: 184, cells: ['Cedar', 'The baker', '2020'] },
    ]
    const pdf = tinyPdf([
      [
        ...column(MILL, { x: 60, y: 40, measure: 90 }),
        ...rows.flatMap(({ y, cells, bold }) =>
          cells.flatMap((text, j) => (text === '' ? [] : [{ x: 60 + j * 150, y, text, ...(bold ? { bold } : {}) }])),
        ),
        ...column(BAKER, { x: 60, y: 230, measure: 90 }),
      ],
    ])
    const source = await imported(pdf, 'table.pdf')
    expect(outline(source)).toEqual([
      `paragraph ${MILL}`,
      'tableRow Town\tWho came back\tSince',
      'tableRow Alder\tThe two who keep the shop on the quay, and their mother\t2019',
      'tableRow Birch by the river\tNobody yet\t2021',
      'tableRow Cedar\tThe baker\t2020',
      `paragraph ${BAKER}`,
    ])
    const [header] = source.extraction.blocks.filter((block) => block.kind === 'tableRow')
    expect(header?.headerRow).toBe(true)
    const { text, pages = [] } = source.extraction
    const run = pages[0]?.runs.find(([from, to]) => text.slice(from, to) === 'Nobody yet')
    expect(run?.[2]).toBeCloseTo(210, 0)
  })

  it('sees headings that are only bold, in capitals or numbered', async () => {
    const pdf = tinyPdf([
      [
        { x: 60, y: 60, text: 'What became of the mill', bold: true },
        ...column(MILL, { x: 60, y: 90, measure: 80 }),
        { x: 60, y: 150, text: 'What the baker did', bold: true },
        ...column(BAKER, { x: 60, y: 180, measure: 80 }),
        { x: 60, y: 240, text: 'WHO PAID FOR IT?' },
        ...column(MILL, { x: 60, y: 270, measure: 80 }),
        { x: 60, y: 330, text: '4. What is left' },
        ...column(BAKER, { x: 60, y: 360, measure: 80 }),
      ],
    ])
    expect(outline(await imported(pdf, 'headings.pdf')).filter((line) => line.startsWith('heading'))).toEqual([
      'heading1 What became of the mill',
      'heading1 What the baker did',
      'heading1 WHO PAID FOR IT?',
      'heading1 4. What is left',
    ])
  })

  it('reads columns below a title, names and addresses that stand on the gutter', async () => {
    const centred = [
      'What the valley did with its mill',
      'Ann Lee*, Bo Chen+',
      'School of Small Trades, Alder',
      'ann@alder.example',
    ]
    const pdf = tinyPdf([
      [
        ...centred.map((text, i) => ({ x: 306 - text.length * 2.6, y: 60 + i * 16, text, size: i === 0 ? 16 : 10 })),
        ...column(`${MILL} ${BAKER}`, { x: 60, y: 150, measure: 44 }),
        ...column(`${BAKER} ${MILL}`, { x: 320, y: 150, measure: 44 }),
      ],
    ])
    const source = await imported(pdf, 'paper.pdf')
    expect(outline(source).slice(-2)).toEqual([`paragraph ${MILL} ${BAKER}`, `paragraph ${BAKER} ${MILL}`])
    expect(source.metadata).toMatchObject({
      title: 'What the valley did with its mill',
      authors: ['Ann Lee', 'Bo Chen'],
    })
  })

  it('takes no two words further down the text for who wrote it', async () => {
    const page = [
      { x: 60, y: 60, text: 'What the street lends', size: 18 },
      { x: 60, y: 100, text: 'The bakers of our street lend each other flour when a mill fails.', size: 10 },
      { x: 60, y: 130, text: 'Month Loans', size: 10 },
    ]
    const source = await imported(tinyPdf([page]), 'street.pdf')
    expect(source.metadata).toMatchObject({ title: 'What the street lends', authors: [] })
  })

  it('believes the first page before the information dictionary, and says when a date is only the file’s', async () => {
    const page = (line: string) => [
      { x: 60, y: 60, text: 'A letter about the mill', size: 18 },
      { x: 60, y: 90, text: line },
      ...column(MILL, { x: 60, y: 130, measure: 80 }),
    ]
    const info = { Title: 'tmpl-39-3:rep-0', Author: 'template', CreationDate: 'D:20190314120000Z' }
    const printed = await imported(tinyPdf([page('By Ann Lee with Bo Chen, 3 May 2017')], { info }), 'a.pdf')
    expect(printed.metadata).toMatchObject({
      title: 'A letter about the mill',
      authors: ['Ann Lee', 'Bo Chen'],
      publishedOn: '2017-05-03',
    })
    expect(printed.warnings).toEqual([])
    const silent = await imported(tinyPdf([page('To whom it may concern, and to everybody else')], { info }), 'a.pdf')
    expect(silent.metadata).toMatchObject({ title: 'A letter about the mill', authors: [], publishedOn: '2019-03-14' })
    expect(silent.warnings).toEqual([
      'No date is printed at the beginning; the date is the day on which this file was made.',
    ])
    const old = await imported(
      tinyPdf([page('To whom it may concern')], { info: { ...info, Title: 'Minutes of another meeting in Birch' } }),
      'a.pdf',
    )
    expect(old.metadata.title).toBe('A letter about the mill')
  })

  it('keeps the items of a list apart, whatever marks them', async () => {
    const lines = [
      'What we carried up the hill that evening, all of us together and in the rain:',
      '\x95 wood that had been cut in spring and had',
      'dried under the roof of the mill',
      '\x95 flour',
      '- a lamp, and oil for three nights of it',
      '- the key',
    ]
    const source = await imported(tinyPdf([lines.map((text, i) => ({ x: 60, y: 100 + i * 12, text }))]), 'list.pdf')
    expect(outline(source)).toEqual([
      `paragraph ${lines[0]}`,
      'listItem wood that had been cut in spring and had dried under the roof of the mill',
      'listItem flour',
      'listItem a lamp, and oil for three nights of it',
      'listItem the key',
    ])
  })

  it('leaves page numbers out of a document of two pages', async () => {
    const page = (n: number, text: string) => [
      ...column(text, { x: 60, y: 100, measure: 80 }),
      { x: 300, y: 690, text: String(n) },
    ]
    const source = await imported(tinyPdf([page(17, MILL), page(18, BAKER)]), 'two.pdf')
    expect(outline(source)).toEqual([`paragraph ${MILL}`, `paragraph ${BAKER}`])
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
