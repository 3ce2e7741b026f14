/** What a VirtualList knows and does: the active row, choosing several, keys and pointer. */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useId, useImperativeHandle, useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { announce } from '../feedback/announce.ts'
import { createTypeAhead, indexForKey } from './listKeys.ts'
import type { VirtualListProps } from './virtualListProps.ts'

const noIds: ReadonlySet<string> = new Set()

export function useVirtualList<T>(props: VirtualListProps<T>) {
  const { items, idOf, textOf, rowHeight, selectedId = null, checkedIds, onCheckedChange, ref } = props
  const scroller = useRef<HTMLDivElement>(null)
  const listId = useId()
  const rowId = (index: number) => `${listId}-row-${index}`
  const indexOf = (id: string | null, guess: number): number | undefined => {
    const isAt = (item: T | undefined) => item !== undefined && idOf(item) === id
    if (id === null) return undefined
    if (isAt(items[guess])) return guess
    const index = items.findIndex(isAt)
    return index === -1 ? undefined : index
  }

  const [active, setActive] = useState<{ id: string | null; index: number }>({ id: selectedId, index: 0 })
  const [lastSelectedId, setLastSelectedId] = useState(selectedId)
  if (selectedId !== lastSelectedId) {
    setLastSelectedId(selectedId)
    if (selectedId !== null) setActive({ id: selectedId, index: indexOf(selectedId, active.index) ?? active.index })
  }
  // Where the active row went away (deleted, filtered out) its place keeps the focus.
  const activeIndex = indexOf(active.id, active.index) ?? Math.min(active.index, Math.max(0, items.length - 1))

  // oxlint-disable-next-line react/incompatible-library -- its changing functions are used in this component only, never memoised
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    getItemKey: (index) => {
      const item = items[index]
      return item === undefined ? `hole-${index}` : idOf(item)
    },
    // The row with the focus stays in the page however far one scrolls away from it.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range)
      const isMissing = range.count > 0 && activeIndex < range.count && !indexes.includes(activeIndex)
      return isMissing ? [...indexes, activeIndex].sort((a, b) => a - b) : indexes
    },
    initialRect: { width: 280, height: 600 },
  })

  const tellRange = useEffectEvent((from: number, to: number) => props.onRange?.(from, to))
  const first = virtualizer.range?.startIndex
  const last = virtualizer.range?.endIndex
  useEffect(() => {
    if (first !== undefined && last !== undefined) tellRange(first, last)
  }, [first, last])

  // Only when another thing opens, not whenever the list is fetched again.
  const showSelected = useEffectEvent(() => {
    const index = indexOf(selectedId, activeIndex)
    if (index !== undefined) virtualizer.scrollToIndex(index, { align: 'auto' })
  })
  useEffect(() => showSelected(), [selectedId])

  // A row may come into the page only after the scroll: focus it in the first render that has it.
  const isFocusWanted = useRef(false)
  const focusActive = () => {
    const row = document.getElementById(rowId(activeIndex))
    if (!isFocusWanted.current || !row) return
    isFocusWanted.current = false
    row.focus({ preventScroll: true })
  }
  // A row that goes while it has the focus would leave it nowhere. (React reports no blur for what it removes.)
  const hasFocus = useRef(false)
  useEffect(() => {
    if (hasFocus.current && document.activeElement === document.body) isFocusWanted.current = true
    focusActive()
  })
  useImperativeHandle(ref, () => ({
    focus: () => {
      isFocusWanted.current = true
      focusActive()
    },
    scrollToIndex: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  }))

  const moveTo = (index: number) => {
    const item = items[index]
    // In this order: the scroll renders at once, and must already find the new row active.
    setActive({ id: item === undefined ? null : idOf(item), index })
    isFocusWanted.current = true
    virtualizer.scrollToIndex(index, { align: 'auto' })
    if (index === activeIndex) focusActive()
    else if (item !== undefined) props.onActiveChange?.(item)
  }

  const rangeStart = useRef<number | null>(null)
  const idsBetween = (a: number, b: number) =>
    items.slice(Math.min(a, b), Math.max(a, b) + 1).flatMap((item) => (item === undefined ? [] : [idOf(item)]))
  const choose = (ids: ReadonlySet<string>) => {
    onCheckedChange?.(ids)
    announce(ids.size === 0 ? 'None chosen' : `${ids.size} chosen`)
  }
  const toggle = (index: number) => {
    const item = items[index]
    if (item === undefined) return
    const next = new Set(checkedIds)
    if (!next.delete(idOf(item))) next.add(idOf(item))
    rangeStart.current = index
    choose(next)
  }
  const extendTo = (index: number) => {
    rangeStart.current ??= activeIndex
    choose(new Set(idsBetween(rangeStart.current, index)))
  }

  const [typeAhead] = useState(createTypeAhead)
  const textAt = (index: number) => {
    const item = items[index]
    return item === undefined ? undefined : textOf(item)
  }

  /** The keys with a meaning of their own; undefined where there is none. */
  const actFor = (event: KeyboardEvent, item: T): (() => void) | undefined => {
    const canChoose = onCheckedChange !== undefined
    if (event.key === 'Enter' && props.onOpen) return () => props.onOpen?.(item)
    if (event.key === ' ' && props.onPreview) return () => props.onPreview?.(item)
    if (event.key === ' ' && canChoose) return () => toggle(activeIndex)
    if (event.key.toLowerCase() === 'x' && canChoose) return () => toggle(activeIndex)
    if (event.key === '/' && props.onFilter) return props.onFilter
    if (event.key === 'Delete' && props.onDelete) return () => props.onDelete?.(item)
    if (event.key === 'Escape' && checkedIds && checkedIds.size > 0) return () => choose(noIds)
    return undefined
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const item = items[activeIndex]
    const isChord = event.ctrlKey || event.metaKey || event.altKey
    const take = (act: () => void) => {
      event.preventDefault()
      act()
    }
    const pageSize = Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1
    const target = isChord ? undefined : indexForKey(event.key, activeIndex, items.length, pageSize)
    if (target !== undefined) {
      take(() => {
        if (event.shiftKey && onCheckedChange) extendTo(target)
        else rangeStart.current = null
        moveTo(target)
      })
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a' && onCheckedChange) {
      take(() => choose(new Set(idsBetween(0, items.length - 1))))
    } else if (item !== undefined) {
      const now = Date.now()
      const isWord = typeAhead.isTyping(now)
      const act = isChord || isWord ? undefined : actFor(event, item)
      if (act) return take(act)
      props.onRowKey?.(item, event)
      const isCharacter = Array.from(event.key).length === 1 && (event.key !== ' ' || isWord)
      if (event.defaultPrevented || isChord || !isCharacter) return
      const match = typeAhead.type(event.key, activeIndex, now, items.length, textAt)
      if (match !== undefined) take(() => moveTo(match))
    }
  }
  const onClick = (index: number, item: T, event: MouseEvent) => {
    if (onCheckedChange && (event.ctrlKey || event.metaKey)) toggle(index)
    else if (onCheckedChange && event.shiftKey) extendTo(index)
    else {
      rangeStart.current = null
      if (checkedIds && checkedIds.size > 0) choose(noIds)
      props.onOpen?.(item)
    }
    moveTo(index)
  }
  const onFocus = (index: number, item: T) => {
    hasFocus.current = true
    if (index !== activeIndex) setActive({ id: idOf(item), index })
  }
  const onBlur = () => {
    hasFocus.current = false
  }
  return { scroller, virtualizer, rowId, activeIndex, moveTo, onKeyDown, onClick, onFocus, onBlur }
}
