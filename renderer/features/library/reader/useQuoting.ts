/** From selected words to a quote with codes, a memo or a note: what is picked for, and the acts of the keys. */
import { useState } from 'react'
import type { RefObject } from 'react'
import { askForStep } from '#renderer/app/evidence/askForStep.ts'
import { holdKeys, takeKeys } from '#renderer/app/keysAhead.ts'
import { announce } from '#renderer/ui/feedback/announce.ts'
import type { QuoteView, SourceView } from '#shared/contract/views.ts'
import type { QuoteId } from '#shared/model/ids.ts'
import type { ReadingText } from './readingText.ts'
import type { ReadingView } from './readingView.ts'
import type { TextSpan } from '#shared/model/sentences.ts'
import type { QuoteSpan } from './text/spans.ts'
import type { QuoteActs } from './useQuoteActs.ts'
import type { ReaderPosition } from './useReaderPosition.ts'
import type { ReaderSelection } from './useReaderSelection.ts'
import type { ReadingPlaces } from './useReadingPlaces.ts'

/** What the picker is open for. `fresh`: where a quote stands that was just made and is not among the rows yet. */
export type Picking =
  | { on: 'quote'; quoteId: QuoteId; fresh?: TextSpan | undefined; atMemo: boolean }
  | { on: 'source' }

export interface Quoting {
  picking: Picking | null
  pickFor: (picking: Picking) => void
  closePicker: () => void
  openQuote: (quoteId: QuoteId, span: TextSpan) => void
  /** Makes a quote of what is selected, or takes the current one, and opens the picker there. */
  quoteSelection: (atMemo?: boolean) => Promise<void>
  noteFromQuote: () => Promise<void>
  /** Asks onto which step of the plan the quote that is meant is put. */
  stepFromQuote: () => Promise<void>
  trashCurrent: () => void
}

export interface QuotingInput {
  source: SourceView
  reading: ReadingText
  quotes: readonly QuoteView[]
  spans: readonly QuoteSpan[]
  view: RefObject<ReadingView | null>
  acts: QuoteActs
  places: ReadingPlaces
  selection: ReaderSelection
  position: ReaderPosition
}

export function useQuoting(input: QuotingInput): Quoting {
  const { source, reading, quotes, spans, view, acts, places, selection, position } = input
  const { current } = position
  const [picking, setPicking] = useState<Picking | null>(null)

  const openQuote = (quoteId: QuoteId, span: TextSpan, atMemo = false) => {
    position.setCurrentId(quoteId)
    position.moveTo(span.from)
    view.current?.mount(span)
    setPicking({ on: 'quote', quoteId, fresh: span, atMemo })
  }
  /** The quote that the keys mean: what is selected, made a quote; else the current one. */
  const quoteMeant = async (): Promise<{ quoteId: QuoteId; span: TextSpan } | null> => {
    const selected = selection.span()
    if (!selected) return current ? { quoteId: current.quoteId, span: current } : null
    const same = spans.find((span) => span.from === selected.from && span.to === selected.to)
    selection.endCaret()
    const quoteId = same?.quoteId ?? (await acts.add(selected))
    selection.clear()
    return quoteId === null ? null : { quoteId, span: selected }
  }
  return {
    picking,
    pickFor: setPicking,
    closePicker: () => {
      const quoteId = picking?.on === 'quote' ? picking.quoteId : null
      setPicking(null)
      if (quoteId) places.focusQuote(quoteId)
      else places.focusText()
    },
    openQuote,
    quoteSelection: async (atMemo = false) => {
      // A picker that is open already has a field of its own.
      if (!picking) holdKeys()
      const meant = await quoteMeant()
      if (meant) {
        announce('Quote')
        openQuote(meant.quoteId, meant.span, atMemo)
        return
      }
      takeKeys()
      if (!selection.span()) announce('Nothing is selected. S selects a sentence, V shows a caret.')
    },
    noteFromQuote: async () => {
      const meant = await quoteMeant()
      if (!meant) return
      const { quoteId, span } = meant
      const known = quotes.find((quote) => quote.quoteId === quoteId)
      await acts.toNote(known ?? { quoteId, exact: reading.text.slice(span.from, span.to), sourceTitle: source.title })
    },
    stepFromQuote: async () => {
      holdKeys()
      const meant = await quoteMeant()
      if (!meant) {
        takeKeys()
        announce('Nothing is selected. S selects a sentence, ] goes to a quote.')
        return
      }
      const { quoteId, span } = meant
      position.setCurrentId(quoteId)
      askForStep({ target: quoteId, text: reading.text.slice(span.from, span.to), from: source.title })
    },
    trashCurrent: () => {
      if (!current) return
      acts.trash(current.quoteId)
      position.setCurrentId(null)
      setPicking(null)
      places.focusText()
    },
  }
}
