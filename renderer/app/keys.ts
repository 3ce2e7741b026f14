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

/** Listens on the window; returns the way to stop. `inText` decides for undo keys while a text has the focus. */
export function listenForKeys(target: Window): () => void {
  let first: { key: string; at: number } | undefined
  const mac = isMac()
  const list: readonly (AppCommand & { id: AppCommandId })[] = appCommands

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    const chord = chordOf(event, mac)
    const typing = isTyping(event.target)
    // Text has its own undo.
    if (typing && (chord === 'Mod+Z' || chord === 'Mod+Shift+Z')) return
    const pair = first && event.timeStamp - first.at < PAIR_MS ? `${first.key} ${chord}` : undefined
    first = undefined
    for (const command of list) {
      // What is done in a note's text, its editor does.
      if (command.keys === undefined || command.menu === 'note' || elsewhere.has(command.id)) continue
      if (command.keys !== chord && command.keys !== pair) continue
      if (typing && !hasModifier(command.keys)) continue
      if (runCommand(command.id)) event.preventDefault()
      return
    }
    if (!typing && list.some((command) => command.keys?.startsWith(`${chord} `)))
      first = { key: chord, at: event.timeStamp }
  }
  target.addEventListener('keydown', onKeyDown)
  return () => target.removeEventListener('keydown', onKeyDown)
}
