import { cx } from '../base/cx.ts'
import { type CodeLook, codeShape, splitCodeName } from './codeLook.ts'
import { codeStyle } from './CodeTag.tsx'
import styles from './Code.module.css'

export interface CodeTicksProps {
  /** One per coding, in the order of the text. */
  codes: readonly CodeLook[]
  /** How many to draw at most; the rest is in the name. */
  max?: number | undefined
}

/** The little bars in a list row: which codes a source holds, at a glance. A picture with its words in the name. */
export function CodeTicks({ codes, max = 12 }: CodeTicksProps) {
  if (codes.length === 0) return null
  const counts = new Map<string, number>()
  for (const code of codes) {
    const key = splitCodeName(code).tag ?? code.name
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const words = [...counts].map(([tag, count]) => `${tag} ${count}`).join(', ')
  return (
    <span role="img" aria-label={`Codes: ${words}`} title={words} className={styles.ticks}>
      {codes.slice(0, max).map((code, index) => (
        // The order is all a tick has: two of one code are alike.
        <span
          key={index}
          style={codeStyle(code)}
          className={cx(styles.tick, styles[codeShape(splitCodeName(code).group)])}
        />
      ))}
    </span>
  )
}
