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
