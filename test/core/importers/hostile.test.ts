import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importFile, importPasted } from '#core/importers/importFile.ts'
import { importLimits } from '#core/importers/limits.ts'
import { checkExtraction } from '#shared/model/checkExtraction.ts'
import { ImportError } from '#shared/model/importError.ts'
import { SourceMetadata } from '#shared/model/source.ts'
import { imported, refused, utf8 } from '#test/support/imported.ts'
import { english, russian } from '#test/support/savedPages/article.ts'
import { blogger, wordpress } from '#test/support/savedPages/blogs.ts'
import { brokenNesting, mhtml, tableLayout } from '#test/support/savedPages/sites.ts'
import { tinyEpub } from '#test/support/tinyEpub.ts'
import { column, tinyPdf } from '#test/support/tinyPdf.ts'

/** Whatever the bytes, importFile gives a value: a sound source or a closed error. */
async function expectValue(bytes: Uint8Array, fileName: string): Promise<void> {
  const result = await importFile(bytes, fileName)
  if (result.ok) {
    expect(checkExtraction(result.value.extraction)).toEqual([])
    expect(SourceMetadata.safeParse(result.value.metadata).success).toBe(true)
  } else {
    expect(ImportError.safeParse(result.error).success).toBe(true)
  }
}

const MARKDOWN = `---\ntitle: A walk\nauthor: [Ann Lee, Bo Chen]\n---\n# A walk\n\n> [!note] Look\n> twice\n\n1. one\n   - [x] two\n\n| a | b |\n|---|---|\n| 1 | [[link|shown]] |\n\nText[^1] and \`code\` and <b>html</b>.\n\n[^1]: A note.\n`
const samples: [string, Uint8Array][] = [
  ['page.html', utf8(wordpress(english))],
  ['blog.html', utf8(blogger(russian))],
  ['old.htm', utf8(tableLayout(english))],
  ['broken.html', utf8(brokenNesting(english))],
  ['page.mhtml', utf8(mhtml(english))],
  ['note.md', utf8(MARKDOWN)],
  [
    'note.txt',
    utf8(`A title\n\nBy Ann Lee\n\n${english.paragraphs.join('\n\n')}\n\n2 comments\n\n  1. ${english.quote}\n`),
  ],
  ['book.epub', tinyEpub({ chapters: ['<h1>One</h1><p>Words.</p>', '<p>More words.</p>'] })],
  [
    'paper.pdf',
    tinyPdf([column(english.paragraphs.join(' '), { x: 60, y: 100, measure: 60 }), [{ x: 60, y: 100, text: 'End.' }]], {
      info: { Title: 'Paper' },
    }),
  ],
]

/** Flips, drops, doubles and overwrites pieces of a file. */
const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom('flip', 'drop', 'double', 'noise'),
    size: fc.integer({ min: 1, max: 60 }),
    value: fc.integer({ min: 0, max: 255 }),
  }),
  { minLength: 1, maxLength: 6 },
)
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never

function apply(bytes: Uint8Array, wounds: Damage): Uint8Array {
  let now = Buffer.from(bytes)
  for (const { at, kind, size, value } of wounds) {
    const from = Math.floor(at * now.length)
    const piece = now.subarray(from, from + size)
    if (kind === 'flip' && now.length > 0) now[Math.min(from, now.length - 1)] = value
    if (kind === 'drop') now = Buffer.concat([now.subarray(0, from), now.subarray(from + size)])
    if (kind === 'double') now = Buffer.concat([now.subarray(0, from), piece, piece, now.subarray(from + size)])
    if (kind === 'noise') now = Buffer.concat([now.subarray(0, from), Buffer.alloc(size, value), now.subarray(from)])
  }
  return new Uint8Array(now)
}

