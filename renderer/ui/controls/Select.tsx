import { Check, ChevronDown } from 'lucide-react'
import {
  Button as AriaButton,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover as AriaPopover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components'
import { cx } from '../base/cx.ts'
import { Icon, type LucideIcon } from '../base/Icon.tsx'
import { omitUndefined } from '../base/omitUndefined.ts'
import menuStyles from '../overlays/Menu.module.css'
import styles from './Field.module.css'

export interface SelectOption<Id extends string = string> {
  id: Id
  label: string
  icon?: LucideIcon | undefined
  /** A second line under the label. */
  detail?: string | undefined
  count?: number | undefined
}

export interface SelectProps<Id extends string = string> {
  label: string
  isLabelHidden?: boolean | undefined
  options: readonly SelectOption<Id>[]
  /** null: nothing chosen, the placeholder shows. */
  value: Id | null
  onChange: (value: Id) => void
  placeholder?: string | undefined
  error?: string | undefined
  size?: 'small' | 'normal' | undefined
  isDisabled?: boolean | undefined
  className?: string | undefined
}

/** One choice out of some that need not all be seen at once. Up to four: SegmentedControl. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const {
    label,
    isLabelHidden,
    options,
    value,
    onChange,
    placeholder = 'Choose',
    error,
    size = 'normal',
    isDisabled,
    className,
  } = props
  return (
    <AriaSelect
      {...omitUndefined({ isDisabled, 'aria-label': isLabelHidden ? label : undefined })}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key)
        if (chosen) onChange(chosen.id)
      }}
      placeholder={placeholder}
      isInvalid={error !== undefined}
      className={cx(styles.field, size === 'small' && styles.small, className)}
    >
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      <AriaButton className={styles.trigger ?? ''}>
        <SelectValue className={styles.value ?? ''}>
          {({ isPlaceholder }) => (isPlaceholder ? placeholder : options.find((option) => option.id === value)?.label)}
        </SelectValue>
        <Icon of={ChevronDown} size={14} />
      </AriaButton>
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
      <AriaPopover className={menuStyles.popover ?? ''} offset={4}>
        <ListBox className={menuStyles.menu ?? ''} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={menuStyles.item ?? ''}>
              {({ isSelected }) => (
                <>
                  {option.icon && <Icon of={option.icon} className={menuStyles.glyph} />}
                  <span className={menuStyles.words}>
                    <Text slot="label">{option.label}</Text>
                    {option.detail && (
                      <Text slot="description" className={menuStyles.detail ?? ''}>
                        {option.detail}
                      </Text>
                    )}
                  </span>
                  {option.count !== undefined && <span className={menuStyles.count}>{option.count}</span>}
                  <span className={menuStyles.tick}>{isSelected && <Icon of={Check} size={14} />}</span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </AriaPopover>
    </AriaSelect>
  )
}
