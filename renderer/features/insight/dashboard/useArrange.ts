/** Moving a card among the others: dragged by its handle, or by Alt and an arrow while the focus is in it. */
import { type DragEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { CardView } from '#shared/contract/dashboard.ts'
import { CardId } from '#shared/model/ids.ts'
import { useAct } from '#renderer/app/acting.ts'
import { announce } from '#renderer/ui/feedback/announce.ts'

type Side = 'before' | 'after'

export interface Arrange {
  /** Starts a drag; undefined where nothing may be moved. */
  onDragStart: ((event: DragEvent<HTMLElement>, cardId: CardId) => void) | undefined
  onDragEnd: () => void
  onDragOver: (event: DragEvent<HTMLElement>) => void
  onDrop: (event: DragEvent<HTMLElement>) => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>, cardId: CardId) => void
  /** On which side of a card the dragged one would come to stand. */
  dropSideOf: (cardId: CardId) => Side | undefined
}

/** Which way an arrow moves a card in the reading order. */
const stepOf: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }

/** The card under the pointer, and on which half of it that is. */
function overCard(list: HTMLElement | null, event: DragEvent<HTMLElement>): { cardId: CardId; side: Side } | null {
  const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card]') : null
  const cardId = CardId.safeParse(element?.dataset['card'])
  if (!list || !element || !cardId.success) return null
  const box = element.getBoundingClientRect()
  // Where cards stand side by side, left and right; where one fills the row, above and below.
  const isWhole = box.width > list.clientWidth * 0.7
  const isBefore = isWhole ? event.clientY < box.top + box.height / 2 : event.clientX < box.left + box.width / 2
  return { cardId: cardId.data, side: isBefore ? 'before' : 'after' }
}

export function useArrange(
  list: RefObject<HTMLUListElement | null>,
  cards: readonly CardView[],
  mayMove: boolean,
): Arrange {
  const act = useAct()
  const held = useRef<CardId | null>(null)
  const [over, setOver] = useState<{ cardId: CardId; side: Side } | null>(null)
  /** The list is drawn anew after a move, and the moved card's handle keeps the focus. */
  const refocus = useRef<CardId | null>(null)
  useEffect(() => {
    const cardId = refocus.current
    if (cardId === null) return
    refocus.current = null
    const handle = list.current?.querySelector<HTMLElement>(`[data-card="${cardId}"] [data-handle]`)
    handle?.focus()
    handle?.scrollIntoView({ block: 'nearest' })
  }, [cards, list])

  const ids = cards.map(({ cardId }) => cardId)
  const move = (cardId: CardId, before: CardId | null, done?: string): void =>
    void act('moveCard', { cardId, before }, done === undefined ? {} : { done })
  const letGo = (): void => {
    held.current = null
    setOver(null)
  }
  return {
    onDragStart: mayMove
      ? (event, cardId) => {
          held.current = cardId
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', cardId)
          const card = event.currentTarget.closest('[data-card]')
          if (card) event.dataTransfer.setDragImage(card, 12, 12)
        }
      : undefined,
    onDragEnd: letGo,
    onDragOver: (event) => {
      if (held.current === null) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'move'
      const next = overCard(list.current, event)
      const target = next?.cardId === held.current ? null : next
      if (target?.cardId !== over?.cardId || target?.side !== over?.side) setOver(target)
    },
    onDrop: (event) => {
      const cardId = held.current
      const target = overCard(list.current, event)
      letGo()
      if (cardId === null || target === null || target.cardId === cardId) return
      event.preventDefault()
      const others = ids.filter((id) => id !== cardId)
      const at = others.indexOf(target.cardId) + (target.side === 'after' ? 1 : 0)
      move(cardId, others[at] ?? null, 'Picture moved')
    },
    onKeyDown: (event, cardId) => {
      const step = event.altKey && !event.ctrlKey && !event.metaKey ? stepOf[event.key] : undefined
      if (step === undefined || !mayMove) return
      // Alt and the left arrow go back in history elsewhere.
      event.preventDefault()
      event.stopPropagation()
      const from = ids.indexOf(cardId)
      const to = from + step
      if (to < 0 || to >= ids.length) return announce(to < 0 ? 'Already the first' : 'Already the last')
      const others = ids.filter((id) => id !== cardId)
      refocus.current = cardId
      move(cardId, others[to] ?? null)
      announce(`${to + 1} of ${ids.length}`)
    },
    dropSideOf: (cardId) => (over?.cardId === cardId ? over.side : undefined),
  }
}
