/** Where something floating goes: beside what it is about, never over it, never out of the window. */

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export interface Placed {
  left: number
  top: number
  /** What the window leaves for it there; beyond it scrolls. */
  maxHeight: number
  side: 'above' | 'below'
}

/** Pixels between it and what it is about, and between it and the window's edge. */
const GAP = 6
const EDGE = 8
/** With this much height a list can be walked; it stays on the side where it is expected. */
const ENOUGH = 220

/** All in CSS pixels of the window. It turns to the other side only where there is too little room and the other has more. */
export function placeBeside(
  anchor: Box,
  size: { width: number; height: number },
  view: { width: number; height: number },
  preferred: 'above' | 'below' = 'below',
  align: 'start' | 'center' = 'start',
): Placed {
  const room = {
    above: Math.max(0, anchor.top - GAP - EDGE),
    below: Math.max(0, view.height - anchor.bottom - GAP - EDGE),
  }
  const other = preferred === 'below' ? 'above' : 'below'
  const side = room[preferred] < Math.min(size.height, ENOUGH) && room[other] > room[preferred] ? other : preferred
  const maxHeight = Math.max(80, room[side])
  const height = Math.min(size.height, maxHeight)
  const wanted = align === 'start' ? anchor.left : (anchor.left + anchor.right - size.width) / 2
  return {
    left: Math.max(EDGE, Math.min(wanted, view.width - size.width - EDGE)),
    top: side === 'below' ? anchor.bottom + GAP : anchor.top - GAP - height,
    maxHeight,
    side,
  }
}
