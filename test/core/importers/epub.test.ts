import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { imported, outline, refused } from '#test/support/imported.ts'
import { tinyEpub } from '#test/support/tinyEpub.ts'

const CHAPTERS = [
  '<h1>The box</h1><p>We put it on the sill<a id="n1"/> and left it open.</p>',
  '<h1>The rules</h1><p>There are three of them, and they grew.</p>',
]

describe('importEpub', () => {
  it('reads chapters in spine order, without the table of contents', async () => {
    const source = await imported(tinyEpub({ chapters: CHAPTERS, spine: [1, 0, 1] }), 'book.epub')
    expect(outline(source)).toEqual([
      'heading1 The rules',
      'paragraph There are three of them, and they grew.',
      'heading1 The box',
      'paragraph We put it on the sill and left it open.',
    ])
    expect(source.metadata).toMatchObject({ title: 'A small book', authors: ['Ida Marsh'], language: 'en' })
  })

  it('reads a book whose spine names nothing, or whose file names differ in case', async () => {
    const lines = [
      'heading1 The box',
      'paragraph We put it on the sill and left it open.',
      'heading1 The rules',
      'paragraph There are three of them, and they grew.',
    ]
    expect(outline(await imported(tinyEpub({ chapters: CHAPTERS, spine: [] }), 'book.epub'))).toEqual(lines)
    const parts = unzipSync(tinyEpub({ chapters: CHAPTERS }))
    const renamed = Object.fromEntries(
      Object.entries(parts).map(([name, data]) => [name.replace('/text/', '/Text/'), data]),
    )
    expect(outline(await imported(zipSync(renamed), 'book.epub'))).toEqual(lines)
  })

  it('reads every creator who is an author, the date and the publisher', async () => {
    const metadata =
      '<dc:title>Two hands</dc:title><dc:creator opf:role="aut">Ann Lee</dc:creator><dc:creator opf:role="ill">Zoe Hart</dc:creator><dc:creator>Bo Chen</dc:creator><dc:date>2021-05</dc:date><dc:publisher>Quay Press</dc:publisher><dc:language>en-GB</dc:language>'
    const source = await imported(tinyEpub({ chapters: CHAPTERS, metadata }), 'book.epub')
    expect(source.metadata).toMatchObject({
      title: 'Two hands',
      authors: ['Ann Lee', 'Bo Chen'],
      publishedOn: '2021-05',
      siteName: 'Quay Press',
      language: 'en-GB',
    })
  })

  it('refuses protected books, and reads those whose fonts alone are obfuscated', async () => {
    const encryption = (method: string, target: string) => ({
      'META-INF/encryption.xml': `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="${method}"/><CipherData><CipherReference URI="${target}"/></CipherData></EncryptedData></encryption>`,
    })
    expect(
      await refused(
        tinyEpub({
          chapters: CHAPTERS,
          extra: encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc', 'OEBPS/text/chapter%200.xhtml'),
        }),
        'drm.epub',
      ),
    ).toBe('FileEncrypted')
    const fonts = await imported(
      tinyEpub({ chapters: CHAPTERS, extra: encryption('http://www.idpf.org/2008/embedding', 'OEBPS/fonts/a.otf') }),
      'fonts.epub',
    )
    expect(fonts.extraction.blocks).toHaveLength(4)
  })

  it('refuses zip bombs, other packages and entity declarations', async () => {
    expect(
      await refused(
        zipSync({ 'META-INF/container.xml': new Uint8Array(0), zeros: new Uint8Array(50_000_000) }),
        'bomb.epub',
      ),
    ).toBe('FileTooLarge')
    expect(await refused(zipSync({ 'a.txt': strToU8('hello') }), 'files.zip')).toBe('FileKindUnknown')
    expect(await refused(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'sums.xlsx')).toBe('FileKindUnknown')
    const entities = {
      'OEBPS/book.opf':
        '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]><package>&x;</package>',
    }
    expect(await refused(tinyEpub({ chapters: CHAPTERS, extra: entities }), 'xxe.epub')).toBe('FileBroken')
    expect(await refused(tinyEpub({ chapters: CHAPTERS }).subarray(0, 700), 'cut.epub')).toBe('FileBroken')
  })

  it('says what is missing and keeps the rest', async () => {
    const metadata = '<dc:title>Torn</dc:title>'
    const whole = tinyEpub({
      chapters: CHAPTERS,
      metadata,
      extra: {
        'OEBPS/book.opf':
          '<package><metadata/><manifest><item id="a" href="text/chapter 0.xhtml" media-type="application/xhtml+xml"/><item id="b" href="gone.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
      },
    })
    const source = await imported(whole, 'torn.epub')
    expect(source.warnings).toEqual(['1 of 2 parts of this book are missing from the file.'])
    expect(source.metadata.title).toBe('torn')
  })
})
