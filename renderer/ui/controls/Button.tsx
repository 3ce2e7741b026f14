import type { ReactNode, Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { cx } from '../base/cx.ts'
import { Icon, type LucideIcon } from '../base/Icon.tsx'
import { omitUndefined } from '../base/omitUndefined.ts'
import { useDelayed } from '../base/useDelayed.ts'
import { ProgressRing } from '../feedback/ProgressRing.tsx'
import { Tooltip } from '../overlays/Tooltip.tsx'
import { Key } from './Key.tsx'
import styles from './Button.module.css'

export interface ButtonProps {
  /** solid: the one next act of a place · plain: other acts · ghost: lesser ones · icon: needs `label` · link: in a line of text. */
  kind?: 'solid' | 'plain' | 'ghost' | 'icon' | 'link' | undefined
  size?: 'small' | 'normal' | 'large' | undefined
  icon?: LucideIcon | undefined
  /** The name where there are no visible words (icon buttons); also the tooltip. */
  label?: string | undefined
  children?: ReactNode
  onPress?: (() => void) | undefined
  /** A toggle's state; leave it out where the button is not a toggle. */
  isOn?: boolean | undefined
  /** Work in hand: presses are ignored, the label stays, a ring comes after 400 ms. */
  isBusy?: boolean | undefined
  /** Why it can't be pressed now. It stays reachable, so that the reason can be read. */
  disabledReason?: string | undefined
  isDisabled?: boolean | undefined
  isDanger?: boolean | undefined
  /** The shortcut, e.g. "Ctrl K": in the tooltip, or beside the words of a worded button. */
  keys?: string | undefined
  /** More words for the tooltip of a worded button. */
  hint?: string | undefined
  count?: number | undefined
  type?: 'button' | 'submit' | undefined
  fill?: boolean | undefined
  autoFocus?: boolean | undefined
  id?: string | undefined
  className?: string | undefined
  ref?: Ref<HTMLButtonElement> | undefined
  'aria-controls'?: string | undefined
  'aria-expanded'?: boolean | undefined
  'aria-haspopup'?: 'menu' | 'dialog' | 'listbox' | undefined
  'data-testid'?: string | undefined
}

/** Every button of the app. Inside a menu or popover trigger it opens that. */
export function Button(props: ButtonProps) {
  const {
    kind = 'plain',
    size = 'normal',
    icon,
    label,
    children,
    onPress,
    isOn,
    isBusy = false,
    disabledReason,
    isDisabled,
    isDanger,
    keys,
    hint,
    count,
    fill,
    className,
    ref,
    ...rest
  } = props
  const isSlow = useDelayed(isBusy)
  const isRefused = disabledReason !== undefined
  const button = (
    <AriaButton
      ref={ref}
      {...omitUndefined({
        ...rest,
        isDisabled: isRefused ? undefined : isDisabled,
        isPending: isBusy || undefined,
        'aria-label': label,
        'aria-pressed': isOn,
        'aria-disabled': isRefused || undefined,
        type: isRefused ? 'button' : rest.type,
        onPress: isRefused ? undefined : onPress && (() => onPress()),
      })}
      className={cx(
        styles.button,
        styles[kind],
        size !== 'normal' && styles[size],
        isDanger && styles.danger,
        fill && styles.fill,
        className,
      )}
    >
      {isSlow ? (
        <ProgressRing size={12} label="Working" />
      ) : (
        icon && <Icon of={icon} size={size === 'small' ? 14 : 16} />
      )}
      {children}
      {count !== undefined && <span className={styles.count}>{count}</span>}
      {keys && kind !== 'icon' && <Key isHidden>{keys}</Key>}
    </AriaButton>
  )
  const words = disabledReason ?? hint ?? (kind === 'icon' ? label : undefined)
  if (!words) return button
  return (
    <Tooltip text={words} keys={kind === 'icon' && !isRefused ? keys : undefined}>
      {button}
    </Tooltip>
  )
}
