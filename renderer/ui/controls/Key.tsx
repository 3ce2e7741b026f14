import styles from './Key.module.css'

const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform)
const macGlyphs: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↩', Backspace: '⌫' }

/** "Ctrl Shift F" as this platform writes it ("⌘⇧F" on macOS). */
export function keysForPlatform(keys: string, mac: boolean = isMac): string {
  if (!mac) return keys
  const parts = keys.split(' ').map((part) => macGlyphs[part] ?? part)
  const joinable = parts.some((part, i) => part !== keys.split(' ')[i])
  return parts.join(joinable ? '' : ' ')
}

/** A key or chord, as a small cap. */
export function Key({ children }: { children: string }) {
  return <kbd className={styles.key}>{keysForPlatform(children)}</kbd>
}
