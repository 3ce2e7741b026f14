/** What every field of text has around its box: its label above, and below what helps or what is wrong. */
import type { ReactNode } from 'react'
import { FieldError, Label, Text, TextField as AriaTextField } from 'react-aria-components'
import { cx } from '../base/cx.ts'
import { omitUndefined } from '../base/omitUndefined.ts'
import styles from './Field.module.css'

export interface FieldFrameProps {
  label: string
  isLabelHidden?: boolean | undefined
  value: string
  onChange: (value: string) => void
  hint?: string | undefined
  /** What is wrong, in a sentence; the field is marked as long as it stands. */
  error?: string | undefined
  isDisabled?: boolean | undefined
  isReadOnly?: boolean | undefined
  autoFocus?: boolean | undefined
  /** Typed letters are not shown. */
  isSecret?: boolean | undefined
  onBlur?: (() => void) | undefined
  className?: string | undefined
  /** The box with its input. */
  children: ReactNode
}

export function FieldFrame(props: FieldFrameProps) {
  const { label, isLabelHidden, value, onChange, hint, error, isDisabled, isReadOnly, autoFocus, onBlur } = props
  return (
    <AriaTextField
      {...(props.isSecret && { type: 'password' as const, autoComplete: 'off' })}
      {...omitUndefined({
        isDisabled,
        isReadOnly,
        autoFocus,
        onBlur: onBlur && (() => onBlur()),
        'aria-label': isLabelHidden ? label : undefined,
      })}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      className={cx(styles.field, props.className)}
    >
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      <div className={styles.box}>{props.children}</div>
      {error === undefined && hint && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  )
}
