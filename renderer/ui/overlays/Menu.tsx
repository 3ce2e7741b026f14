import { Check, ChevronRight } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import {
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover as AriaPopover,
  Separator,
  SubmenuTrigger,
  Text,
} from 'react-aria-components'
import type { Placement } from 'react-aria-components'
import { cx } from '../base/cx.ts'
import { Icon, type LucideIcon } from '../base/Icon.tsx'
import { omitUndefined } from '../base/omitUndefined.ts'
import { Key } from '../controls/Key.tsx'
import styles from './Menu.module.css'

export interface MenuAction {
  id: string
  label: string
  icon?: LucideIcon | undefined
  /** A second line under the label; where the entry is disabled, say why here. */
  detail?: string | undefined
  keys?: string | undefined
  isDisabled?: boolean | undefined
  isDanger?: boolean | undefined
  /** A choice that can be on: shown with a tick. */
  isChecked?: boolean | undefined
  onAction?: (() => void) | undefined
  /** Entries of a submenu. */
  entries?: readonly MenuEntry[] | undefined
}
export type MenuEntry =
  | MenuAction
  | { id: string; kind: 'line' }
  | { id: string; kind: 'group'; label: string; entries: readonly MenuEntry[] }

export interface MenuProps {
  /** The menu's name for screen readers. */
  label: string
  entries: readonly MenuEntry[]
  placement?: Placement | undefined
  /** The kit button that opens it. */
  children: ReactNode
}

/** A button that opens a list of acts: `<Menu label entries><Button …/></Menu>`. */
export function Menu({ label, entries, placement = 'bottom start', children }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <MenuPopover label={label} entries={entries} placement={placement} />
    </MenuTrigger>
  )
}

export interface MenuPopoverProps {
  label: string
  entries: readonly MenuEntry[]
  placement?: Placement | undefined
  isOpen?: boolean | undefined
  onOpenChange?: ((isOpen: boolean) => void) | undefined
  triggerRef?: RefObject<Element | null> | undefined
}

/** The menu on its own, for what opens without a button (see useContextMenu). */
export function MenuPopover({ label, entries, placement, isOpen, onOpenChange, triggerRef }: MenuPopoverProps) {
  return (
    <AriaPopover
      {...omitUndefined({ placement, isOpen, onOpenChange, triggerRef })}
      offset={4}
      className={styles.popover ?? ''}
    >
      <AriaMenu
        aria-label={label}
        className={styles.menu ?? ''}
        onClose={() => onOpenChange?.(false)}
        autoFocus="first"
      >
        {entries.map(renderEntry)}
      </AriaMenu>
    </AriaPopover>
  )
}

function renderEntry(entry: MenuEntry): ReactNode {
  if (!('kind' in entry)) return renderAction(entry)
  if (entry.kind === 'line') return <Separator key={entry.id} className={styles.line ?? ''} />
  return (
    <MenuSection key={entry.id} id={entry.id} aria-label={entry.label}>
      <Header className={styles.heading ?? ''}>{entry.label}</Header>
      {entry.entries.map(renderEntry)}
    </MenuSection>
  )
}

function renderAction(action: MenuAction): ReactNode {
  const { id, label, icon, detail, keys, isDisabled, isDanger, isChecked, onAction, entries } = action
  const item = (
    <MenuItem
      {...omitUndefined({ onAction, isDisabled })}
      key={id}
      id={id}
      textValue={label}
      className={cx(styles.item, isDanger && styles.danger)}
      {...(isChecked === undefined ? {} : { 'aria-label': `${label}, ${isChecked ? 'on' : 'off'}` })}
    >
      {icon && <Icon of={icon} className={styles.glyph} />}
      <span className={styles.words}>
        <Text slot="label">{label}</Text>
        {detail && (
          <Text slot="description" className={styles.detail ?? ''}>
            {detail}
          </Text>
        )}
      </span>
      {keys && <Key>{keys}</Key>}
      {isChecked !== undefined && <span className={styles.tick}>{isChecked && <Icon of={Check} size={14} />}</span>}
      {entries && <Icon of={ChevronRight} size={14} />}
    </MenuItem>
  )
  if (!entries) return item
  return (
    <SubmenuTrigger key={id}>
      {item}
      <MenuPopover label={label} entries={entries} placement="right top" />
    </SubmenuTrigger>
  )
}
