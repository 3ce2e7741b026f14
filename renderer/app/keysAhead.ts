/**
 * What is typed between the key that asks for a picker and the moment its field has the focus: a quote is made first,
 * which takes a moment, and letters must neither be lost nor mean something to the reader.
 */

/** Longer than making a quote takes, in ms: then the keys are everybody's again. */
const MOST_MS = 3_000

let typed: string | null = null
let timer: ReturnType<typeof setTimeout> | undefined

function hear(event: KeyboardEvent): void {
  if (typed === null || event.isComposing) return
  if (event.key === 'Escape') {
    takeKeys()
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key.length === 1 && !event.repeat) typed += event.key
  else if (event.key === 'Backspace') typed = typed.slice(0, -1)
  else if (event.key.length > 1) return
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** From now on letters are kept. */
export function holdKeys(): void {
  typed ??= ''
  window.addEventListener('keydown', hear, true)
  clearTimeout(timer)
  timer = setTimeout(takeKeys, MOST_MS)
}

/** What was typed since; from now on letters go where the focus is. */
export function takeKeys(): string {
  const text = typed ?? ''
  typed = null
  clearTimeout(timer)
  window.removeEventListener('keydown', hear, true)
  return text
}

/** Gives what was typed to the field that has the focus now. */
export function handOverKeys(take: (text: string) => void): void {
  const text = takeKeys()
  if (text !== '') take(text)
}
