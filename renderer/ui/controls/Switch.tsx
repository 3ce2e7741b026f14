import type { ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components'
import { cx } from '../base/cx.ts'
import styles from './Toggles.module.css'

export interface SwitchProps {
  children: ReactNode
  isOn: boolean
  onChange: (isOn: boolean) => void
  isDisabled?: boolean | undefined
  className?: string | undefined
}

/** A setting that takes effect at once. */
export function Switch({ children, isOn, onChange, isDisabled = false, className }: SwitchProps) {
  return (
    <AriaSwitch isSelected={isOn} onChange={onChange} isDisabled={isDisabled} className={cx(styles.toggle, className)}>
      <span className={styles.rail}>
        <span className={styles.knob} />
      </span>
      {children}
    </AriaSwitch>
  )
}
