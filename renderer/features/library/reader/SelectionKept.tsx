/**
 * Keeps what is selected when the text is drawn anew. Quotes come at any moment, one's own a little late and those of
 * teammates whenever they make them; the browser lets a selection go with the elements it began in.
 */
import { Component } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { ReadingView } from './readingView.ts'
import { offsetOfPoint, rangeOfSpan } from './text/domOffsets.ts'

/** A selection by its offsets in the text; they are the same for a caret. */
interface Selected {
  anchor: number
  focus: number
}

export interface SelectionKeptProps {
  view: RefObject<ReadingView | null>
  /** What the text is drawn from. */
  drawing: unknown
  children: ReactNode
}

function selectedIn(root: Element | null | undefined): Selected | null {
  const selection = document.getSelection()
  if (!root || !selection?.anchorNode || !selection.focusNode) return null
  const anchor = offsetOfPoint(root, selection.anchorNode, selection.anchorOffset, 'start')
  const focus = offsetOfPoint(root, selection.focusNode, selection.focusOffset, 'end')
  return anchor === undefined || focus === undefined ? null : { anchor, focus }
}

function select(root: Element, { anchor, focus }: Selected): void {
  const isCaret = anchor === focus
  const range = rangeOfSpan(root, {
    from: Math.min(anchor, focus),
    to: isCaret ? anchor + 1 : Math.max(anchor, focus),
  })
  if (!range) return
  const { startContainer, startOffset, endContainer, endOffset } = range
  const selection = document.getSelection()
  if (isCaret) selection?.collapse(startContainer, startOffset)
  else if (anchor < focus) selection?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset)
  else selection?.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset)
}

/** A class, because only a class is asked before the page changes. */
export class SelectionKept extends Component<SelectionKeptProps, object, Selected | null> {
  override getSnapshotBeforeUpdate(before: SelectionKeptProps): Selected | null {
    return before.drawing === this.props.drawing ? null : selectedIn(this.props.view.current?.root())
  }

  override componentDidUpdate(_props: SelectionKeptProps, _state: object, kept: Selected | null): void {
    const root = this.props.view.current?.root()
    if (kept && root) select(root, kept)
  }

  override render(): ReactNode {
    return this.props.children
  }
}
