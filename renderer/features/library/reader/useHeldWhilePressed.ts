/**
 * The text is not drawn anew under a pointer that is just selecting in it: the browser gives up a drag whose first
 * element is gone.
 */
import { type RefObject, useEffect, useEffectEvent, useState } from 'react'

/** `value`; while the pointer is pressed on the host, as it was when that began. */
export function useHeldWhilePressed<T>(host: RefObject<HTMLElement | null>, value: T): T {
  const [held, setHeld] = useState<{ value: T } | null>(null)
  const press = useEffectEvent(() => setHeld({ value }))
  useEffect(() => {
    const element = host.current
    const onDown = (event: PointerEvent) => {
      if (event.button === 0) press()
    }
    const release = () => setHeld(null)
    element?.addEventListener('pointerdown', onDown)
    // Dragging what is selected takes the pointer away.
    for (const end of ['pointerup', 'pointercancel', 'blur']) window.addEventListener(end, release)
    return () => {
      element?.removeEventListener('pointerdown', onDown)
      for (const end of ['pointerup', 'pointercancel', 'blur']) window.removeEventListener(end, release)
    }
  }, [host])
  return held === null ? value : held.value
}
