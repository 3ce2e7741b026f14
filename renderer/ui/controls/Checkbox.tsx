import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components'
import { cx } from '../base/cx.ts'
import { Icon } from '../base/Icon.tsx'
import styles from './Toggles.module.css'

export interface CheckboxProps {
  /** The words beside the box; leave out only with `label`. */
  children?: ReactNode
  label?: string | undefined
  isChecked: boolean
  /** Some of what it stands for: a dash. */
  isMixed?: boolean | undefined
  onChange: (isChecked: boolean) => void
  isDisabled?: boolean | undefined
  className?: string | undefined
}

/** Yes or no, taking effect with the rest of a form or at once. */
export function Checkbox({
  children,
  label,
  isChecked,
  isMixed = false,
  onChange,
  isDisabled = false,
  className,
}: CheckboxProps) {
  return (
    <AriaCheckbox
      {...(label === undefined ? {} : { 'aria-label': label })}
      isSelected={isChecked}
      isIndeterminate={isMixed}
      onChange={onChange}
      isDisabled={isDisabled}
      className={cx(styles.toggle, className)}
    >
      <span className={styles.box}>
        {isMixed ? <Icon of={Minus} size={12} /> : isChecked && <Icon of={Check} size={12} />}
      </span>
      {children}
    </AriaCheckbox>
  )
}
