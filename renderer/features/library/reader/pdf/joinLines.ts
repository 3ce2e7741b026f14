/** Boxes of words joined to one box a line, so that a highlight has no gaps. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** Boxes that stand on one line and touch, or nearly; in their order. */
export function joinLines(boxes: readonly Box[]): Box[] {
  const joined: Box[] = []
  for (const box of boxes) {
    if (box.width < 0.5 || box.height < 0.5) continue
    const last = joined.at(-1)
    const isSameLine =
      last !== undefined &&
      Math.abs(last.top + last.height / 2 - box.top - box.height / 2) < Math.min(last.height, box.height) / 2
    const gap =
      last === undefined ? 0 : Math.max(box.left - (last.left + last.width), last.left - (box.left + box.width))
    if (!last || !isSameLine || gap > Math.max(last.height, box.height) * 1.6) {
      joined.push({ ...box })
      continue
    }
    const left = Math.min(last.left, box.left)
    const top = Math.min(last.top, box.top)
    last.width = Math.max(last.left + last.width, box.left + box.width) - left
    last.height = Math.max(last.top + last.height, box.top + box.height) - top
    last.left = left
    last.top = top
  }
  return joined
}
