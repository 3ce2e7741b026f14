import type { KeyboardEventHandler, Ref } from 'react'
import { FieldError, Label, Text, TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components'
import { cx } from '../base/cx.ts'
import { omitUndefined } from '../base/omitUndefined.ts'
import styles from './Field.module.css'

export interface TextAreaProps {
  label: string
  isLabelHidden?: boolean | undefined
  value: string
  onChange: (value: string) => void
  placeholder?: string | undefined
  hint?: string | undefined
  error?: string | undefined
  rows?: number | undefined
  /** Grows with its text up to 320 px instead of having a handle. */
  grows?: boolean | undefined
  isDisabled?: boolean | undefined
  autoFocus?: boolean | undefined
  onKeyDown?: KeyboardEventHandler<HTMLTextAreaElement> | undefined
  onBlur?: (() => void) | undefined
  ref?: Ref<HTMLTextAreaElement> | undefined
  className?: string | undefined
}

/** Several lines of text: memos, definitions. */
export function TextArea(props: TextAreaProps) {
  const {
    label,
    isLabelHidden,
    value,
    onChange,
    placeholder,
    hint,
    error,
    rows = 3,
    grows,
    isDisabled,
    autoFocus,
    onKeyDown,
    onBlur,
    ref,
    className,
  } = props
  return (
    <AriaTextField
      {...omitUndefined({
        isDisabled,
        autoFocus,
        onBlur: onBlur && (() => onBlur()),
        'aria-label': isLabelHidden ? label : undefined,
      })}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      className={cx(styles.field, className)}
    >
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      <div className={styles.box}>
        <AriaTextArea
          ref={ref}
          {...omitUndefined({ placeholder, onKeyDown })}
          rows={rows}
          className={cx(styles.input, styles.area, grows && styles.growing)}
        />
      </div>
      {error === undefined && hint && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  )
}
