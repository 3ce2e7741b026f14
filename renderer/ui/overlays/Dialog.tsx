import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { cx } from '../base/cx.ts'
import styles from './Dialog.module.css'

export interface DialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  title: string
  children: ReactNode
  /** The acts, the safe one first; right-aligned. */
  actions?: ReactNode
  width?: 'normal' | 'wide' | 'desk' | undefined
  /** Words to read with nothing to press among them: the keys must be able to scroll it. */
  isLong?: boolean | undefined
  /** alertdialog: only where something is lost for good. */
  role?: 'dialog' | 'alertdialog' | undefined
}

/**
 * A window over the window. Sparingly: undo replaces "Are you sure?", popovers replace forms.
 * Escape and a click outside close it.
 */
export function Dialog({
  isOpen,
  onOpenChange,
  title,
  children,
  actions,
  width = 'normal',
  isLong,
  role = 'dialog',
}: DialogProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className={styles.veil ?? ''}>
      <Modal className={cx(styles.modal, width === 'wide' && styles.wide, width === 'desk' && styles.desk)}>
        <AriaDialog role={role} className={styles.dialog ?? ''}>
          <Heading slot="title" level={2} className={styles.title ?? ''}>
            {title}
          </Heading>
          <div className={styles.body} {...(isLong && { tabIndex: 0, role: 'group', 'aria-label': title })}>
            {children}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

export interface FloatingPanelProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  label: string
  children: ReactNode
}

/** A panel near the top of the window, without title or buttons: the command palette and the quick switcher. */
export function FloatingPanel({ isOpen, onOpenChange, label, children }: FloatingPanelProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className={cx(styles.veil, styles.top)}>
      <Modal className={cx(styles.modal, styles.palette)}>
        <AriaDialog aria-label={label} className={styles.bare ?? ''}>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** All of the window, without frame or buttons, for what is shown to a room; Escape ends it. */
export function WholeWindow({ isOpen, onOpenChange, label, children }: FloatingPanelProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} className={styles.whole ?? ''}>
      <Modal className={styles.wholeModal ?? ''}>
        <AriaDialog aria-label={label} className={styles.bare ?? ''}>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
