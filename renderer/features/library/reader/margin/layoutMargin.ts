/** Where brackets and chips stand in the margin: beside their quotes, never over one another. */
import { assignLanes, MAX_LANES } from '../text/spans.ts'

export interface MarginItem {
  id: string
  /** Pixels from the chunk's top. */
  top: number
  bottom: number
  /** Height that its chips need. */
  height: number
}

export interface MarginPlace {
  id: string
  top: number
  bottom: number
  /** 0 is next to the text's edge, for the outermost quote. */
  lane: number
  /** Where the chips begin; null: no room, they show on hover and focus. */
  chipsTop: number | null
  /** More brackets than lanes: this one stands behind others. */
  isHidden: boolean
}

/** How far chips may slide below their quote's beginning before they no longer seem to belong to it. */
export const MAX_SLIDE = 120
const GAP = 6

export function layoutMargin(items: readonly MarginItem[], height: number): MarginPlace[] {
  const lanes = assignLanes(items.map((item) => ({ ...item, from: item.top, to: Math.max(item.bottom, item.top + 1) })))
  let free = 0
  return lanes.map(({ id, top, bottom, lane, height: needed }) => {
    const wanted = Math.max(top, free)
    const hasRoom = wanted - top <= MAX_SLIDE && wanted + needed <= Math.max(height, bottom)
    if (hasRoom) free = wanted + needed + GAP
    return { id, top, bottom, lane, chipsTop: hasRoom ? wanted : null, isHidden: lane >= MAX_LANES }
  })
}

/** Brackets that cannot be drawn, counted where they stand: "+2". */
export function hiddenCounts(places: readonly MarginPlace[]): { top: number; count: number }[] {
  const counts: { top: number; count: number; bottom: number }[] = []
  for (const place of places) {
    if (!place.isHidden) continue
    const last = counts.at(-1)
    if (last && place.top < last.bottom) {
      last.count++
      last.bottom = Math.max(last.bottom, place.bottom)
    } else counts.push({ top: place.top, bottom: place.bottom, count: 1 })
  }
  return counts.map(({ top, count }) => ({ top, count }))
}
