// @vitest-environment jsdom
/** Letters typed right after Q belong to the picker that opens once the quote is made. */
import { act, useRef } from 'react'
import { describe, expect, it } from 'vitest'
import { CodePicker } from '#renderer/features/library/reader/picker/CodePicker.tsx'
import type { QuoteActs } from '#renderer/features/library/reader/useQuoteActs.ts'
import { type Quoting, type QuotingInput, useQuoting } from '#renderer/features/library/reader/useQuoting.ts'
import type { QuoteId } from '#shared/model/ids.ts'
import { press, render } from '../../ui/render.ts'

const nothing = () => undefined

/** A reader with words selected, whose quote is made when `made` is called. */
function setUp(memo: string) {
  let made: (quoteId: QuoteId | null) => void = nothing
  const quoting: { current?: Quoting } = {}
  const heard: string[] = []
  const input = {
    source: {},
    reading: { text: 'The tug came within the hour.' },
    quotes: [],
    spans: [],
    acts: { add: () => new Promise((resolve) => (made = resolve)) } as unknown as QuoteActs,
    places: { focusText: nothing, focusQuote: nothing },
    selection: { span: () => ({ from: 0, to: 7 }), clear: nothing, endCaret: nothing },
    position: { current: undefined, setCurrentId: nothing, moveTo: nothing },
  } as unknown as QuotingInput
  const codebook = { codes: [], byId: new Map(), look: (name: string) => ({ name }), error: undefined }
  function Reader() {
    const own = (quoting.current = useQuoting({ ...input, view: useRef(null) }))
    const { picking } = own
    return (
      // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- stands for the reader
      <div onKeyDown={(event) => heard.push(event.key)}>
        <button type="button">The text</button>
        {picking?.on === 'quote' && (
          <CodePicker
            subject="this quote"
            codebook={codebook}
            codings={[]}
            onCode={nothing}
            onNewCode={async () => null}
            memo={{ text: memo, onChange: nothing, startsThere: picking.atMemo }}
            onClose={own.closePicker}
          />
        )}
      </div>
    )
  }
  const { host } = render(<Reader />)
  host.querySelector('button')?.focus()
  return {
    host,
    heard,
    quote: (atMemo: boolean) => act(() => void quoting.current?.quoteSelection(atMemo)),
    finish: (quoteId: QuoteId | null) => act(async () => made(quoteId)),
  }
}

const type = (text: string) => {
  for (const letter of text) press(letter)
}

describe('keys between Q and the picker', () => {
  it('are the beginning of what is looked for, and mean nothing to the reader', async () => {
    const { host, heard, quote, finish } = setUp('')
    quote(false)
    type('P3.JIN')
    press('Backspace')
    type('N')
    await finish('q_1' as QuoteId)
    expect(host.querySelector('input')?.value).toBe('P3.JIN')
    expect(document.activeElement).toBe(host.querySelector('input'))
    expect(heard).toEqual([])
  })

  it('go on after a memo that stands there', async () => {
    const { host, quote, finish } = setUp('Who paid')
    quote(true)
    type(' for it')
    await finish('q_1' as QuoteId)
    expect(host.querySelector('textarea')?.value).toBe('Who paid for it')
  })

  it('are the reader’s again when there is no quote', async () => {
    const { host, heard, quote, finish } = setUp('')
    quote(false)
    type('P3')
    await finish(null)
    type('j')
    expect(heard).toEqual(['j'])
    expect(host.querySelector('[role="dialog"]')).toBeNull()
  })
})
