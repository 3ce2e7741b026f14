/** F6 and Shift F6: from pane to pane, each remembering where the focus was. */

const PANE = '[data-pane]'
const TABBABLE =
  'a[href],button:not([disabled]),input:not([disabled]),textarea:not([disabled]),select:not([disabled]),[contenteditable="true"],[tabindex]:not([tabindex="-1"])'
const lastFocus = new WeakMap<Element, HTMLElement>()

/** Notes where the focus is, for the next return to its pane. */
export function rememberPaneFocus(target: EventTarget | null): void {
  if (!(target instanceof HTMLElement)) return
  const pane = target.closest(PANE)
  if (pane && pane !== target) lastFocus.set(pane, target)
}

function isShown(element: HTMLElement): boolean {
  return (
    !element.closest('[inert],[hidden]') &&
    getComputedStyle(element).visibility !== 'hidden' &&
    getComputedStyle(element).display !== 'none'
  )
}

/**
 * Puts the focus into a pane: where it was last, else on what the pane marks with `data-pane-focus`,
 * else on the first control below its bar, else on the pane itself.
 */
export function focusPane(pane: HTMLElement): void {
  const last = lastFocus.get(pane)
  const target =
    (last && last.isConnected && pane.contains(last) && isShown(last) ? last : undefined) ??
    pane.querySelector<HTMLElement>('[data-pane-focus]') ??
    [...pane.querySelectorAll<HTMLElement>(TABBABLE)].find((each) => !each.closest('header') && isShown(each)) ??
    pane
  target.focus()
}

/** Moves the focus to the next (1) or previous (-1) visible pane inside `root`. */
export function cyclePanes(root: HTMLElement, direction: 1 | -1): void {
  const panes = [...root.querySelectorAll<HTMLElement>(PANE)].filter(isShown)
  if (panes.length === 0) return
  const current = panes.findIndex((pane) => pane.contains(document.activeElement))
  const next =
    current === -1 ? (direction === 1 ? 0 : panes.length - 1) : (current + direction + panes.length) % panes.length
  const pane = panes[next]
  if (pane) focusPane(pane)
}
