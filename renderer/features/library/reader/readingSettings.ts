/** How the text is set, and where each source was left; remembered on this device. */
import { useCallback } from 'react'
import { z } from 'zod'
import { usePreference } from '#renderer/data/preferences.ts'
import type { SourceId } from '#shared/model/ids.ts'

export const SIZES = [15, 16, 17.5, 19, 21, 24] as const
export const MEASURES = [480, 540, 610, 680] as const
const Setting = z.object({ size: z.number().min(15).max(24), measure: z.number().min(480).max(680) })
export type ReadingSetting = z.infer<typeof Setting>
const DEFAULT: ReadingSetting = { size: 17.5, measure: 540 }

export const useReadingSetting = (): [ReadingSetting, (setting: ReadingSetting) => void] =>
  usePreference('reader.text', Setting, DEFAULT)

/** The next size in a direction; the same at the ends. */
export function nextSize(size: number, direction: 1 | -1): number {
  const at = SIZES.findIndex((each) => each >= size)
  return SIZES[Math.min(SIZES.length - 1, Math.max(0, (at === -1 ? SIZES.length - 1 : at) + direction))] ?? size
}

/** Sources whose place is kept; the one read longest ago is forgotten first. */
const KEPT = 200
const Places = z.array(z.tuple([z.string(), z.number().int().nonnegative()])).max(KEPT)

/** The offset at the top of the window when a source was left. */
export function useReadingPlace(sourceId: SourceId): [number, (offset: number) => void] {
  const [places, setPlaces] = usePreference('reader.places', Places, [])
  const keep = useCallback(
    (offset: number) => {
      const others = places.filter(([id]) => id !== sourceId)
      setPlaces([...others, [sourceId, offset] as [string, number]].slice(-KEPT))
    },
    [places, setPlaces, sourceId],
  )
  return [places.find(([id]) => id === sourceId)?.[1] ?? 0, keep]
}
