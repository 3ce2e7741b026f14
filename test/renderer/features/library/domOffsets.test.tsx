// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Groups } from '#renderer/features/library/reader/Groups.tsx'
import {
  holdersOf,
  offsetOfPoint,
  rangeOfSpan,
  spanOfSelection,
} from '#renderer/features/library/reader/text/domOffsets.ts'
import { groupBlocks } from '#renderer/features/library/reader/text/layoutBlocks.ts'
import { assignLanes, type QuoteSpan } from '#renderer/features/library/reader/text/spans.ts'
import type { Block } from '#shared/model/extraction.ts'
import { render } from '../../ui/render.ts'

/** A text with all kinds of blocks, characters of two units, marks and overlapping quotes. */
function makeText() {
  let text = ''
  const blocks: Block[] = []
  const add = (kind: Block['kind'], words: string, more: Partial<Block> = {}, gap = '\n\n') => {
    if (text !== '') text += gap
    const from = text.length
    text += words
    blocks.push({ kind, from, to: text.length, ...more })
  }
  add('heading', 'A heading 🪴', { level: 1 })
  add('paragraph', 'Some plain words, 𝓂ostly so, with a link in them.')
  const second = blocks[1] as Block
  second.marks = [
    { kind: 'emphasis', from: second.from + 5, to: second.from + 16 },
    { kind: 'link', from: second.from + 34, to: second.from + 40, href: 'https://example.org/' },
  ]
  add('listItem', 'one item', { level: 0 })
  add('listItem', 'two 🪴🪴 items', { level: 1 }, '\n')
  const rowFrom = text.length + 2
  add('tableRow', 'cell one\tcell two', {
    cells: [
      { from: rowFrom, to: rowFrom + 8 },
      { from: rowFrom + 9, to: rowFrom + 17 },
    ],
  })
  add('quotation', 'Somebody said this.')
  add('preformatted', 'a  b\n  c')
  return { text, blocks }
}

const { text, blocks } = makeText()
const quote = (from: number, to: number) => ({
  quoteId: `q${from}`,
  from,
  to,
  lead: undefined,
  quote: { codings: [], memo: '' },
})
const spans = assignLanes([quote(3, 30), quote(10, 20), quote(15, 60), quote(70, 90)]) as unknown as QuoteSpan[]
const look = (name: string) => ({ name })

function page(): HTMLElement {
  const drawing = { spans, look, currentId: null, liftedId: null }
  return render(
    <Groups
      text={text}
      groups={groupBlocks(blocks)}
      drawing={drawing}
      cursor={null}
      titleIndex={null}
      titleFoot={null}
    />,
  ).host
}

/** Offsets that lie in a block, not between two, and not inside a character of two units. */
const inside = Array.from({ length: text.length }, (_, i) => i).filter(
  (i) =>
    blocks.some((block) => (block.cells ?? [block]).some((cell) => cell.from <= i && cell.to > i)) &&
    !(text.charCodeAt(i) >= 0xdc00 && text.charCodeAt(i) <= 0xdfff),
)

describe('offsets between page and text', () => {
  it('shows every character of the text, once and in place', () => {
    const host = page()
    for (const holder of host.querySelectorAll('[data-from]')) {
      const from = Number(holder.getAttribute('data-from'))
      expect(holder.textContent).toBe(text.slice(from, from + (holder.textContent?.length ?? 0)))
    }
    expect(
      [...host.querySelectorAll('[data-from]')].map((each) => each.textContent?.length ?? 0).reduce((a, b) => a + b),
    ).toBe(blocks.flatMap((block) => block.cells ?? [block]).reduce((sum, cell) => sum + cell.to - cell.from, 0))
  })
  it('finds the range of any span and the span of that range again', () => {
    const host = page()
    const holders = holdersOf(host)
    fc.assert(
      fc.property(fc.constantFrom(...inside), fc.constantFrom(...inside), (a, b) => {
        const [from, last] = a < b ? [a, b] : [b, a]
        const to = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1)
        const range = rangeOfSpan(host, { from, to }, holders)
        if (!range) throw new Error('no range')
        expect(offsetOfPoint(host, range.startContainer, range.startOffset, 'start')).toBe(from)
        expect(offsetOfPoint(host, range.endContainer, range.endOffset, 'end')).toBe(to)
        const selection = document.getSelection()
        selection?.setBaseAndExtent(range.endContainer, range.endOffset, range.startContainer, range.startOffset)
        expect(spanOfSelection(host, selection)).toEqual({ from, to })
      }),
    )
  })
  it('takes a selection that reaches beyond the text as far as the text', () => {
    const host = page()
    const after = document.createElement('p')
    after.textContent = 'something else'
    document.body.append(after)
    const range = rangeOfSpan(host, { from: 5, to: 6 })
    const selection = document.getSelection()
    selection?.setBaseAndExtent(range?.startContainer as Node, range?.startOffset ?? 0, after.firstChild as Node, 4)
    expect(spanOfSelection(host, selection)).toEqual({ from: 5, to: text.length })
    selection?.setBaseAndExtent(after.firstChild as Node, 0, after.firstChild as Node, 4)
    expect(spanOfSelection(host, selection)).toBeUndefined()
    after.remove()
  })
})
