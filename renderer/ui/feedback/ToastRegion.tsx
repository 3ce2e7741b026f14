import { X } from 'lucide-react'
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { cx } from '../base/cx.ts'
import { Button } from '../controls/Button.tsx'
import { createToasts, type ToastItem, type Toasts } from './toasts.ts'
import styles from './Toast.module.css'

const ToastContext = createContext<Toasts | null>(null)

/** Keeps the toasts and shows them at the window's foot. One, around the whole app. */
export function ToastProvider({ children, toasts: given }: { children: ReactNode; toasts?: Toasts | undefined }) {
  const [toasts] = useState(() => given ?? createToasts())
  return (
    <ToastContext value={toasts}>
      {children}
      <ToastRegion toasts={toasts} />
    </ToastContext>
  )
}

/** `show({ text, action })`: what was done, and the way back for 8 seconds. */
export function useToasts(): Toasts {
  const toasts = useContext(ToastContext)
  if (!toasts) throw new Error('useToasts needs a ToastProvider around it')
  return toasts
}

function ToastRegion({ toasts }: { toasts: Toasts }) {
  const items = useSyncExternalStore(toasts.subscribe, toasts.current)
  // The element with the focus may leave with its toast, and then no blur comes: let time run again.
  useEffect(() => {
    if (items.length === 0) toasts.release()
  }, [items, toasts])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- pointing at it or being in it only stops the clock
    <section
      aria-label="Notices"
      className={styles.region}
      onPointerEnter={toasts.hold}
      onPointerLeave={toasts.release}
      onFocus={toasts.hold}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) toasts.release()
      }}
    >
      <div role="status" aria-live="polite" aria-relevant="additions" className={styles.stack}>
        {items.map((item) => (
          <Toast key={item.id} item={item} onDismiss={() => toasts.dismiss(item.id)} />
        ))}
      </div>
    </section>
  )
}

function Toast({ item, onDismiss }: { item: ToastItem; onDismiss: () => void }) {
  const { text, action, tone } = item
  return (
    <div className={cx(styles.toast, tone === 'warn' && styles.warn)} data-toast={item.id}>
      <span className={styles.words}>{text}</span>
      {action && (
        <Button
          kind="link"
          keys={action.keys}
          onPress={() => {
            onDismiss()
            action.onPress()
          }}
        >
          {action.label}
        </Button>
      )}
      <Button kind="icon" size="small" icon={X} label="Dismiss" onPress={onDismiss} />
    </div>
  )
}
