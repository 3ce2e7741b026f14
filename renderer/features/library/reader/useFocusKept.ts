/**
 * The text has the focus where nothing else would: when a source was opened from somewhere that is gone since, and
 * when what had it (a quote's bracket) was taken away. Without it the reader's keys would have no place.
 */
import { type RefObject, useEffect } from 'react'

export function useFocusKept(article: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const host = article.current
    const take = (): void => {
      const at = document.activeElement
      // Its pane takes it first, as every pane does.
      if (at === document.body || at === host?.closest('[data-pane]')) host?.focus({ preventScroll: true })
    }
    const leave = ({ target, relatedTarget }: FocusEvent): void => {
      if (relatedTarget !== null) return
      // A moment later it is known whether it was left, or taken away with the focus in it.
      requestAnimationFrame(() => {
        if (target instanceof Node && !target.isConnected) take()
      })
    }
    take()
    host?.addEventListener('focusout', leave)
    return () => host?.removeEventListener('focusout', leave)
  }, [article])
}
