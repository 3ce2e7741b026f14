import { Search, X } from 'lucide-react'
import type { KeyboardEventHandler, ReactNode, Ref } from 'react'
import { Input, SearchField as AriaSearchField } from 'react-aria-components'
import { cx } from '../base/cx.ts'
import { Icon } from '../base/Icon.tsx'
import { omitUndefined } from '../base/omitUndefined.ts'
import type { ComboListState } from '../lists/useComboList.ts'
import { Button } from './Button.tsx'
import styles from './Field.module.css'

export interface SearchFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string | undefined
  /** "37 found in 12 ms". */
  aside?: ReactNode
  size?: 'normal' | 'large' | undefined
  /** A thin line instead of a control's border, for a filter above a list. */
  isQuiet?: boolean | undefined
  /** No border at all: the field is the head of a palette. */
  isBare?: boolean | undefined
  /** From useComboList: the field walks a list below it. */
  combo?: ComboListState<unknown>['inputProps'] | undefined
  autoFocus?: boolean | undefined
  onSubmit?: (() => void) | undefined
  /** Runs before the field's own keys; prevent the default to take a key over (arrows into a result list). */
  onKeyDown?: KeyboardEventHandler<HTMLInputElement> | undefined
  ref?: Ref<HTMLInputElement> | undefined
  className?: string | undefined
}

/** A box to search or filter with. Escape empties it. */
export function SearchField(props: SearchFieldProps) {
  const {
    label,
    value,
    onChange,
    placeholder,
    aside,
    size = 'normal',
    isQuiet,
    isBare,
    combo,
    autoFocus,
    onSubmit,
    onKeyDown,
    ref,
    className,
  } = props
  return (
    <AriaSearchField
      {...omitUndefined({ autoFocus, onSubmit: onSubmit && (() => onSubmit()) })}
      aria-label={label}
      value={value}
      onChange={onChange}
      className={cx(styles.field, size === 'large' && styles.large, className)}
    >
      <div className={cx(styles.box, isQuiet && styles.quiet, isBare && styles.bare)}>
        <Icon of={Search} className={styles.glyph} />
        <Input
          ref={ref}
          {...combo}
          {...omitUndefined({ placeholder })}
          onKeyDown={(event) => {
            onKeyDown?.(event)
            if (!event.defaultPrevented) combo?.onKeyDown(event)
          }}
          className={styles.input ?? ''}
        />
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
        {value !== '' && <Button kind="icon" size="small" icon={X} label="Clear" />}
      </div>
    </AriaSearchField>
  )
}
