/** Enter pressed faster than the rows come means the rows that are coming, not those that happen to be shown. */
import { useEffect, useEffectEvent, useState } from 'react'
import type { KeyboardEvent } from 'react'

export interface AwaitedPick {
  /** The field's text: the rows of another text are not meant any more. */
  text: string
  /** The rows shown are not yet those of the text. */
  isBehind: boolean
  pickCurrent: () => void
}

/** Returns what hears the field's keys before its list does. */
export function useAwaitedPick({ text, isBehind, pickCurrent }: AwaitedPick): (event: KeyboardEvent) => void {
  const [awaited, setAwaited] = useState<string | null>(null)
  const pickAwaited = useEffectEvent(() => {
    if (awaited !== text) return
    pickCurrent()
  })
  useEffect(() => {
    if (awaited !== null && !isBehind) pickAwaited()
  }, [awaited, isBehind])
  return (event) => {
    const isLeftToCome = event.key === 'Enter' && isBehind
    if (isLeftToCome) event.preventDefault()
    // Any other key means something else by now.
    setAwaited(isLeftToCome ? text : null)
  }
}
