// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { itemFromText, itemsFromFiles } from '#renderer/features/library/importing/importItems.ts'
import { parseAuthors, toAddress } from '#renderer/features/library/inspector/fieldValues.ts'
import { bylineOf, lengthInWords } from '#renderer/features/library/list/sourceWords.ts'
import { quoteMarkdown } from '#renderer/features/library/reader/quoteMarkdown.ts'
import { rankCodes, scoreCode, usableCodes } from '#renderer/features/library/reader/picker/rankCodes.ts'
import { stillPending, withPending } from '#renderer/features/library/reader/picker/useOwnCodings.ts'
import { readerAct } from '#renderer/features/library/reader/readerKeys.ts'
import { nextSize } from '#renderer/features/library/reader/readingSettings.ts'
import { findMatches, matchFrom } from '#renderer/features/library/reader/text/findMatches.ts'
import {
  beginsWithTitle,
  chunkAt,
  chunkGroups,
  groupBlocks,
} from '#renderer/features/library/reader/text/layoutBlocks.ts'
import type { CodeView } from '#shared/contract/views.ts'
import { treeFromMarkdown } from '#shared/editor/markdown/fromMarkdown.ts'
import type { Block } from '#shared/model/extraction.ts'
import type { CodeId, QuoteId } from '#shared/model/ids.ts'

const code = (name: string, more: Partial<CodeView> = {}): CodeView => ({
  codeId: name as CodeId,
  name,
  tree: 'norms',
  parent: null,
  codable: true,
  builtIn: true,
  title: '',
  brief: '',
  definition: '',
  useWhen: '',
  avoidWhen: '',
  example: '',
  colour: 'r9',
  order: 0,
  archived: false,
  mergedInto: null,
  quotes: 0,
  sources: 0,
  ...more,
})

describe('what is pasted or dropped', () => {
  it('is a page when it has structure, text otherwise, nothing when empty', () => {
    expect(itemFromText('<p>One</p><p>Two</p>', 'One Two')).toMatchObject({ pasted: { html: '<p>One</p><p>Two</p>' } })
    expect(itemFromText('<span>word</span>', 'word')).toEqual({ pasted: { text: 'word' } })
    expect(itemFromText('', '  \n ')).toBeUndefined()
    expect(itemFromText('Version:0.9\nSourceURL:https://example.org/a\n<p>x</p>', 'x')).toMatchObject({
      pasted: { url: 'https://example.org/a' },
    })
  })
  it('comes by path, or by bytes where there is none', async () => {
    const file = (name: string) => ({ name, arrayBuffer: async () => new Uint8Array([1, 2]).buffer })
    const items = await itemsFromFiles([file('a.txt'), file('')], ({ name }) => (name === 'a.txt' ? '/tmp/a.txt' : ''))
    expect(items).toEqual([{ path: '/tmp/a.txt' }, { fileName: 'Pasted file', bytes: new Uint8Array([1, 2]) }])
  })
})

describe('fields of a source', () => {
  it('reads authors and addresses as they are typed', () => {
    expect(parseAuthors(' Ada  Byron ; de Wit, Sanne;; Ada Byron')).toEqual(['Ada Byron', 'de Wit, Sanne'])
    expect(toAddress('example.org/x')).toBe('https://example.org/x')
    expect(toAddress('')).toBeNull()
    expect(toAddress('javascript:alert(1)')).toBeUndefined()
    expect(toAddress('no address')).toBeUndefined()
  })
  it('says who and how long', () => {
    expect(bylineOf({ authors: ['A', 'B', 'C'], siteName: 'The Post' })).toBe('A and 2 others · The Post')
    expect(lengthInWords({ kind: 'pdf', pages: 1, words: 900 })).toBe('PDF, 1 page')
    expect(lengthInWords({ kind: 'text', pages: null, words: 1240 })).toBe('1,240 words')
  })
})

