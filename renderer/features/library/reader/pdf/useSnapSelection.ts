/**
 * Keeps a drag over a page's blank places at the nearest words. The words lie as single boxes over the picture;
 * between them the browser takes the selection to the page's end, which makes it jump.
 */
import { useEffect } from 'react'
import type { RefObject } from 'react'

const RUN = '[data-page] [data-from]'

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

const distance = (at: number, from: number, to: number): number => Math.max(from - at, at - to, 0)

/**
 * Index of the box nearest to a point: first the line that is nearest, then the words on it; -1 without boxes.
 * A quarter of a line's height beside it counts as on it: the gap between two lines is theirs, not the next column's.
 */
export function nearestBox(boxes: readonly Box[], x: number, y: number): number {
  let best = -1
  let bestAcross = Infinity
  let bestAlong = Infinity
  for (const [at, box] of boxes.entries()) {
    const slack = (box.bottom - box.top) / 4
    const across = distance(y, box.top - slack, box.bottom + slack)
    const along = distance(x, box.left, box.right)
    if (across < bestAcross || (across === bestAcross && along < bestAlong)) {
      best = at
      bestAcross = across
      bestAlong = along
    }
  }
  return best
}

function snap(root: Element, x: number, y: number): void {
  const selection = document.getSelection()
  if (!selection?.anchorNode || !root.contains(selection.anchorNode)) return
  const runs = [...root.querySelectorAll(RUN)]
  const boxes = runs.map((run) => run.getBoundingClientRect())
  const at = nearestBox(boxes, x, y)
  const words = runs[at]?.firstChild
  const box = boxes[at]
  if (!(words instanceof Text) || !box) return
  const inside = document.caretPositionFromPoint(x, (box.top + box.bottom) / 2)
  const offset = x <= box.left ? 0 : x >= box.right ? words.length : inside?.offsetNode === words ? inside.offset : 0
  // Says nothing new where it stands already, so that this does not call itself for ever.
  if (selection.focusNode !== words || selection.focusOffset !== offset) selection.extend(words, offset)
}

export function useSnapSelection(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let blank: { x: number; y: number } | null = null
    let isDragging = false
    let frame = 0
    const onDown = (event: PointerEvent) => {
      isDragging = event.button === 0 && event.target instanceof Element && event.target.closest(RUN) !== null
      blank = null
    }
    // The browser has moved the selection by then; what it chose is put right before it is drawn.
    const putRight = () => {
      if (blank && root.current) snap(root.current, blank.x, blank.y)
    }
    const onMove = (event: PointerEvent) => {
      const isOnWords = event.target instanceof Element && event.target.closest(RUN) !== null
      blank = isDragging && !isOnWords ? { x: event.clientX, y: event.clientY } : null
      // The browser does not tell of every move that leads to the same wrong place.
      if (blank) {
        cancelAnimationFrame(frame)
        frame = requestAnimationFrame(putRight)
      }
    }
    const onUp = () => {
      // The word of the last move may still be on its way.
      putRight()
      isDragging = false
      blank = null
    }
    document.addEventListener('pointerdown', onDown)
    document.addEventListener('pointermove', onMove)
    document.addEventListener('pointerup', onUp)
    document.addEventListener('pointercancel', onUp)
    document.addEventListener('selectionchange', putRight)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('pointerdown', onDown)
      document.removeEventListener('pointermove', onMove)
      document.removeEventListener('pointerup', onUp)
      document.removeEventListener('pointercancel', onUp)
      document.removeEventListener('selectionchange', putRight)
    }
  }, [root])
}
