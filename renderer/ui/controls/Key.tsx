import { Keyboard } from 'react-aria-components'
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

export interface KeyProps {
  /** "Ctrl Shift F". */
  children: string
  /** Left out of the name of the control it stands in. */
  isHidden?: boolean | undefined
}

/** A key or chord, as a small cap. In a menu it describes its entry. */
export function Key({ children, isHidden }: KeyProps) {
  return (
    <Keyboard className={styles.key ?? ''} {...(isHidden ? { 'aria-hidden': true } : {})}>
      {keysForPlatform(children)}
    </Keyboard>
  )
}
