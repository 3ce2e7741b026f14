/** What keys and clicks in the text do. */
import type { KeyboardEvent, MouseEvent, RefObject } from 'react'
import { shell } from '#renderer/data/shell.ts'
import { announce } from '#renderer/ui/feedback/announce.ts'
import type { Find } from './find/useFind.ts'
import { readerAct, type ReaderAct } from './readerKeys.ts'
import type { ReadingView } from './readingView.ts'
import { offsetOfPoint } from './text/domOffsets.ts'
import type { LookOf } from './text/quoteLook.ts'
import { codesInWords } from './text/quoteWords.ts'
import { innermostAt, type QuoteSpan } from './text/spans.ts'
import type { Quoting } from './useQuoting.ts'
import type { ReaderPosition } from './useReaderPosition.ts'
import type { ReaderSelection } from './useReaderSelection.ts'
import type { ReadingPlaces } from './useReadingPlaces.ts'

export interface ReaderInput {
  onKeyDown: (event: KeyboardEvent) => void
  onClick: (event: MouseEvent) => void
}

export interface ReaderParts {
  view: RefObject<ReadingView | null>
  article: RefObject<HTMLElement | null>
  spans: readonly QuoteSpan[]
  look: LookOf
  places: ReadingPlaces
  selection: ReaderSelection
  position: ReaderPosition
  quoting: Quoting
  find: Find
}

export function useReaderInput(parts: ReaderParts): ReaderInput {
  const { view, article, spans, look, places, selection, position, quoting, find } = parts
  const { current } = position

  /** Escape lets go of the innermost thing; false when nothing is held. */
  const out = (): boolean => {
    if (quoting.picking) quoting.closePicker()
    else if (selection.isCaret) selection.endCaret()
    else if (selection.span()) selection.clear()
    else if (find.isOpen) find.close()
    else if (position.currentId) {
      position.setCurrentId(null)
      places.focusText()
    } else return false
    return true
  }
  const toggleCaret = () => {
    if (selection.isCaret) selection.endCaret()
    else selection.startCaret(selection.span()?.from ?? position.blockHere()?.from ?? 0)
  }
  /** False: the key has nothing to act on and stays the browser's. */
  const run = (what: ReaderAct): boolean => {
    switch (what) {
      case 'nextBlock':
        position.stepBlock(1)
        return true
      case 'previousBlock':
        position.stepBlock(-1)
        return true
      case 'addSentence':
        position.selectSentence(1)
        return true
      case 'dropSentence':
        position.selectSentence(-1)
        return true
      case 'caret':
        toggleCaret()
        return true
      case 'quote':
        void quoting.quoteSelection()
        return true
      case 'memo':
        void quoting.quoteSelection(true)
        return true
      case 'nextQuote':
        position.stepQuote(1)
        return true
      case 'previousQuote':
        position.stepQuote(-1)
        return true
      case 'open':
        if (current) quoting.openQuote(current.quoteId, current)
        return current !== undefined
      case 'trash':
        quoting.trashCurrent()
        return current !== undefined
      case 'note':
        void quoting.noteFromQuote()
        return true
      case 'step':
        void quoting.stepFromQuote()
        return true
      case 'out':
        return out()
    }
  }
  return {
    onKeyDown: (event) => {
      if (event.defaultPrevented || event.nativeEvent.isComposing) return
      if (selection.isCaret && selection.caretKey(event)) {
        event.preventDefault()
        return
      }
      const what = readerAct(event)
      // A button in the text answers Enter itself.
      if (what === undefined || (what === 'open' && event.target !== article.current)) return
      if (run(what)) event.preventDefault()
    },
    onClick: (event) => {
      const { target: clicked } = event
      if (!(clicked instanceof Element) || clicked.closest('button, [role="dialog"]') || selection.span()) return
      const link = clicked.closest<HTMLAnchorElement>('a[data-link]')
      if (link) {
        event.preventDefault()
        if (/^https?:/.test(link.href)) void shell().openExternal(link.href)
        return
      }
      const root = view.current?.root()
      const point = document.caretPositionFromPoint(event.clientX, event.clientY)
      const offset = root && point ? offsetOfPoint(root, point.offsetNode, point.offset, 'start') : undefined
      const isOnWords = clicked.closest('[data-from]') !== null
      const inner = offset === undefined || !isOnWords ? undefined : innermostAt(spans, offset)
      position.setCurrentId(inner?.quoteId ?? null)
      if (inner) {
        position.moveTo(inner.from)
        announce(`Quote, ${codesInWords(inner.quote, look)}`)
      }
    },
  }
}
