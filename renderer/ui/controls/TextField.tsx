import type { KeyboardEventHandler, ReactNode, Ref } from 'react'
import { FieldError, Input, Label, TextField as AriaTextField, Text } from 'react-aria-components'
import { cx } from '../base/cx.ts'
import { Icon, type LucideIcon } from '../base/Icon.tsx'
import { omitUndefined } from '../base/omitUndefined.ts'
import styles from './Field.module.css'

export interface TextFieldProps {
  label: string
  isLabelHidden?: boolean | undefined
  value: string
  onChange: (value: string) => void
  placeholder?: string | undefined
  hint?: string | undefined
  /** What is wrong, in a sentence; the field is marked as long as it stands. */
  error?: string | undefined
  icon?: LucideIcon | undefined
  /** Words at the end of the box: what was understood, a count. */
  aside?: ReactNode
  size?: 'normal' | 'large' | undefined
  isDisabled?: boolean | undefined
  isReadOnly?: boolean | undefined
  autoFocus?: boolean | undefined
  onKeyDown?: KeyboardEventHandler<HTMLInputElement> | undefined
  onBlur?: (() => void) | undefined
  /** Enter, outside a form. */
  onSubmit?: (() => void) | undefined
  /** Typed letters are not shown. */
  isSecret?: boolean | undefined
  inputMode?: 'text' | 'url' | 'email' | 'numeric' | undefined
  lang?: string | undefined
  ref?: Ref<HTMLInputElement> | undefined
  className?: string | undefined
}

/** One line of text, with its label above and what is wrong below. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    isLabelHidden,
    value,
    onChange,
    placeholder,
    hint,
    error,
    icon,
    aside,
    size = 'normal',
    isDisabled,
    isReadOnly,
    autoFocus,
    onKeyDown,
    onBlur,
    onSubmit,
    isSecret = false,
    inputMode,
    lang,
    ref,
    className,
  } = props
  return (
    <AriaTextField
      {...(isSecret && { type: 'password' as const, autoComplete: 'off' })}
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
      className={cx(styles.field, size === 'large' && styles.large, className)}
    >
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      <div className={styles.box}>
        {icon && <Icon of={icon} className={styles.glyph} />}
        <Input
          ref={ref}
          {...omitUndefined({ placeholder, inputMode, lang })}
          className={styles.input ?? ''}
          onKeyDown={(event) => {
            onKeyDown?.(event)
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && !event.defaultPrevented) onSubmit?.()
          }}
        />
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
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
