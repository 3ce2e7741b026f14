/** The selection in the reader: by pointer as usual, by sentence, or with a caret of its own. */
import { useEffect, useEffectEvent, useState } from 'react'
import type { RefObject } from 'react'
import type { ReadingView } from './readingView.ts'
import { rangeOfSpan, spanOfSelection } from './text/domOffsets.ts'
import type { TextSpan } from '#shared/model/sentences.ts'

export interface ReaderSelection {
  /** What is selected of the text now, without the spaces at its edges. */
  span: () => TextSpan | undefined
  select: (span: TextSpan) => void
  clear: () => void
  /** A caret is shown, and arrows move it. */
  isCaret: boolean
  startCaret: (offset: number) => void
  endCaret: () => void
  /** Moves or extends by an arrow key; false when the key is none of them. */
  caretKey: (event: { key: string; shiftKey: boolean; ctrlKey: boolean; altKey: boolean; metaKey: boolean }) => boolean
  /** Where the caret stands in the article, to draw it. */
  caretBox: { left: number; top: number; height: number } | null
}

const moves: Readonly<Record<string, readonly ['forward' | 'backward', string]>> = {
  ArrowRight: ['forward', 'character'],
  ArrowLeft: ['backward', 'character'],
  ArrowDown: ['forward', 'line'],
  ArrowUp: ['backward', 'line'],
  Home: ['backward', 'lineboundary'],
  End: ['forward', 'lineboundary'],
}

export function trimSpan(text: string, span: TextSpan): TextSpan | undefined {
  const raw = text.slice(span.from, span.to)
  const from = span.from + (raw.length - raw.trimStart().length)
  const to = span.to - (raw.length - raw.trimEnd().length)
  return from < to ? { from, to } : undefined
}

export function useReaderSelection(
  view: RefObject<ReadingView | null>,
  article: RefObject<HTMLElement | null>,
  text: string,
): ReaderSelection {
  const [isCaret, setCaret] = useState(false)
  const [caretBox, setCaretBox] = useState<ReaderSelection['caretBox']>(null)

  const place = useEffectEvent(() => {
    const selection = document.getSelection()
    const root = view.current?.root()
    const frame = article.current?.getBoundingClientRect()
    if (!isCaret || !selection?.focusNode || !root?.contains(selection.focusNode) || !frame) {
      setCaretBox(null)
      return
    }
    const range = document.createRange()
    range.setStart(selection.focusNode, selection.focusOffset)
    range.collapse(true)
    const box = range.getClientRects()[0] ?? range.getBoundingClientRect()
    if (box.height > 0) setCaretBox({ left: box.left - frame.left, top: box.top - frame.top, height: box.height })
  })
  useEffect(() => {
    if (!isCaret) return undefined
    const onChange = () => place()
    onChange()
    document.addEventListener('selectionchange', onChange)
    return () => document.removeEventListener('selectionchange', onChange)
  }, [isCaret])

  const select = (span: TextSpan) => {
    const root = view.current?.root()
    view.current?.mount(span)
    const range = root && rangeOfSpan(root, span)
    if (!range) return
    const selection = document.getSelection()
    selection?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset)
  }
  return {
    span: () => {
      const root = view.current?.root()
      const span = root ? spanOfSelection(root, document.getSelection()) : undefined
      return span && trimSpan(text, span)
    },
    select,
    clear: () => document.getSelection()?.removeAllRanges(),
    isCaret,
    startCaret: (offset) => {
      const root = view.current?.root()
      const range = root && rangeOfSpan(root, { from: offset, to: offset + 1 })
      if (range) document.getSelection()?.collapse(range.startContainer, range.startOffset)
      setCaret(true)
    },
    endCaret: () => {
      setCaret(false)
      setCaretBox(null)
    },
    caretKey: (event) => {
      const move = moves[event.key]
      if (!move || event.altKey || event.metaKey) return false
      const [direction, granularity] = move
      const unit = event.ctrlKey && granularity === 'character' ? 'word' : granularity
      const selection = document.getSelection()
      selection?.modify(event.shiftKey ? 'extend' : 'move', direction, unit)
      const focus = selection?.focusNode
      if (focus) (focus instanceof Element ? focus : focus.parentElement)?.scrollIntoView({ block: 'nearest' })
      return true
    },
    caretBox,
  }
}
