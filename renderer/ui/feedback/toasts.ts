/**
 * The queue behind the toasts: plain and without React, so that its clock can be tested.
 * A toast's time stands still while somebody points at it or has the focus in it.
 */
export interface ToastAction {
  label: string
  keys?: string | undefined
  onPress: () => void
}

export interface ToastContent {
  text: string
  /** Usually Undo. */
  action?: ToastAction | undefined
  tone?: 'plain' | 'warn' | undefined
  /** 8 unless said; Infinity stays until dismissed. */
  seconds?: number | undefined
  /** What it is about: the newest word on a subject takes the place of the one before. */
  topic?: string | undefined
}

export interface ToastItem extends ToastContent {
  id: string
}

export interface Toasts {
  /** Shows it and returns its id. */
  show: (content: ToastContent) => string
  dismiss: (id: string) => void
  /** While held, no time passes. */
  hold: () => void
  release: () => void
  subscribe: (listener: () => void) => () => void
  /** The same array until something changes; newest last, at most three. */
  current: () => readonly ToastItem[]
}

export const TOAST_SECONDS = 8
const MOST_AT_ONCE = 3

export function createToasts(): Toasts {
  let items: readonly ToastItem[] = []
  let isHeld = false
  let count = 0
  const listeners = new Set<() => void>()
  const clocks = new Map<
    string,
    { left: number; startedAt: number; timer: ReturnType<typeof setTimeout> | undefined }
  >()

  const publish = (next: readonly ToastItem[]) => {
    items = next
    for (const listener of listeners) listener()
  }
  const dismiss = (id: string) => {
    clearTimeout(clocks.get(id)?.timer)
    clocks.delete(id)
    if (items.some((item) => item.id === id)) publish(items.filter((item) => item.id !== id))
  }
  const run = (id: string) => {
    const clock = clocks.get(id)
    if (!clock || !Number.isFinite(clock.left)) return
    clock.startedAt = Date.now()
    clock.timer = setTimeout(() => dismiss(id), clock.left)
  }
  return {
    show: (content) => {
      const id = `toast-${++count}`
      clocks.set(id, { left: (content.seconds ?? TOAST_SECONDS) * 1000, startedAt: Date.now(), timer: undefined })
      const others = items.filter(({ topic, text }) =>
        content.topic === undefined ? text !== content.text : topic !== content.topic,
      )
      const next = [...others, { ...content, id }].slice(-MOST_AT_ONCE)
      for (const { id: dropped } of items.filter((item) => !next.includes(item))) {
        clearTimeout(clocks.get(dropped)?.timer)
        clocks.delete(dropped)
      }
      publish(next)
      if (!isHeld) run(id)
      return id
    },
    dismiss,
    hold: () => {
      if (isHeld) return
      isHeld = true
      for (const clock of clocks.values()) {
        clearTimeout(clock.timer)
        clock.left -= Date.now() - clock.startedAt
      }
    },
    release: () => {
      if (!isHeld) return
      isHeld = false
      for (const id of clocks.keys()) run(id)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    current: () => items,
  }
}
