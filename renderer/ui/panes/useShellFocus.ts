/** Where the focus goes in the shell: F6, Escape, and along with panes that come and go. */
import { useEffect, useEffectEvent, useRef } from 'react'
import type { RefObject } from 'react'
import { cyclePanes, focusPane, rememberPaneFocus } from './paneKeys.ts'

/** F6 walks the panes; Escape closes what slid over, after whatever has the focus had its say. */
export function useShellKeys(root: RefObject<HTMLElement | null>, close: (() => void) | undefined): void {
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close?.()
  })
  useEffect(() => {
    const onF6 = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey || !root.current) return
      event.preventDefault()
      cyclePanes(root.current, event.shiftKey ? -1 : 1)
    }
    const onKeyDown = (event: KeyboardEvent) => onEscape(event)
    const onFocusIn = (event: FocusEvent) => rememberPaneFocus(event.target)
    // F6 in the capture phase: no control may keep somebody in.
    document.addEventListener('keydown', onF6, true)
    document.addEventListener('keydown', onKeyDown)
    document.addEventListener('focusin', onFocusIn)
    return () => {
      document.removeEventListener('keydown', onF6, true)
      document.removeEventListener('keydown', onKeyDown)
      document.removeEventListener('focusin', onFocusIn)
    }
  }, [root])
}

/** A pane that slides over the content takes the focus; when it goes the content has it again. */
export function useFocusAlong(root: RefObject<HTMLElement | null>, front: 'list' | 'inspector' | undefined): void {
  const lastFront = useRef(front)
  useEffect(() => {
    if (lastFront.current === front) return
    const pane = (kind: string) => root.current?.querySelector<HTMLElement>(`[data-pane="${kind}"]`)
    const left = pane(lastFront.current ?? 'content')
    lastFront.current = front
    const target = pane(front ?? 'content')
    // Only where the focus is in what went, or nowhere: not while somebody is in the sidebar or a dialog.
    const at = document.activeElement
    const isFree = at === null || at === document.body || left?.contains(at) === true
    if (target && isFree) focusPane(target)
  }, [root, front])
}
