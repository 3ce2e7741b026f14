/** A title that is named becomes a link and words again, in documents that Markdown made and that an editor reads. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { linkMention, unlinkMention } from '#shared/editor/linkMention.ts'
import { noteFromMarkdown, noteToMarkdown } from '#shared/editor/noteText.ts'

const target = { kind: 'note', id: 'n_1' } as const
const link = (words: string) => `[${words}](commonplace:note/n_1)`

function linked(markdown: string, title: string): string | null {
  const doc = new Y.Doc()
  noteFromMarkdown(doc, markdown)
  return linkMention(doc, title, target, 'test') ? noteToMarkdown(doc) : null
}

describe('linking what is named', () => {
  it('replaces the first words of that name, wherever in their text they stand', () => {
    expect(linked('Read Tide table first. Tide table.', 'Tide table')).toBe(
      `Read ${link('Tide table')} first. Tide table.\n`,
    )
    expect(linked('tide table first', 'Tide table')).toBe(`${link('tide table')} first\n`)
    expect(linked('read **the tide table**', 'Tide table')).toBe(`read **the ${link('tide table')}**\n`)
    expect(linked('tide table', 'Tide table')).toBe(`${link('tide table')}\n`)
    expect(linked('- one\n  - see tide table\n- two', 'Tide table')).toBe(
      `- one\n  - see ${link('tide table')}\n- two\n`,
    )
    expect(linked('| a | b |\n| - | - |\n| c | tide table |', 'Tide table')).toContain(`| c | ${link('tide table')} |`)
  })

  it('leaves code, links and parts of words alone', () => {
    for (const markdown of [
      '`tide table`',
      '```\ntide table\n```',
      '[tide table](https://example.org/)',
      'the riptide tables',
      'nothing here',
    ])
      expect(linked(markdown, 'Tide table'), markdown).toBeNull()
  })

  it('is taken back to the same Markdown, and loses nothing that a peer writes meanwhile', () => {
    const word = fc.constantFrom('a', 'Tide', 'table', 'tide table', 'x **bold tide table**', 'ß', 'İ', '🙂')
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(30), (words, at) => {
        const doc = new Y.Doc()
        noteFromMarkdown(doc, words.join(' '))
        const before = noteToMarkdown(doc)
        const peer = new Y.Doc()
        Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc))
        if (!linkMention(doc, 'Tide table', target, 'test')) return
        expect(noteToMarkdown(doc)).toContain('(commonplace:note/n_1)')
        const theirs = peer.get('root', Y.XmlText).toDelta()[0].insert as Y.XmlText
        theirs.insert(Math.min(1 + at, theirs.length), 'PEER')
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer))
        expect(noteToMarkdown(doc)).toContain('EER')
        const alone = new Y.Doc()
        noteFromMarkdown(alone, words.join(' '))
        linkMention(alone, 'Tide table', target, 'test')
        expect(unlinkMention(alone, target, 'test')).toBe(true)
        expect(noteToMarkdown(alone)).toBe(before)
      }),
      { seed: 11, numRuns: 300, verbose: 1 },
    )
  })
})
