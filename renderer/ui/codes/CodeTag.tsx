import type { CSSProperties } from 'react'
import { cx } from '../base/cx.ts'
import { type CodeLook, codeColor, codeShape, splitCodeName } from './codeLook.ts'
import styles from './Code.module.css'

/** Sets `--code`, from which a code's tag, wash, rail and tick take their colour. */
export function codeStyle(code: CodeLook): CSSProperties {
  return { '--code': codeColor(code) } as CSSProperties
}

export interface CodeTagProps {
  code: CodeLook
  className?: string | undefined
}

/** The id of a code's group on its colour: square phase, round norm, notched breach. An own code without group is a small block. */
export function CodeTag({ code, className }: CodeTagProps) {
  const { tag, group } = splitCodeName(code)
  const shape = codeShape(group)
  return (
    <span
      style={codeStyle(code)}
      className={cx(styles.tag, styles[shape], shape !== 'plain' && code.color !== undefined && styles.own, className)}
    >
      {tag}
    </span>
  )
}
