/**
 * Keys to commands. "Mod" is Ctrl, on macOS ⌘. Keys without a modifier act only where no text is
 * being typed (WCAG 2.1.4); "G L" are two such keys in a row.
 */
import { type AppCommand, type AppCommandId, appCommands } from '#shared/model/appCommands.ts'
import { runCommand } from './commands.ts'

export const isMac = (): boolean => /Mac/.test(navigator.platform)

/** The second key of a pair must follow within this. */
const PAIR_MS = 1_200

/** "Mod+Shift+Z", the way the list of commands writes it; one form per chord. */
export function chordOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  mac: boolean,
): string {
  const parts: string[] = []
  if (mac ? event.metaKey : event.ctrlKey) parts.push('Mod')
  if (mac ? event.ctrlKey : event.metaKey) parts.push(mac ? 'Ctrl' : 'Meta')
  if (event.altKey) parts.push('Alt')
  const isLetter = /^\p{L}$/u.test(event.key)
  // "?" and "]" already say that Shift or AltGr was needed for them.
  if (event.shiftKey && (isLetter || event.key.length > 1)) parts.push('Shift')
  parts.push(event.key.length === 1 ? event.key.toUpperCase() : event.key)
  return parts.join('+')
}

/** True where typed characters belong to a text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
}

const words: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

/** Keys as people read them ("Ctrl Shift F"); the kit turns them into this platform's signs. */
export const keyWords = (keys: string): string =>
  keys
    .split('+')
    .map((part) => words[part] ?? part)
    .join(' ')

const hasModifier = (keys: string): boolean => /^(Mod|Ctrl|Alt|Meta)\+/.test(keys) || /^(Shift\+)?F\d+$/.test(keys)

/** Keys that somebody else handles: panes by the shell component, undo by the editor it is in, deletion by lists. */
const elsewhere = new Set<string>([
  'pane.next',
  'pane.previous',
  'item.trash',
  'quote.add',
  'quote.next',
  'quote.previous',
  'quote.memo',
  'quote.note',
  'quote.step',
  'step.new',
])

const commandsByKeys = new Map<string, AppCommandId[]>()
for (const { id, keys, menu } of appCommands as readonly (AppCommand & { id: AppCommandId })[]) {
  // What is done in a note's text, its editor does.
  if (keys === undefined || menu === 'note' || elsewhere.has(id)) continue
  const others = commandsByKeys.get(keys)
  if (others) others.push(id)
  else commandsByKeys.set(keys, [id])
}
const beginsPair = (chord: string): boolean => [...commandsByKeys.keys()].some((keys) => keys.startsWith(`${chord} `))

/** Listens on the window; returns the way to stop. `inText` decides for undo keys while a text has the focus. */
export function listenForKeys(target: Window): () => void {
  let first: { key: string; at: number } | undefined
  const mac = isMac()

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    const chord = chordOf(event, mac)
    const typing = isTyping(event.target)
    // Text has its own undo.
    if (typing && (chord === 'Mod+Z' || chord === 'Mod+Shift+Z')) return
    const pair = first && event.timeStamp - first.at < PAIR_MS ? `${first.key} ${chord}` : undefined
    first = undefined
    // The second key of a pair is no key of its own: "G L" leads to the library, also where L alone means something.
    for (const keys of pair === undefined ? [chord] : [pair, chord]) {
      const meant = commandsByKeys.get(keys) ?? []
      if (meant.length === 0 || (typing && !hasModifier(keys))) continue
      if (meant.some((id) => runCommand(id))) event.preventDefault()
      return
    }
    if (!typing && beginsPair(chord)) first = { key: chord, at: event.timeStamp }
  }
  target.addEventListener('keydown', onKeyDown)
  return () => target.removeEventListener('keydown', onKeyDown)
}
