// @vitest-environment jsdom
/** A quote that was just made has no bracket yet: the focus goes to it once it has, and nowhere else. */
import { act, useRef } from 'react'
import { beforeAll, describe, expect, it } from 'vitest'
import { Margin } from '#renderer/features/library/reader/margin/Margin.tsx'
import type { QuoteSpan } from '#renderer/features/library/reader/text/spans.ts'
import { type ReadingPlaces, useReadingPlaces } from '#renderer/features/library/reader/useReadingPlaces.ts'
import type { QuoteView } from '#shared/contract/views.ts'
import type { MemberId, QuoteId } from '#shared/model/ids.ts'
import { render } from '../../ui/render.ts'

const TEXT = 'The tug came within the hour.'
const quoteId = 'q_1' as QuoteId
const span: QuoteSpan = {
  quoteId,
  quote: { quoteId, exact: 'The tug', codings: [], memo: '' } as unknown as QuoteView,
  from: 0,
  to: 7,
  lane: 0,
  lead: undefined,
}

beforeAll(() => {
  // The simulated page lays nothing out.
  Range.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 80, 20)
})

/** A text with its margin, as the reader puts them together. */
function Text({ spans, onPlaces }: { spans: readonly QuoteSpan[]; onPlaces: (places: ReadingPlaces) => void }) {
  const article = useRef<HTMLElement>(null)
  const column = useRef<HTMLDivElement>(null)
  const places = useReadingPlaces(useRef(null), useRef(null), article)
  onPlaces(places)
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as in the reader */}
      <article ref={article} tabIndex={0}>
        <div ref={column}>
          <p data-from="0">{TEXT}</p>
        </div>
        {spans.length > 0 && (
          <Margin
            column={column}
            spans={spans}
            chunkFrom={0}
            chunkTo={TEXT.length}
            look={() => {
              throw new Error('no codes here')
            }}
            me={'m_1' as MemberId}
            currentId={quoteId}
            liftedId={null}
            onLift={() => undefined}
            onOpen={() => undefined}
            onFocusQuote={() => undefined}
            onBracketsSet={places.onBracketsSet}
            hasRoom
            stepsOf={() => 0}
            positionOf={() => 1}
            count={1}
            setting=""
          />
        )}
      </article>
      <input aria-label="Elsewhere" />
    </>
  )
}

function setUp() {
  let places: ReadingPlaces | undefined
  const view = (spans: readonly QuoteSpan[]) => <Text spans={spans} onPlaces={(now) => (places = now)} />
  const { host, rerender } = render(view([]))
  const find = <T extends HTMLElement>(selector: string) => host.querySelector<T>(selector)
  return {
    focusQuote: () => act(() => places?.focusQuote(quoteId)),
    focusText: () => act(() => places?.focusText()),
    rowsCome: (spans = [span]) => rerender(view(spans)),
    article: () => find('article'),
    bracket: () => find('[data-bracket]'),
    elsewhere: () => find('input'),
  }
}

describe('the focus of a quote whose bracket comes late', () => {
  it('waits in the text and goes to the bracket', () => {
    const page = setUp()
    page.focusQuote()
    expect(document.activeElement).toBe(page.article())
    page.rowsCome()
    expect(page.bracket()).not.toBeNull()
    expect(document.activeElement).toBe(page.bracket())
  })

  it('stays where somebody went meanwhile', () => {
    const page = setUp()
    page.focusQuote()
    page.elsewhere()?.focus()
    page.rowsCome()
    expect(page.bracket()).not.toBeNull()
    expect(document.activeElement).toBe(page.elsewhere())
  })

  it('stays in the text when the text was asked for since', () => {
    const page = setUp()
    page.focusQuote()
    page.focusText()
    page.rowsCome()
    expect(page.bracket()).not.toBeNull()
    expect(document.activeElement).toBe(page.article())
  })

  it('is given once: brackets that are set again do not take it back', () => {
    const page = setUp()
    page.focusQuote()
    page.rowsCome()
    page.article()?.focus()
    page.rowsCome([{ ...span, to: 11 }])
    expect(document.activeElement).toBe(page.article())
  })
})