describe('codes for a query', () => {
  const codes = [
    code('R9.PAY', { brief: 'Money or goods for support', quotes: 3 }),
    code('P1.MONITOR', { quotes: 1 }),
    code('R1.HELP', { definition: 'Help without asking for money back', quotes: 9 }),
    code('R9', { codable: false }),
    code('X.OLD', { archived: true }),
    code('Y.GONE', { mergedInto: 'R9.PAY' as CodeId }),
  ]
  it('finds by name first, then by what it is about, and only what can be used', () => {
    expect(usableCodes(codes).map(({ name }) => name)).toEqual(['R9.PAY', 'P1.MONITOR', 'R1.HELP'])
    expect(rankCodes(codes, 'mon').map(({ name }) => name)).toEqual(['P1.MONITOR', 'R9.PAY', 'R1.HELP'])
    expect(rankCodes(codes, 'money support').map(({ name }) => name)).toEqual(['R9.PAY'])
    expect(rankCodes(codes, '').map(({ name }) => name)).toEqual(['R1.HELP', 'R9.PAY', 'P1.MONITOR'])
    expect(rankCodes(codes, '(')).toEqual([])
    expect(scoreCode(codes[0] as CodeView, 'pay')).toBeGreaterThan(scoreCode(codes[0] as CodeView, 'goods'))
  })
  it('shows at once what was pressed, and lets go when the rows say it', () => {
    const id = (name: string) => name as CodeId
    const rows = [{ codeId: id('a'), stance: 'supports' as const }]
    const pending = new Map([
      [id('a'), null],
      [id('b'), 'disputes' as const],
    ])
    expect(withPending(rows, pending)).toEqual([{ codeId: 'b', stance: 'disputes' }])
    expect(stillPending([{ codeId: id('b'), stance: 'disputes' }], pending).size).toBe(0)
    expect(stillPending(rows, pending)).toBe(pending)
  })
})

describe('keys of the reader', () => {
  const key = (name: string, more = {}) =>
    readerAct({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })
  it('mean what the list of commands says', () => {
    expect(key('j')).toBe('nextBlock')
    expect(key('S', { shiftKey: true })).toBe('dropSentence')
    expect(key('q', { ctrlKey: true })).toBeUndefined()
    expect(key('Enter', { ctrlKey: true })).toBe('note')
    expect(key('J', { shiftKey: true })).toBeUndefined()
    expect(key(']')).toBe('nextQuote')
  })
  it('makes text larger and smaller within bounds', () => {
    expect(nextSize(17.5, 1)).toBe(19)
    expect(nextSize(24, 1)).toBe(24)
    expect(nextSize(15, -1)).toBe(15)
  })
})

describe('find', () => {
  it('takes any case, white space and quotation marks; never reads words as a pattern', () => {
    const text = "It's a Firm\n\nbelief (really) it’s"
    expect(findMatches(text, 'FIRM belief').map(({ from, to }) => text.slice(from, to))).toEqual(['Firm\n\nbelief'])
    expect(findMatches(text, "it's")).toHaveLength(2)
    expect(findMatches(text, '(really)')).toHaveLength(1)
    expect(findMatches(text, '.*')).toEqual([])
    expect(findMatches(text, '  ')).toEqual([])
    expect(matchFrom(findMatches(text, 'it'), 10)).toBe(1)
  })
})

describe('quoteMarkdown', () => {
  it('is read back as the live block of that quote', () => {
    const quote = {
      quoteId: 'q_0123456789012345678901' as QuoteId,
      exact: '*Odd* [words]\n\nand #more',
      sourceTitle: 'A [title]',
    }
    const [node, ...rest] = treeFromMarkdown(quoteMarkdown(quote), () => null)
    expect(rest).toEqual([])
    expect(node).toMatchObject({
      type: 'quote-block',
      props: { __quoteId: quote.quoteId, __lastWords: '*Odd* [words]\nand #more', __lastTitle: 'A [title]' },
    })
  })
})

describe('blocks in chunks', () => {
  const blocks = Array.from(
    { length: 300 },
    (_, i): Block => ({
      kind: i % 7 === 3 || i % 7 === 4 ? 'listItem' : 'paragraph',
      from: i * 102,
      to: i * 102 + 100,
      ...(i >= 280 && { section: 'comments' as const }),
    }),
  )
  const chunks = chunkGroups(groupBlocks(blocks))
  it('keeps every block once, in order, and begins a section in a chunk of its own', () => {
    const all = chunks.flatMap(({ groups }) =>
      groups.flatMap((group) => (group.kind === 'single' ? [group.block] : group.blocks)),
    )
    expect(all).toEqual(blocks)
    expect(chunks.filter(({ beginsSection }) => beginsSection).map(({ from }) => from)).toEqual([280 * 102])
    expect(chunks.length).toBeGreaterThan(6)
  })
  it('finds the chunk of an offset', () => {
    for (const [i, chunk] of chunks.entries()) {
      expect(chunkAt(chunks, chunk.from)).toBe(i)
      expect(chunkAt(chunks, chunk.to)).toBe(i)
    }
  })
  it('knows a text that begins with its title', () => {
    const text = ' The  Title of it\n\nmore'
    expect(beginsWithTitle(text, [{ kind: 'paragraph', from: 1, to: 17 }], 'The title of it')).toBe(true)
    expect(beginsWithTitle(text, [{ kind: 'paragraph', from: 1, to: 17 }], 'Another')).toBe(false)
  })
})
