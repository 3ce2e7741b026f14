/** One picture on the dashboard: live, with its handle and its menu. */
import { Ellipsis, GripVertical } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { CardView } from '#shared/contract/dashboard.ts'
import { type Figure, type FigureOf, type FigureQuery, figureOf } from '#shared/insight/figures.ts'
import type { PictureSpec } from '#shared/pictures/picture.ts'
import { useAct } from '#renderer/app/acting.ts'
import { useOnly } from '#renderer/app/counted/filterWords.ts'
import { WhatCounts } from '#renderer/app/counted/WhatCounts.tsx'
import { NameDialog } from '#renderer/app/NameDialog.tsx'
import { navigate } from '#renderer/app/navigation.ts'
import { FigurePicture } from '#renderer/app/pictures/FigurePicture.tsx'
import { useOpenBehind } from '#renderer/app/pictures/openBehind.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/overlays/Menu.tsx'
import type { Arrange } from './useArrange.ts'
import styles from './Dashboard.module.css'

export interface DashboardCardProps {
  card: CardView
  /** "2 of 5". */
  place: string
  /** In sight at once; the others wait until one scrolls near. */
  isEager: boolean
  dropSide: 'before' | 'after' | undefined
  arrange: Arrange
  readOnly: string | undefined
}

/** Rows of a list of bars on the dashboard; its tab has them all. */
const MOST_ROWS = 12

/** A card is a glance: the largest rows, and a word about those left out. */
function inBrief(picture: PictureSpec): PictureSpec {
  if (picture.kind !== 'bars' && picture.kind !== 'balance') return picture
  if (picture.rows.length <= MOST_ROWS) return picture
  const basis = `${picture.basis}; the first ${MOST_ROWS} of ${picture.rows.length} are drawn, the table has all`
  // Two kinds that both have rows: narrowed one by one, as the rows differ.
  return picture.kind === 'bars'
    ? { ...picture, basis, rows: picture.rows.slice(0, MOST_ROWS) }
    : { ...picture, basis, rows: picture.rows.slice(0, MOST_ROWS) }
}

/** True once the element has been near the part of the page in sight. */
function useWasNear(isEager: boolean) {
  const ref = useRef<HTMLLIElement>(null)
  const [wasNear, setNear] = useState(isEager)
  useEffect(() => {
    if (wasNear || !ref.current) return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true)
      },
      { rootMargin: '200px' },
    )
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [wasNear])
  return { ref, wasNear }
}

export function DashboardCard({ card, place, isEager, dropSide, arrange, readOnly }: DashboardCardProps) {
  const { cardId, picture, width, filters } = card
  const act = useAct()
  const figure = figureOf(picture)
  const title = card.title === '' ? (figure?.title ?? 'A picture') : card.title
  const { ref, wasNear } = useWasNear(isEager)
  const tools = (
    <>
      {figure && (
        <Button kind="link" size="small" onPress={() => navigate({ place: 'insight', tab: figure.tab, filters })}>
          Open
        </Button>
      )}
      {readOnly === undefined && figure && (
        <WhatCounts
          title={title}
          filters={filters}
          fields={figure.fields}
          onChange={(next) => void act('editCard', { cardId, patch: { filters: next } })}
        />
      )}
      {readOnly === undefined && <CardMenu card={card} title={title} />}
      {arrange.onDragStart && (
        <button
          type="button"
          draggable
          data-handle
          className={styles.handle}
          aria-label={`Move ${title}, ${place}. Alt and an arrow key moves it.`}
          title="Drag, or press Alt and an arrow key"
          onDragStart={(event) => arrange.onDragStart?.(event, cardId)}
          onDragEnd={arrange.onDragEnd}
        >
          <Icon of={GripVertical} size={14} />
        </button>
      )}
    </>
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Alt and an arrow counts wherever in the card the focus is; its handle says so
    <li
      ref={ref}
      data-card={cardId}
      className={cx(styles.card, width === 2 && styles.wide, dropSide && styles[dropSide])}
      onKeyDown={(event) => arrange.onKeyDown(event, cardId)}
      onDragOver={arrange.onDragOver}
      onDrop={arrange.onDrop}
    >
      {!figure ? (
        <div className={styles.unknown}>
          <p>A newer version of Commonplace made this picture; update to see it.</p>
          {tools}
        </div>
      ) : !wasNear ? (
        <Skeleton label={title} lines={6} />
      ) : (
        figure.visit((of) => (
          <LiveFigure of={of} none={figure.none} card={card} name={title} figure={figure} tools={tools} />
        ))
      )}
    </li>
  )
}

interface LiveFigureProps<N extends FigureQuery> {
  of: FigureOf<N>
  none: string | undefined
  card: CardView
  /** What the card is called. */
  name: string
  figure: Figure
  tools: ReactNode
}

function LiveFigure<N extends FigureQuery>({ of, none, card, name, figure, tools }: LiveFigureProps<N>) {
  const { title, filters } = card
  const onOpen = useOpenBehind(filters, figure.tab)
  const only = useOnly(filters, figure.fields)
  const make = useMemo((): FigureOf<N>['make'] => {
    return (figure) => {
      const made = of.make(figure)
      if (made === null) return null
      const { picture, table } = made
      const brief = inBrief(picture)
      return title === '' ? { picture: brief, table } : { picture: { ...brief, title }, table: { ...table, title } }
    }
  }, [of, title])
  return (
    <FigurePicture
      name={of.query}
      input={of.input(filters)}
      make={make}
      none={none}
      only={only}
      actions={tools}
      kept={{ kind: card.picture, title: name, filters }}
      onOpen={onOpen}
    />
  )
}

function CardMenu({ card, title }: { card: CardView; title: string }) {
  const { cardId, width } = card
  const act = useAct()
  const [isNaming, setNaming] = useState(false)
  const entries: MenuEntry[] = [
    {
      id: 'width',
      label: 'Over both columns',
      isChecked: width === 2,
      onAction: () => void act('editCard', { cardId, patch: { width: width === 2 ? 1 : 2 } }),
    },
    { id: 'name', label: 'Rename…', onAction: () => setNaming(true) },
    { id: 'line', kind: 'line' },
    {
      id: 'remove',
      label: 'Take off the dashboard',
      onAction: () => void act('removeCard', { cardId }, { done: `${title} is off the dashboard` }),
    },
  ]
  return (
    <>
      <Menu label={`Arrange ${title}`} entries={entries} placement="bottom end">
        <Button kind="icon" icon={Ellipsis} label={`Arrange ${title}`} />
      </Menu>
      {isNaming && (
        <NameDialog
          title="Rename this picture"
          label="Name"
          initial={title}
          onSave={(name) => void act('editCard', { cardId, patch: { title: name } })}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  )
}
