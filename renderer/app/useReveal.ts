/** A thing that was opened from elsewhere is brought into sight in its list, however far down it stands. */
import { type RefObject, useEffect, useEffectEvent } from 'react'
import type { VirtualListHandle } from '#renderer/ui/lists/VirtualList.tsx'

export interface RevealParts {
  list: RefObject<VirtualListHandle | null>
  /** What is open; undefined: nothing. */
  id: string | undefined
  /** Rows in reach of the list show themselves. */
  isKnown: (id: string) => boolean
  isLoading: boolean
  /** Where it stands in the list, asked of the core; null: not in it. */
  placeOf: () => Promise<number | null>
}

export function useReveal({ list, id, isKnown, isLoading, placeOf }: RevealParts): void {
  const ask = useEffectEvent(() => (id === undefined || isKnown(id) ? null : placeOf()))
  useEffect(() => {
    if (id === undefined || isLoading) return undefined
    let isLate = false
    void ask()?.then((place) => {
      if (place !== null && !isLate) list.current?.scrollToIndex(place)
    })
    return () => {
      isLate = true
    }
  }, [id, isLoading, list])
}
