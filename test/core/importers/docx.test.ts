import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { imported, outline, refused } from '#test/support/imported.ts'

const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })

async function report(): Promise<Uint8Array> {
  const document = new Document({
    title: 'Winter report',
    creator: 'Ida Marsh',
    comments: {
      children: [{ id: 0, author: 'Tom Reed', date: new Date(0), children: [new Paragraph('Is this number right?')] }],
    },
    footnotes: { 1: { children: [new Paragraph('Counted by hand on two evenings.')] } },
    numbering: { config: [{ reference: 'steps', levels: [{ level: 0, format: 'decimal', text: '%1.' }] }] },
    sections: [
      {
        children: [
          new Paragraph({ text: 'What we saw', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({
            children: [
              new CommentRangeStart(0),
              new TextRun('Forty people came back'),
              new CommentRangeEnd(0),
              new TextRun({ children: [new CommentReference(0)] }),
              new FootnoteReferenceRun(1),
              new TextRun({ text: ' within a week', bold: true }),
              new TextRun('.'),
            ],
          }),
          new Paragraph({ text: 'Ask who they brought.', numbering: { reference: 'steps', level: 0 } }),
          new Paragraph({ text: 'Write it down.', numbering: { reference: 'steps', level: 0 } }),
          new Table({
            rows: [
              new TableRow({ children: [cell('Month'), cell('People')] }),
              new TableRow({ children: [cell('May'), cell('40')] }),
            ],
          }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** The file with one part changed. */
async function changed(name: string, change: (xml: string) => string): Promise<Uint8Array> {
  const parts = unzipSync(await report())
  parts[name] = strToU8(change(strFromU8(parts[name] ?? new Uint8Array())))
  return zipSync(parts)
}

describe('importDocx', () => {
  it('keeps headings, lists, tables, marks, footnotes and comments, notes in sections of their own', async () => {
    const source = await imported(await report(), 'report.docx')
    expect(source.metadata).toMatchObject({ title: 'Winter report', authors: ['Ida Marsh'] })
    const lines = outline(source)
    expect(lines[0]).toBe('heading1 What we saw')
    expect(lines[1]).toMatch(/^paragraph Forty people came back.* within a week\.$/)
    expect(lines).toContain('listItem Ask who they brought.')
    expect(lines).toContain('tableRow May\t40')
    expect(lines.filter((line) => line.startsWith('footnotes/'))).toEqual([
      'footnotes/listItem Counted by hand on two evenings.',
    ])
    expect(lines.filter((line) => line.startsWith('comments/')).join(' ')).toContain('Is this number right?')
    const list = source.extraction.blocks.filter((block) => block.kind === 'listItem' && block.section === undefined)
    expect(list.map((block) => [block.ordered, block.ordinal])).toEqual([
      [true, 1],
      [true, 2],
    ])
    const strong = source.extraction.blocks[1]?.marks?.find((mark) => mark.kind === 'strong')
    expect(source.extraction.text.slice(strong?.from, strong?.to)).toBe('within a week')
  })

  it('takes short bold lines for headings where no style says so, and reads changes as accepted', async () => {
    const bold = (text: string) => new Paragraph({ children: [new TextRun({ text, bold: true })] })
    const document = new Document({
      sections: [
        {
          children: [
            bold('What became of the shop'),
            new Paragraph('Forty people came back within a week, and each of them brought somebody along.'),
            bold('Who carried the coal'),
            new Paragraph({
              children: [
                new TextRun('The lorry '),
                new InsertedTextRun({ text: 'never ', id: 1, author: 'Ida Marsh', date: '2019-04-12T00:00:00Z' }),
                new DeletedTextRun({ text: 'always ', id: 2, author: 'Ida Marsh', date: '2019-04-12T00:00:00Z' }),
                new TextRun('came up the hill.'),
              ],
            }),
          ],
        },
      ],
    })
    const source = await imported(new Uint8Array(await Packer.toBuffer(document)), 'shop_notes.docx')
    expect(outline(source)).toEqual([
      'heading1 What became of the shop',
      'paragraph Forty people came back within a week, and each of them brought somebody along.',
      'heading2 Who carried the coal',
      'paragraph The lorry never came up the hill.',
    ])
    expect(source.metadata.title).toBe('What became of the shop')
  })

  it('keeps the words of simple fields, formulas, ruby, shapes without a way for older programs, and hanging first letters', async () => {
    const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
    const paragraph = (inner: string) => `<w:p>${inner}</w:p>`
    const fraction = `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:f><m:fPr><m:ctrlPr><w:rPr/></m:ctrlPr></m:fPr><m:num><m:r><m:t>40</m:t></m:r></m:num><m:den><m:r><m:t>9</m:t></m:r></m:den></m:f></m:oMath>`
    const shape = (text: string) =>
      `<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${paragraph(run(text))}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>`
    const added = [
      paragraph(
        `${run('Table ')}<w:fldSimple w:instr=" IF 2 > 1 "><w:r><w:t>7</w:t></w:r></w:fldSimple>${run(': who came')}`,
      ),
      paragraph(`${run('One in ')}${fraction}${run(' came back.')}`),
      paragraph(
        `<w:r><w:ruby><w:rubyPr><w:hps w:val="11"/></w:rubyPr><w:rt><w:r><w:t>はる</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>春</w:t></w:r></w:rubyBase></w:ruby></w:r>`,
      ),
      paragraph(`${run('Beside it stands a box.')}${shape('Bring a friend in May')}`),
      paragraph(`<w:pPr><w:framePr w:dropCap="drop" w:lines="3"/><w:rPr><w:sz w:val="90"/></w:rPr></w:pPr>${run('W')}`),
      paragraph(run('inter was long.')),
    ]
    const file = await changed('word/document.xml', (xml) => xml.replace('<w:sectPr', `${added.join('')}<w:sectPr`))
    const lines = outline(await imported(file, 'report.docx'))
    expect(lines).toEqual(
      expect.arrayContaining([
        'paragraph Table 7: who came',
        'paragraph One in 40/9 came back.',
        'paragraph 春',
        'paragraph Beside it stands a box.',
        'paragraph Bring a friend in May',
        'paragraph Winter was long.',
      ]),
    )
  })

  it('refuses entity declarations, ruined parts and old or locked Office files', async () => {
    const bomb = await changed('word/document.xml', (xml) =>
      xml.replace('?>', '?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'),
    )
    expect(await refused(bomb, 'bomb.docx')).toBe('FileBroken')
    expect(await refused(await changed('word/document.xml', (xml) => xml.slice(0, 300)), 'cut.docx')).toMatch(
      /FileBroken|FileNoText/,
    )
    const ole = new Uint8Array(608)
    ole.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect(await refused(ole, 'old.doc')).toBe('FileKindUnknown')
    ole.set(Buffer.from('EncryptedPackage', 'utf16le'), 512)
    expect(await refused(ole, 'locked.docx')).toBe('FileEncrypted')
  })
})