describe('hostile files', () => {
  it.each(samples)('%s cut off anywhere is a value', async (name, bytes) => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), async (share) =>
        expectValue(bytes.slice(0, Math.floor(share * bytes.length)), name),
      ),
      { numRuns: 25 },
    )
  })

  it.each(samples)('%s damaged anyhow is a value', async (name, bytes) => {
    await fc.assert(
      fc.asyncProperty(damage, async (wounds) => expectValue(apply(bytes, wounds), name)),
      { numRuns: 40 },
    )
  })

  it('random bytes under any name are a value', async () => {
    const names = fc.constantFrom('a.html', 'a.txt', 'a.md', 'a.pdf', 'a.docx', 'a.epub', 'a', 'a.mhtml', 'a.jpg')
    const starts = fc.constantFrom(
      '',
      '%PDF-1.7\n',
      'PK\u0003\u0004',
      '<html>',
      '---\n',
      'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n',
    )
    await fc.assert(
      fc.asyncProperty(starts, fc.uint8Array({ maxLength: 3000 }), names, async (start, rest, name) =>
        expectValue(new Uint8Array([...Buffer.from(start, 'latin1'), ...rest]), name),
      ),
      { numRuns: 200 },
    )
  })

  it('any text pasted as text or markup is a value without controls', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '<p>',
        '</p>',
        '<ul><li>',
        '<table><tr><td>',
        '</td>',
        '<pre>',
        '<h1>',
        '<a href="javascript:x">',
        '<a href="https://x.example/a b">',
        '\u00ad',
        '\ufeff',
        '\u0000',
        '\r\n',
        '\ud800',
        '<br><br>',
        '&#0;',
        '&#x202e;',
        '<svg><script>',
        '<!--',
        ']]>',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const content = pieces.join('')
        for (const pasted of [{ text: content }, { html: content }, { html: content, text: content, url: content }]) {
          const result = await importPasted(pasted)
          if (result.ok) expect(checkExtraction(result.value.extraction)).toEqual([])
        }
        await expectValue(utf8(content), 'x.html')
        await expectValue(utf8(content), 'x.md')
      }),
      { numRuns: 60 },
    )
  })

  it('nesting that exhausts stacks elsewhere is read', async () => {
    // Crossed formatting grows with the square of its depth in any conforming parser.
    const depths = {
      '<div>': 4_000,
      '<span>': 10_000,
      '<ul><li>': 3_000,
      '<blockquote>': 3_000,
      '<table><tr><td>': 1_000,
      '<b><p>': 300,
    }
    for (const [open, depth] of Object.entries(depths)) {
      const source = await imported(`<html><body>${open.repeat(depth)}deep words are here`, 'deep.html')
      expect(source.extraction.text).toBe('deep words are here')
    }
    const quoted = await imported(`${'>'.repeat(6_000)} deep words`, 'deep.md')
    expect(quoted.extraction.text).toContain('deep words')
    const blank = await imported(`${' \n'.repeat(500_000)}one line`, 'blank.txt')
    expect(blank.extraction.text).toBe('one line')
  })

  it('keeps no script, no handler and no unsafe address', async () => {
    const page = `<html><body><article><p onclick="x()">${english.paragraphs[0]} <a href="javascript:alert(1)">one</a> <a href="java\nscript:alert(1)">two</a> <a href="data:text/html,x">three</a> <a href="file:///etc/passwd">four</a> <a href="https://user:pw@ok.example/">five</a> <a href="mailto:a@ok.example">six</a></p><script>alert("never")</script><style>p{}</style><p>${english.paragraphs[1]}</p></article></body></html>`
    const { extraction } = await imported(page, 'x.html')
    expect(extraction.text).not.toContain('never')
    expect(extraction.blocks.flatMap((block) => block.marks ?? []).map((mark) => mark.href)).toEqual([
      'https://ok.example/',
      'mailto:a@ok.example',
    ])
  })

  it('refuses what is over the stated limits, on disk and once read', async () => {
    expect(await refused(new Uint8Array(importLimits.fileBytes + 1).fill(65, 0, 10), 'huge.txt')).toBe('FileTooLarge')
    expect(await refused(new Uint8Array(importLimits.markupBytes + 1).fill(65), 'long.txt')).toBe('FileTooLarge')
    expect(await refused(new Uint8Array(importLimits.textLength + 1).fill(65), 'long.md')).toBe('FileTooLarge')
  })

  it('reads what a frame set or a wall leaves to be read, and a menu where there is nothing else', async () => {
    expect(
      await refused(
        '<html><head><title>x</title></head><frameset cols="*,*"><frame src="a.html"></frameset></html>',
        'frames.html',
      ),
    ).toBe('FileNoText')
    const wall = await imported(
      `<html><head><title>${english.title}</title></head><body><article><h1>${english.title}</h1><p>${english.paragraphs[0]}</p></article><div class="paywall"><p>Subscribe to read on.</p></div></body></html>`,
      'wall.html',
    )
    expect(wall.extraction.text).toBe(english.paragraphs[0])
    const menuOnly = await imported(
      '<html><body><nav><a href="/a">One</a> <a href="/b">Two</a></nav></body></html>',
      'menu.html',
    )
    expect(menuOnly.extraction.text).toBe('One Two')
  })

  it('names the reason when a file is no document', async () => {
    expect(await refused(new Uint8Array(), 'nothing.pdf')).toBe('FileEmpty')
    expect(await refused('  \n\t\n', 'blank.txt')).toBe('FileNoText')
    expect(
      await refused('<html><head><title>x</title></head><body><img src="a.png"></body></html>', 'picture.html'),
    ).toBe('FileNoText')
    for (const [name, head] of [
      ['photo.jpg', 'ffd8ffe000104a464946'],
      ['drawing.png', '89504e470d0a1a0a0000000d49484452'],
      ['song.mp3', '494433040000000000'],
      ['tool.exe', '4d5a90000300000004000000ffff0000'],
      ['pack.gz', '1f8b0800000000000003'],
    ]) {
      expect(await refused(new Uint8Array(Buffer.from(head ?? '', 'hex')), name ?? '')).toBe('FileKindUnknown')
    }
    expect(await refused('{\\rtf1\\ansi Hello}', 'letter.rtf')).toBe('FileKindUnknown')
    expect(await refused('<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>', 'drawing.svg')).toBe(
      'FileKindUnknown',
    )
    const noise = new Uint8Array(4000).map((_, i) => ((i * 7919) % 251) ^ (i >> 3))
    expect(await refused(noise, 'noise')).toBe('FileKindUnknown')
  })
})
