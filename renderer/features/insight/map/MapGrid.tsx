/** The grid: phases against norms, phases unfolding to their codes; arrows walk it, Enter opens the quotes. */
import { ChevronDown, ChevronRight } from 'lucide-react'
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { PhaseNormMap } from '#shared/contract/insightQueries.ts'
import { headingOf } from '#shared/insight/mapWords.ts'
import type { CodeId } from '#shared/model/ids.ts'
import { useInspectorOpen } from '#renderer/app/inspectorOpen.ts'
import { useRoute } from '#renderer/app/navigation.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { VisuallyHidden } from '#renderer/ui/base/VisuallyHidden.tsx'
import { splitCodeName } from '#renderer/ui/codes/codeLook.ts'
import { CodeTag } from '#renderer/ui/codes/CodeTag.tsx'
import { MapCellView } from './MapCellView.tsx'
import { cellsByPlace, longestBar, moveTo, type ShownRow, shownRows, type Spot } from './mapModel.ts'
import { openCell } from './openCell.ts'
import { useUnfolded } from './unfolded.ts'
import styles from './Map.module.css'

const spotKey = ({ row, column }: Spot): string => `${row} ${column ?? ''}`

export function MapGrid({ figure }: { figure: PhaseNormMap }) {
  const { look } = useCodebook()
  const route = useRoute()
  const cell = route.place === 'insight' ? route.cell : undefined
  const [isInspectorOpen, setInspectorOpen] = useInspectorOpen()
  const [open, setOpen] = useUnfolded()
  const [chosen, setChosen] = useState<Spot | undefined>(cell)
  const elements = useRef(new Map<string, HTMLElement>())
  const root = useRef<HTMLDivElement>(null)

  const rows = shownRows(figure, new Set(open))
  const columns = figure.columns.map(({ codeId }) => codeId)
  const cellAt = cellsByPlace(figure)
  const longest = longestBar(figure)
  const first: Spot | undefined = rows[0] && { row: rows[0].codeId, column: columns[0] ?? null }
  // What had the focus may have been folded away.
  const current = chosen && rows.some(({ codeId }) => codeId === chosen.row) ? chosen : first

  const unfold = (row: CodeId, isOpen: boolean): void =>
    setOpen(isOpen ? [...open, row] : open.filter((each) => each !== row))
  const focus = (spot: Spot): void => {
    setChosen(spot)
    elements.current.get(spotKey(spot))?.focus()
  }
  /** Coming here by a key, the arrows work at once. */
  useEffect(() => {
    const at = document.activeElement
    if (at === null || at.contains(root.current)) root.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }, [])

  const show = (spot: { row: CodeId; column: CodeId }, byKeys: boolean): void => {
    setChosen(spot)
    openCell(spot.row, spot.column, byKeys)
    setInspectorOpen(true)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (current === undefined || event.altKey || event.metaKey || event.shiftKey) return
    const row = rows.find(({ codeId }) => codeId === current.row)
    const { column } = current
    if ((event.key === 'Enter' || event.key === ' ') && column !== null && !event.ctrlKey) {
      event.preventDefault()
      show({ row: current.row, column }, true)
    } else if (event.key === 'Escape' && isInspectorOpen && cell) {
      event.preventDefault()
      setInspectorOpen(false)
    } else if (column === null && row?.isOpen === false && event.key === 'ArrowRight') {
      // On a heading the arrows unfold and fold before they lead on.
      event.preventDefault()
      unfold(row.codeId, true)
    } else if (column === null && event.key === 'ArrowLeft' && (row?.isOpen === true || row?.kind === 'code')) {
      event.preventDefault()
      if (row.kind === 'phase') unfold(row.codeId, false)
      else if (row.parent !== null) focus({ row: row.parent, column: null })
    } else {
      const next = moveTo(
        event.key,
        event.ctrlKey,
        current,
        rows.map(({ codeId }) => codeId),
        columns,
      )
      if (next === undefined) return
      event.preventDefault()
      focus(next)
    }
  }
  const isCurrent = (spot: Spot): boolean => current !== undefined && spotKey(current) === spotKey(spot)
  const keep = (spot: Spot) => (element: HTMLElement | null) => {
    if (element) elements.current.set(spotKey(spot), element)
    else elements.current.delete(spotKey(spot))
  }
  return (
    <div
      ref={root}
      role="grid"
      aria-label="Phase × norm"
      tabIndex={-1}
      data-map=""
      className={styles.grid}
      style={{ '--norms': columns.length } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      <div role="row" className={styles.row}>
        <div role="columnheader" className={styles.corner}>
          <VisuallyHidden>Phase</VisuallyHidden>
        </div>
        {figure.columns.map(({ codeId, title }) => {
          const { short, gloss } = headingOf(codeId, title)
          return (
            <div key={codeId} role="columnheader" className={styles.columnHead} title={title}>
              <span className={styles.columnTitle}>
                <CodeTag code={look(codeId)} />
                <span className={styles.clipped}>{short}</span>
              </span>
              {gloss !== '' && <span className={styles.gloss}>{gloss}</span>}
            </div>
          )
        })}
      </div>
      {rows.map((row) => (
        <div key={row.codeId} role="row" className={styles.row}>
          <RowHead
            row={row}
            tag={<CodeTag code={look(row.codeId)} />}
            rest={splitCodeName(look(row.codeId)).rest}
            tabIndex={isCurrent({ row: row.codeId, column: null }) ? 0 : -1}
            onToggle={() => unfold(row.codeId, row.isOpen !== true)}
            onFocus={() => setChosen({ row: row.codeId, column: null })}
            hold={keep({ row: row.codeId, column: null })}
          />
          {columns.map((column) => {
            const spot = { row: row.codeId, column }
            return (
              <MapCellView
                key={column}
                ref={keep(spot)}
                cell={cellAt(row.codeId, column)}
                name={`${row.kind === 'phase' ? row.codeId : row.name} and ${column}`}
                isPart={row.kind === 'code'}
                isOpen={isInspectorOpen && cell?.row === row.codeId && cell.column === column}
                longest={longest}
                tabIndex={isCurrent(spot) ? 0 : -1}
                onPress={() => show(spot, false)}
                onFocus={() => setChosen(spot)}
              />
            )
          })}
        </div>
      ))}
    </div>
  )
}

interface RowHeadProps {
  row: ShownRow
  tag: React.ReactNode
  /** A code's name without its group. */
  rest: string
  tabIndex: number
  onToggle: () => void
  onFocus: () => void
  hold: (element: HTMLElement | null) => void
}

function RowHead({ row, tag, rest, tabIndex, onToggle, onFocus, hold }: RowHeadProps) {
  const { short } = headingOf(row.codeId, row.title)
  const shared = { ref: hold, tabIndex, onFocus }
  return (
    <div role="rowheader" className={cx(styles.rowHead, row.kind === 'code' && styles.partHead)}>
      {row.isOpen === undefined ? (
        <span {...shared} className={styles.rowTitle} title={row.title}>
          {row.kind === 'phase' ? (
            <>
              {tag}
              <span>{short}</span>
            </>
          ) : (
            <span className={styles.partName}>{rest}</span>
          )}
        </span>
      ) : (
        <button
          {...shared}
          type="button"
          className={styles.rowTitle}
          title={row.title}
          aria-expanded={row.isOpen}
          onClick={onToggle}
        >
          {tag}
          <span>{short}</span>
          <Icon of={row.isOpen ? ChevronDown : ChevronRight} size={14} className={styles.chevron} />
        </button>
      )}
    </div>
  )
}
