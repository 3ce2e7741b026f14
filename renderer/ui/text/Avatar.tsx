import { cx } from '../base/cx.ts'
import styles from './Text.module.css'

export interface AvatarProps {
  name: string
  /** me: ink · a, b, c: the teammates' three hues. */
  hue?: 'me' | 'a' | 'b' | 'c' | undefined
  size?: 'small' | 'normal' | undefined
  /** The name stands in words beside it. */
  isDecorative?: boolean | undefined
}

/** First letters of the first and last word; one for a single word or a script without words. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = (word: string | undefined) => (word ? (Array.from(word)[0] ?? '') : '')
  const letters = words.length > 1 ? first(words[0]) + first(words.at(-1)) : first(words[0])
  return letters.toLocaleUpperCase() || '?'
}

/** A person as initials on their hue; the hue alone never says who it is. */
export function Avatar({ name, hue = 'me', size = 'normal', isDecorative }: AvatarProps) {
  const letters = size === 'small' ? (Array.from(initials(name))[0] ?? '?') : initials(name)
  const naming = isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name }
  return (
    <span {...naming} className={cx(styles.avatar, styles[`hue-${hue}`], size === 'small' && styles.smallAvatar)}>
      {letters}
    </span>
  )
}
