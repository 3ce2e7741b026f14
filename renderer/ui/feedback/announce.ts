/**
 * Says something to screen readers: saves, merges, coding. One polite and one assertive region for the
 * whole window, made when first needed and then kept, since readers watch only regions they already know.
 */
const regions = new Map<'polite' | 'assertive', HTMLElement>()
const REPEAT_GAP_MS = 100

function region(urgency: 'polite' | 'assertive'): HTMLElement {
  const known = regions.get(urgency)
  if (known?.isConnected) return known
  const element = document.createElement('div')
  element.setAttribute('aria-live', urgency)
  element.setAttribute('role', urgency === 'polite' ? 'status' : 'alert')
  element.dataset['announcer'] = urgency
  Object.assign(element.style, {
    // Fixed: at the page's end it would give the window a scrollbar.
    position: 'fixed',
    top: '0',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  })
  document.body.append(element)
  regions.set(urgency, element)
  return element
}

/** Polite unless something can be lost. The same words twice are read twice. */
export function announce(words: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  const element = region(urgency)
  element.textContent = ''
  setTimeout(() => {
    element.textContent = words
  }, REPEAT_GAP_MS)
}
