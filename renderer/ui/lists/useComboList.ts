/**
 * A list walked from a text field that keeps the focus: palette, code picker, link menu.
 * The field is a combobox, the current row its active descendant.
 */
import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'

export interface ComboListOptions<T> {
  items: readonly T[]
  idOf: (item: T) => string
  onPick: (item: T, event: KeyboardEvent | undefined) => void
  /** The current row starts on the first again when this changes; usually the query. */
  query: string
}

export interface ComboListState<T> {
  /** The row Enter would pick. */
  current: T | undefined
  /** Spread on the input; call `onKeyDown` first in a handler of your own. */
  inputProps: {
    role: 'combobox'
    'aria-expanded': boolean
    'aria-controls': string
    'aria-autocomplete': 'list'
    'aria-activedescendant'?: string
    onKeyDown: (event: KeyboardEvent) => void
  }
  /** What `<ComboList>` wants. */
  listProps: {
    id: string
    currentId: string | undefined
    optionId: (id: string) => string
    setCurrent: (id: string) => void
    onPick: (id: string) => void
  }
}

/** Arrows, Home and End with Ctrl, PageUp/Down and Enter. Arrows go round at the ends. */
export function useComboList<T>({ items, idOf, onPick, query }: ComboListOptions<T>): ComboListState<T> {
  const listId = useId()
  const [at, setAt] = useState<{ query: string; id: string | undefined }>({ query, id: undefined })
  const kept = at.query === query ? items.findIndex((item) => idOf(item) === at.id) : -1
  const index = kept === -1 ? 0 : kept
  const current = items[index]
  // An id may hold spaces, a reference to one may not.
  const optionId = (id: string) => `${listId}-${encodeURIComponent(id)}`
  const go = (to: number) => {
    const item = items[to]
    if (item === undefined) return
    setAt({ query, id: idOf(item) })
    document.getElementById(optionId(idOf(item)))?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || items.length === 0) return
    const last = items.length - 1
    const isWithCtrl = event.ctrlKey || event.metaKey
    const target =
      event.key === 'ArrowDown'
        ? (index + 1) % items.length
        : event.key === 'ArrowUp'
          ? (index + last) % items.length
          : event.key === 'PageDown'
            ? Math.min(last, index + 8)
            : event.key === 'PageUp'
              ? Math.max(0, index - 8)
              : event.key === 'Home' && isWithCtrl
                ? 0
                : event.key === 'End' && isWithCtrl
                  ? last
                  : undefined
    if (target !== undefined && !event.altKey && !event.shiftKey) {
      event.preventDefault()
      go(target)
    } else if (event.key === 'Enter' && current !== undefined && !event.altKey && !isWithCtrl && !event.shiftKey) {
      event.preventDefault()
      onPick(current, event)
    }
  }
  return {
    current,
    inputProps: {
      role: 'combobox',
      'aria-expanded': items.length > 0,
      'aria-controls': listId,
      'aria-autocomplete': 'list',
      ...(current === undefined ? {} : { 'aria-activedescendant': optionId(idOf(current)) }),
      onKeyDown,
    },
    listProps: {
      id: listId,
      currentId: current === undefined ? undefined : idOf(current),
      optionId,
      setCurrent: (id) => setAt({ query, id }),
      onPick: (id) => {
        const item = items.find((candidate) => idOf(candidate) === id)
        if (item !== undefined) onPick(item, undefined)
      },
    },
  }
}
