/** Markdown that no person wrote: it is kept, quickly, and never breaks what reads it. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { noteRootOf } from '#shared/docs/noteRoot.ts'
import { noteFromMarkdown, noteToMarkdown, projectNote, seedNote } from '#shared/editor/noteText.ts'

const hostile: Record<string, string> = {
  'block quotes 10,000 deep': `${'>'.repeat(10_000)} end`,
  'block quotes 10,000 deep, spaced': `${'> '.repeat(10_000)}end`,
  'lists 10,000 deep': `${'- '.repeat(10_000)}end`,
  'lists 190 deep': `${'- '.repeat(190)}end`,
  'stairs of lists':
    Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- step ${depth}`).join('\n') + '\n\nend',
  'brackets 30,000 deep': `${'['.repeat(30_000)} end`,
  'stars without end': `${'*a '.repeat(15_000)} end`,
  'tildes without end': `${'~a'.repeat(50_000)} end`,
  'backticks of every length': `${Array.from({ length: 600 }, (_, n) => `${'`'.repeat(n)}a`).join('')} end`,
  'one list of 20,000': `${'- a\n'.repeat(20_000)}- end`,
  '5 MB of prose':
    `${'Rain fell on the *slate* roofs of the town, and nobody minded. '.repeat(20)}\n\n`.repeat(4_000) + 'end',
  '5 MB in one line': `${'x'.repeat(5_000_000)} end`,
  'NULs and half characters': 'a\0b\uD800c\uDC00d end',
  'carriage returns': 'one\rtwo\r\n\r\nthree end',
  'only white space': ' \n\t\n \u00A0\n end',
  'open HTML': '<div><!-- end',
  'open front matter': '---\nend',
  'a table of 300 columns': `${'|a'.repeat(300)}\n${'|-'.repeat(300)}\n${'|end'.repeat(300)}`,
}

describe('hostile Markdown', () => {
  test.each(Object.entries(hostile))(
    '%s',
    (_, markdown) => {
      const began = performance.now()
      const doc = new Y.Doc()
      noteFromMarkdown(doc, markdown)
      const written = noteToMarkdown(doc)
      expect(projectNote(noteRootOf(doc)).words).toBeGreaterThan(0)
      expect(written).toContain('end')
      // What one replica holds, the others read the same.
      const other = new Y.Doc()
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
      expect(noteToMarkdown(other)).toBe(written)
      expect(performance.now() - began).toBeLessThan(60_000)
    },
    40_000,
  )
})

describe('malformed documents', () => {
  const withRoot = (fill: (root: Y.XmlText) => void): Y.Doc => {
    const doc = new Y.Doc()
    doc.transact(() => fill(noteRootOf(doc)))
    return doc
  }
  const element =
    (type: unknown, fill: (inner: Y.XmlText) => void = () => {}): ((root: Y.XmlText) => void) =>
    (root) => {
      const inner = new Y.XmlText()
      root.insertEmbed(root.length, inner)
      if (type !== undefined) inner.setAttribute('__type', type)
      fill(inner)
    }
  const nested =
    (depth: number): ((root: Y.XmlText) => void) =>
    (root) => {
      let at = root
      for (let i = 0; i < depth; i += 1) {
        const inner = new Y.XmlText()
        at.insertEmbed(0, inner)
        inner.setAttribute('__type', 'quote')
        at = inner
      }
      at.insert(0, 'deep')
    }

  test.each<[string, (root: Y.XmlText) => void, string]>([
    ['characters at the root', (root) => root.insert(0, 'bare'), 'bare\n'],
    ['characters without a text', element('paragraph', (inner) => inner.insert(0, 'lost?')), 'lost?\n'],
    ['an unknown block', element('hologram', (inner) => inner.insert(0, 'kept')), 'kept\n'],
    ['an element without a type', element(undefined, (inner) => inner.insert(0, 'x')), ''],
    ['a type that is a number', element(7), ''],
    [
      'a heading of odd depth',
      element('heading', (inner) => {
        inner.setAttribute('__tag', 'h9')
        inner.insert(0, 'h')
      }),
      '# h\n',
    ],
    ['a list of no items', element('list'), ''],
    ['a table without rows', element('table'), ''],
    ['an embed of a plain object', (root) => root.insertEmbed(0, { type: 'paragraph' }), ''],
    ['a decorator of nothing', (root) => root.insertEmbed(0, new Y.XmlElement()), ''],
  ])('%s', (_, fill, markdown) => {
    const doc = withRoot(fill)
    expect(noteToMarkdown(doc)).toBe(markdown)
    expect(() => projectNote(noteRootOf(doc))).not.toThrow()
  })

  test('elements 5,000 deep', () => {
    const doc = withRoot(nested(5_000))
    expect(() => noteToMarkdown(doc)).not.toThrow()
    expect(() => projectNote(noteRootOf(doc))).not.toThrow()
  })

  test('a note is filled once', () => {
    const doc = new Y.Doc()
    seedNote(doc)
    expect(noteToMarkdown(doc)).toBe('')
    expect(projectNote(noteRootOf(doc))).toEqual({ blocks: [], links: [], words: 0, firstWords: '' })
    expect(() => seedNote(doc)).toThrow('note already has text')
  })
})
