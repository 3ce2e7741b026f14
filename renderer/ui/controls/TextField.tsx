import type { KeyboardEventHandler, ReactNode, Ref } from 'react'
import { Input } from 'react-aria-components'
import { cx } from '../base/cx.ts'
import { Icon, type LucideIcon } from '../base/Icon.tsx'
import { omitUndefined } from '../base/omitUndefined.ts'
import styles from './Field.module.css'
import { FieldFrame, type FieldFrameProps } from './FieldFrame.tsx'

export interface TextFieldProps extends Omit<FieldFrameProps, 'children'> {
  placeholder?: string | undefined
  icon?: LucideIcon | undefined
  /** Words at the end of the box: what was understood, a count. */
  aside?: ReactNode
  size?: 'normal' | 'large' | undefined
  onKeyDown?: KeyboardEventHandler<HTMLInputElement> | undefined
  /** Enter, outside a form. */
  onSubmit?: (() => void) | undefined
  inputMode?: 'text' | 'url' | 'email' | 'numeric' | undefined
  lang?: string | undefined
  ref?: Ref<HTMLInputElement> | undefined
}

/** One line of text, with its label above and what is wrong below. */
export function TextField(props: TextFieldProps) {
  const {
    placeholder,
    icon,
    aside,
    size = 'normal',
    onKeyDown,
    onSubmit,
    inputMode,
    lang,
    ref,
    className,
    ...frame
  } = props
  return (
    <FieldFrame {...frame} className={cx(size === 'large' && styles.large, className)}>
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
    </FieldFrame>
  )
}
