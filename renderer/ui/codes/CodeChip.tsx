import { X } from 'lucide-react'
import type { Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { cx } from '../base/cx.ts'
import { VisuallyHidden } from '../base/VisuallyHidden.tsx'
import { Button } from '../controls/Button.tsx'
import { type CodeLook, codeShape, splitCodeName } from './codeLook.ts'
import { CodeTag, codeStyle } from './CodeTag.tsx'
import { type Stance, StanceSign } from './StanceSign.tsx'
import styles from './Code.module.css'

export interface CodeChipProps {
  code: CodeLook
  stance?: Stance | undefined
  isArchived?: boolean | undefined
  /** Makes it a button: opens the code. */
  onPress?: (() => void) | undefined
  /** Adds a small × after it. */
  onRemove?: (() => void) | undefined
  /** More for the accessible name: "coded by Tobias". */
  detail?: string | undefined
  ref?: Ref<HTMLButtonElement> | undefined
}

/** A code where it is used: tag, name, stance sign. Reads as "R9.PAY, disputes". */
export function CodeChip({ code, stance, isArchived, onPress, onRemove, detail, ref }: CodeChipProps) {
  const { rest, group } = splitCodeName(code)
  const className = cx(styles.chip, codeShape(group) === 'round' && styles.round, isArchived && styles.archived)
  const inside = (
    <>
      <CodeTag code={code} />
      {rest !== '' && <span className={styles.name}>{rest}</span>}
      {stance && (
        <StanceSign stance={stance} className={cx(styles.signInChip, code.color !== undefined && styles.ownSign)} />
      )}
    </>
  )
  const words = [stance, isArchived && 'archived', detail].filter(Boolean).join(', ')
  const chip = onPress ? (
    <AriaButton
      ref={ref}
      aria-label={words === '' ? code.name : `${code.name}, ${words}`}
      onPress={() => onPress()}
      style={codeStyle(code)}
      className={className}
    >
      {inside}
    </AriaButton>
  ) : (
    <span className={className} style={codeStyle(code)} data-code={code.name}>
      {inside}
      {words !== '' && <VisuallyHidden>, {words}</VisuallyHidden>}
    </span>
  )
  if (!onRemove) return chip
  return (
    <span className={styles.removable}>
      {chip}
      <Button kind="icon" size="small" icon={X} label={`Take ${code.name} off`} onPress={onRemove} />
    </span>
  )
}
