import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { ReactNode } from 'react'
import { cx } from '../base/cx.ts'
import { Icon, type LucideIcon } from '../base/Icon.tsx'
import styles from './SegmentedControl.module.css'

export interface Segment<Id extends string = string> {
  id: Id
  label: string
  icon?: LucideIcon | undefined
  /** Drawn before the label instead of an icon (a stance sign). */
  sign?: ReactNode
  count?: number | undefined
}

export interface SegmentedControlProps<Id extends string = string> {
  label: string
  segments: readonly Segment<Id>[]
  value: Id
  onChange: (value: Id) => void
  /** Spreads over the width of its place. */
  fill?: boolean | undefined
  isDisabled?: boolean | undefined
  className?: string | undefined
}

/** One of two to five choices, all of them seen. A radio group to screen readers; arrows move in it. */
export function SegmentedControl<Id extends string>({
  label,
  segments,
  value,
  onChange,
  fill,
  isDisabled = false,
  className,
}: SegmentedControlProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = segments.find((segment) => keys.has(segment.id))
        if (chosen && chosen.id !== value) onChange(chosen.id)
      }}
      className={cx(styles.group, fill && styles.fill, className)}
    >
      {segments.map((segment) => (
        <ToggleButton key={segment.id} id={segment.id} className={styles.segment ?? ''}>
          {segment.icon && <Icon of={segment.icon} size={14} />}
          {segment.sign}
          <span className={styles.label}>{segment.label}</span>
          {segment.count !== undefined && <span className={styles.count}>{segment.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
