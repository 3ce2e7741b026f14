import { useContext } from 'react'
import type { ReactNode } from 'react'
import { Button as AriaButton, Link } from 'react-aria-components'
import { cx } from '../base/cx.ts'
import { Icon, type LucideIcon } from '../base/Icon.tsx'
import { Key } from '../controls/Key.tsx'
import { Tooltip } from '../overlays/Tooltip.tsx'
import { Avatar, type AvatarProps } from '../text/Avatar.tsx'
import { DividerContext, useShell } from './shellContext.ts'
import styles from './Sidebar.module.css'

export interface SidebarProps {
  label: string
  /** The workspace's name and its menu. */
  head?: ReactNode
  children: ReactNode
  /** Where the work is kept. */
  foot?: ReactNode
}

/** The window's places. A rail of icons with tooltips where there is little room. */
export function Sidebar({ label, head, children, foot }: SidebarProps) {
  const { isRail } = useShell()
  const dividers = useContext(DividerContext)
  return (
    <nav
      aria-label={label}
      tabIndex={-1}
      data-pane="sidebar"
      data-rail={isRail || undefined}
      className={styles.sidebar}
    >
      {head && <div className={styles.head}>{head}</div>}
      <div className={styles.places}>{children}</div>
      {foot && <div className={styles.foot}>{foot}</div>}
      {dividers.sidebar}
    </nav>
  )
}

export interface NavItemProps {
  icon: LucideIcon
  label: string
  count?: number | undefined
  isCurrent?: boolean | undefined
  keys?: string | undefined
  onPress: () => void
}

/** One place, or one saved filter. */
export function NavItem({ icon, label, count, isCurrent, keys, onPress }: NavItemProps) {
  const { isRail } = useShell()
  const link = (
    <Link
      className={styles.item ?? ''}
      onPress={() => onPress()}
      {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
      {...(isRail ? { 'aria-label': count === undefined ? label : `${label}, ${count}` } : {})}
    >
      <Icon of={icon} />
      {!isRail && <span className={styles.label}>{label}</span>}
      {!isRail && count !== undefined && <span className={styles.count}>{count.toLocaleString('en')}</span>}
    </Link>
  )
  if (!isRail && !keys) return link
  return (
    <Tooltip
      text={isRail && count !== undefined ? `${label}, ${count.toLocaleString('en')}` : label}
      keys={keys}
      placement="end"
    >
      {link}
    </Tooltip>
  )
}

/** A group of places under a small heading; a rail keeps only the gap. */
export function NavGroup({ label, children }: { label?: string | undefined; children: ReactNode }) {
  const { isRail } = useShell()
  return (
    <div role="group" aria-label={label} className={cx(styles.group, label !== undefined && styles.spaced)}>
      {label !== undefined && !isRail && (
        <div className={styles.heading} aria-hidden="true">
          {label}
        </div>
      )}
      {children}
    </div>
  )
}

/** The workspace's initial on its tile; in a head or on the first-run screen. */
export function Monogram({ name, size = 'small' }: { name: string; size?: 'small' | 'large' | undefined }) {
  return (
    <span aria-hidden="true" className={cx(styles.monogram, size === 'large' && styles.largeMonogram)}>
      {Array.from(name.trim())[0]?.toLocaleUpperCase() ?? '·'}
    </span>
  )
}

/** The workspace's tile and name; inside a Menu it opens that. */
export function SidebarHead({ name, icon }: { name: string; icon?: LucideIcon | undefined }) {
  const { isRail } = useShell()
  const button = (
    <AriaButton className={cx(styles.workspace)} {...(isRail ? { 'aria-label': name } : {})}>
      <Monogram name={name} />
      {!isRail && <span className={styles.label}>{name}</span>}
      {!isRail && icon && <Icon of={icon} size={14} className={styles.faint} />}
    </AriaButton>
  )
  return isRail ? (
    <Tooltip text={name} placement="end">
      {button}
    </Tooltip>
  ) : (
    button
  )
}

export interface SidebarSearchProps {
  icon: LucideIcon
  label: string
  keys?: string | undefined
  onPress: () => void
}

/** Looks like a search box and opens the palette. */
export function SidebarSearch({ icon, label, keys, onPress }: SidebarSearchProps) {
  const { isRail } = useShell()
  const button = (
    <AriaButton className={styles.search ?? ''} onPress={() => onPress()} {...(isRail ? { 'aria-label': label } : {})}>
      <Icon of={icon} />
      {!isRail && <span className={styles.label}>{label}</span>}
      {!isRail && keys && <Key isHidden>{keys}</Key>}
    </AriaButton>
  )
  return isRail ? (
    <Tooltip text={label} keys={keys} placement="end">
      {button}
    </Tooltip>
  ) : (
    button
  )
}

export interface SidebarFootProps {
  icon: LucideIcon
  /** "Saved here". */
  title: string
  /** Who else holds it, in words. */
  children: ReactNode
  /** Who is here now. */
  people?: readonly SidebarPerson[] | undefined
  isCurrent?: boolean | undefined
  keys?: string | undefined
  /** Opens what is told about it. */
  onPress: () => void
}

export interface SidebarPerson {
  id: string
  name: string
  hue: AvatarProps['hue']
}

/** More than these are a number. */
const MOST_PEOPLE = 3

/** Where the work is kept, always in words; on a rail the words are in the tooltip. */
export function SidebarFoot({ icon, title, children, people = [], isCurrent, keys, onPress }: SidebarFootProps) {
  const { isRail } = useShell()
  const who = people.map(({ name }) => name).join(', ')
  const all = [typeof children === 'string' ? `${title}. ${children}` : title, who && `Here now: ${who}.`]
    .filter(Boolean)
    .join(' ')
  const current = isCurrent ? { 'aria-current': 'page' as const } : {}
  if (isRail) {
    return (
      <Tooltip text={all} keys={keys} placement="end">
        <AriaButton className={styles.footIcon ?? ''} aria-label={all} onPress={() => onPress()} {...current}>
          <Icon of={icon} />
        </AriaButton>
      </Tooltip>
    )
  }
  return (
    <AriaButton className={styles.footButton ?? ''} onPress={() => onPress()} {...current}>
      <span className={styles.footTitle}>
        <Icon of={icon} size={14} />
        {title}
        {people.length > 0 && (
          <span className={styles.people}>
            {people.slice(0, MOST_PEOPLE).map(({ id, name, hue }) => (
              <Avatar key={id} name={name} hue={hue} size="small" />
            ))}
            {people.length > MOST_PEOPLE && <span>+{people.length - MOST_PEOPLE}</span>}
          </span>
        )}
      </span>
      <span>{children}</span>
    </AriaButton>
  )
}
