/** The reader's keys, by what they do. Letters act only while the text has the focus (WCAG 2.1.4). */
export type ReaderAct =
  | 'nextBlock'
  | 'previousBlock'
  | 'addSentence'
  | 'dropSentence'
  | 'caret'
  | 'quote'
  | 'nextQuote'
  | 'previousQuote'
  | 'memo'
  | 'open'
  | 'trash'
  | 'note'
  | 'step'
  | 'out'

interface KeyLike {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const plain: Readonly<Record<string, ReaderAct>> = {
  j: 'nextBlock',
  k: 'previousBlock',
  s: 'addSentence',
  v: 'caret',
  q: 'quote',
  ']': 'nextQuote',
  '[': 'previousQuote',
  m: 'memo',
  e: 'step',
  Enter: 'open',
  Delete: 'trash',
  Escape: 'out',
}

/** What a key means; undefined: nothing here. */
export function readerAct(event: KeyLike): ReaderAct | undefined {
  const mod = event.ctrlKey || event.metaKey
  if (mod) return event.key === 'Enter' && !event.shiftKey && !event.altKey ? 'note' : undefined
  if (event.altKey) {
    // Brackets need AltGr on some keyboards, which arrives as Alt with Ctrl on Windows, and as Alt on others.
    return event.key === '[' || event.key === ']' ? plain[event.key] : undefined
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (event.shiftKey) return key === 's' ? 'dropSentence' : key === '[' || key === ']' ? plain[key] : undefined
  return plain[key]
}
