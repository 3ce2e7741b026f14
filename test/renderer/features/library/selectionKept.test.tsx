// @vitest-environment jsdom
/** Quotes come while somebody has words selected: the words stay selected, whichever elements they are in now. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Groups } from '#renderer/features/library/reader/Groups.tsx'
import { SelectionKept } from '#renderer/features/library/reader/SelectionKept.tsx'
import type { ReadingView } from '#renderer/features/library/reader/readingView.ts'
import { rangeOfSpan, offsetOfPoint } from '#renderer/features/library/reader/text/domOffsets.ts'
import { groupBlocks } from '#renderer/features/library/reader/text/layoutBlocks.ts'
import { assignLanes, type QuoteSpan } from '#renderer/features/library/reader/text/spans.ts'
import { render } from '../../ui/render.ts'

const first = 'They never forgot it. When her roof went, they came.'
const second = 'Nobody asked them to.'
const text = `${first}\n\n${second}`
const groups = groupBlocks([
  { kind: 'paragraph', from: 0, to: first.length },
  { kind: 'paragraph', from: first.length + 2, to: text.length },
])

const toSpans = (intervals: readonly (readonly [number, number])[]) =>
  assignLanes(
    intervals.map(([from, to], at) => ({
      quoteId: `q${at}`,
      from,
      to,
      lead: undefined,
      quote: { codings: [], memo: '' },
    })),
  ) as unknown as QuoteSpan[]

function setUp(intervals: readonly (readonly [number, number])[]) {
  let root: HTMLElement | null = null
  const view = { current: { root: () => root } as unknown as ReadingView }
  const page = (spans: readonly QuoteSpan[]) => (
    <SelectionKept view={view} drawing={spans}>
      <div ref={(element) => void (root = element)}>
        <Groups
          text={text}
          groups={groups}
          drawing={{ spans, look: () => ({ name: '' }), currentId: null, liftedId: null }}
          cursor={null}
          titleIndex={null}
          titleFoot={null}
        />
      </div>
    </SelectionKept>
  )
  const { host, rerender } = render(page(toSpans(intervals)))
  return { host, quotesCome: (next: readonly (readonly [number, number])[]) => rerender(page(toSpans(next))) }
}

function select(host: HTMLElement, from: number, to: number, isBackward: boolean): void {
  const range = rangeOfSpan(host, { from, to })
  if (!range) throw new Error('no range')
  const ends = [
    [range.startContainer, range.startOffset],
    [range.endContainer, range.endOffset],
  ] as const
  const [[anchor, anchorAt], [focus, focusAt]] = isBackward ? [ends[1], ends[0]] : ends
  document.getSelection()?.setBaseAndExtent(anchor, anchorAt, focus, focusAt)
}

function selected(host: HTMLElement) {
  const selection = document.getSelection()
  if (!selection?.anchorNode || !selection.focusNode) return null
  return {
    anchor: offsetOfPoint(host, selection.anchorNode, selection.anchorOffset, 'start'),
    focus: offsetOfPoint(host, selection.focusNode, selection.focusOffset, 'end'),
    words: selection.toString(),
  }
}

const interval = fc
  .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: text.length }))
  .map(([from, length]) => [from, Math.min(text.length, from + length)] as const)
const intervals = fc.array(interval, { maxLength: 4 })
/** Edges of a selection lie in a paragraph, not between two. */
const chosen = interval.filter(([from, to]) =>
  [from, to - 1].every((at) => at < first.length || at >= first.length + 2),
)

describe('what is selected', () => {
  it('stays selected in its direction, whatever quotes come and go', () => {
    fc.assert(
      fc.property(intervals, intervals, chosen, fc.boolean(), (before, after, [from, to], isBackward) => {
        const { host, quotesCome } = setUp(before)
        select(host, from, to, isBackward)
        const was = selected(host)
        expect(was).toMatchObject(isBackward ? { anchor: to, focus: from } : { anchor: from, focus: to })
        quotesCome(after)
        expect(selected(host)).toEqual(was)
      }),
    )
  })

  it('leaves a selection elsewhere alone', () => {
    const { host, quotesCome } = setUp([])
    const elsewhere = document.createElement('p')
    elsewhere.textContent = 'somewhere else'
    document.body.append(elsewhere)
    document.getSelection()?.selectAllChildren(elsewhere)
    quotesCome([[3, 20]])
    expect(document.getSelection()?.toString()).toBe('somewhere else')
    expect(host.querySelectorAll('mark')).toHaveLength(1)
    elsewhere.remove()
  })
})
