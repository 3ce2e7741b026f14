/** Serving and saving files: ranges, types, names, whole writes. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { blobType, fileAnswer, parseRange } from '#electron/shell/fileAnswer.ts'
import { canonicalPath, newWorkspacePath } from '#electron/shell/folders.ts'
import { safeFileName, suggestedFileName, writeWhole } from '#electron/shell/saveFile.ts'

let folder: string
beforeEach(() => {
  folder = canonicalPath(mkdtempSync(join(tmpdir(), 'commonplace-files-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const get = (path: string, range?: string, method = 'GET') =>
  fileAnswer(path, { method, range: range ?? null }, { 'content-type': 'x/y' })

describe('ranges', () => {
  test('every range gives exactly the bytes it names', async () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251)
    const path = join(folder, 'bytes')
    writeFileSync(path, bytes)
    const bound = fc.option(fc.nat(1200), { nil: undefined })
    await fc.assert(
      fc.asyncProperty(bound, bound, async (first, last) => {
        const answer = await get(path, `bytes=${first ?? ''}-${last ?? ''}`)
        const body = new Uint8Array(await buffer(answer.body))
        if (answer.status === 416) {
          expect(first === undefined ? last === 0 : first >= 1000).toBe(true)
          expect(answer.headers['content-range']).toBe('bytes */1000')
          return
        }
        expect(Number(answer.headers['content-length'])).toBe(body.byteLength)
        const [from, to] =
          answer.status === 200
            ? [0, 1000]
            : first === undefined
              ? [Math.max(0, 1000 - last!), 1000]
              : [first, Math.min(1000, (last ?? 999) + 1)]
        expect(body).toEqual(bytes.slice(from, to))
        if (answer.status === 206) expect(answer.headers['content-range']).toBe(`bytes ${from}-${to - 1}/1000`)
      }),
      { numRuns: 300 },
    )
  })

  test.each(['items=0-1', 'bytes=1-2,5-6', 'bytes=-', 'bytes=5-2', 'bytes= 1-2', 'bytes=a-b'])(
    'what is no single range (%s) is answered whole',
    (header) => expect(parseRange(header, 100)).toBeUndefined(),
  )

  test('an empty file, a folder and nothing at all', async () => {
    const path = join(folder, 'empty')
    writeFileSync(path, '')
    expect((await get(path)).status).toBe(200)
    expect((await get(path, 'bytes=0-0')).status).toBe(416)
    expect((await get(folder)).status).toBe(404)
    expect((await get(join(folder, 'none'))).status).toBe(404)
  })

  test('HEAD describes without sending', async () => {
    const path = join(folder, 'text')
    writeFileSync(path, 'advocates')
    const answer = await get(path, undefined, 'HEAD')
    expect(answer.headers['content-length']).toBe('9')
    expect(await text(answer.body)).toBe('')
  })

  test('only a PDF is called one', async () => {
    const type = (content: string) => {
      writeFileSync(join(folder, 'blob'), content)
      return blobType(join(folder, 'blob'))
    }
    expect(await type('%PDF-1.7\n')).toBe('application/pdf')
    expect(await type('\n\n  %PDF-1.4')).toBe('application/pdf')
    expect(await type('<html><script>alert(1)</script>')).toBe('application/octet-stream')
    expect(await type('')).toBe('application/octet-stream')
  })
})

describe('names', () => {
  test('a safe name can be written anywhere, and stays safe', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const safe = safeFileName(name)
        expect(safe).toMatch(/\S/)
        expect(safe).not.toMatch(/[<>:"/\\|?*\p{Cc}]|[. ]$|^\./u)
        expect([...safe].length).toBeLessThanOrEqual(130)
        expect(safeFileName(safe)).toBe(safe)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['Plan', 'markdown', 'Plan.md'],
    ['Plan.md', 'pdf', 'Plan.pdf'],
    ['Version 1.2', 'html', 'Version 1.2.html'],
    ['a/b: c?', 'pdf', 'a b c.pdf'],
    ['', 'pdf', 'Untitled.pdf'],
    ['CON', 'markdown', 'Untitled CON.md'],
    ['..', 'markdown', 'Untitled.md'],
  ] as const)('%s as %s is %s', (name, kind, wanted) => expect(suggestedFileName(name, kind)).toBe(wanted))
})

describe('writing', () => {
  test('replaces what is there and leaves nothing else behind', async () => {
    const path = join(folder, 'note.md')
    writeFileSync(path, 'old and longer')
    expect(await writeWhole(path, 'new')).toEqual({ ok: true, value: { path } })
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(readdirSync(folder)).toEqual(['note.md'])
  })

  test('a place that cannot be written is said in one sentence, and nothing is left', async () => {
    mkdirSync(join(folder, 'taken.md'))
    for (const path of [join(folder, 'missing', 'a.md'), join(folder, 'taken.md')]) {
      const outcome = await writeWhole(path, 'text')
      expect(outcome).toMatchObject({ ok: false, error: { code: 'FileNotWritten' } })
      if (!outcome.ok) expect(outcome.error.message).toMatch(/^[^.]+\.md was not saved: [^.]+\.$/)
    }
    expect(readdirSync(folder)).toEqual(['taken.md'])
  })
})

describe('folders for workspaces', () => {
  test('Documents/Commonplace/NAME, with a number when it is taken', () => {
    const first = newWorkspacePath(undefined, folder, 'Pilots: 2026')
    expect(first).toBe(join(folder, 'Commonplace', 'Pilots 2026'))
    mkdirSync(first, { recursive: true })
    expect(newWorkspacePath(undefined, folder, 'Pilots: 2026')).toBe(first)
    writeFileSync(join(first, 'workspace.sqlite'), '')
    expect(newWorkspacePath(undefined, folder, 'Pilots: 2026')).toBe(`${first} 2`)
  })

  test('an empty folder is taken itself, a full one gets a folder inside it, a workspace is left to be refused', () => {
    const chosen = join(folder, 'chosen')
    expect(newWorkspacePath(chosen, folder, 'A')).toBe(chosen)
    mkdirSync(chosen)
    expect(newWorkspacePath(chosen, folder, 'A')).toBe(chosen)
    writeFileSync(join(chosen, 'letter.txt'), '')
    expect(newWorkspacePath(chosen, folder, 'A')).toBe(join(chosen, 'A'))
    writeFileSync(join(chosen, 'workspace.sqlite'), '')
    expect(newWorkspacePath(chosen, folder, 'A')).toBe(chosen)
  })

  test('one folder has one spelling, also by way of a link and before it is there', () => {
    mkdirSync(join(folder, 'real'))
    symlinkSync(join(folder, 'real'), join(folder, 'link'))
    expect(canonicalPath(join(folder, 'link', 'new', 'deep'))).toBe(join(folder, 'real', 'new', 'deep'))
    expect(canonicalPath(join(folder, 'real', '..', 'link'))).toBe(join(folder, 'real'))
    expect(existsSync(join(folder, 'real', 'new'))).toBe(false)
    chmodSync(folder, 0o700)
  })
})
