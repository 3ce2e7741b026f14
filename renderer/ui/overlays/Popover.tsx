import type { CSSProperties, ReactNode, RefObject } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components'
import type { Placement } from 'react-aria-components'
import { cx } from '../base/cx.ts'
import { omitUndefined } from '../base/omitUndefined.ts'
import { type AnchorRect, useAnchor } from './anchor.tsx'
import styles from './Popover.module.css'

export interface PopoverProps {
  /** Its name for screen readers. */
  label: string
  children: ReactNode
  /** Below the thing, never over it; it turns over where there is no room. */
  placement?: Placement | undefined
  offset?: number | undefined
  /** Left out inside a PopoverTrigger, which keeps both. */
  isOpen?: boolean | undefined
  onOpenChange?: ((isOpen: boolean) => void) | undefined
  /** What it is about: an element, or a place in the window (a selection's rectangle). */
  anchorRef?: RefObject<Element | null> | undefined
  anchorRect?: AnchorRect | null | undefined
  /** The rest of the window stays within reach of screen readers and pointer (hover cards, type-ahead lists). */
  isNonModal?: boolean | undefined
  width?: number | undefined
  isPadded?: boolean | undefined
  className?: string | undefined
  /** Give false where focus shall stay in the text that opened it. */
  takesFocus?: boolean | undefined
}

/** Something small that opens beside what it is about; Escape or a click elsewhere closes it. */
export function Popover(props: PopoverProps) {
  const {
    label,
    children,
    placement = 'bottom start',
    offset = 6,
    isOpen,
    onOpenChange,
    anchorRef,
    anchorRect,
    isNonModal,
    width,
    isPadded,
    className,
    takesFocus = true,
  } = props
  const anchor = useAnchor(anchorRect ?? null)
  const style: CSSProperties = width === undefined ? {} : { width }
  return (
    <>
      {anchorRect !== undefined && anchor.element}
      <AriaPopover
        {...omitUndefined({
          isOpen,
          onOpenChange,
          isNonModal: isNonModal ?? (takesFocus ? undefined : true),
          triggerRef: anchorRect === undefined ? anchorRef : anchor.ref,
        })}
        placement={placement}
        offset={offset}
        style={style}
        className={cx(styles.popover, className)}
      >
        {takesFocus ? (
          <AriaDialog aria-label={label} className={cx(styles.body, isPadded && styles.padded)}>
            {children}
          </AriaDialog>
        ) : (
          <div role="group" aria-label={label} className={cx(styles.body, isPadded && styles.padded)}>
            {children}
          </div>
        )}
      </AriaPopover>
    </>
  )
}

/** Ties a kit button to the Popover after it: `<PopoverTrigger><Button/><Popover/></PopoverTrigger>`. */
export const PopoverTrigger = DialogTrigger
