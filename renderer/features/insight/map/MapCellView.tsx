/** One cell: how many quotes speak for and against, as numbers and as bars, and of how many sources. */
import type { Ref } from 'react'
import type { MapCell } from '#shared/contract/insightQueries.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { StanceSign } from '#renderer/ui/codes/StanceSign.tsx'
import { cellWords, sourceWords } from './cellWords.ts'
import styles from './Map.module.css'

export interface MapCellViewProps {
  cell: MapCell | undefined
  /** "P3.LISTEN and R1": said before the numbers. */
  name: string
  /** Of a code instead of a phase: lower, without the sources. */
  isPart: boolean
  isOpen: boolean
  /** Quotes that fill the width of a cell. */
  longest: number
  tabIndex: number
  onPress: () => void
  onFocus: () => void
  ref: Ref<HTMLButtonElement>
}

const share = (count: number, longest: number): { width: string } => ({ width: `${(100 * count) / longest}%` })

export function MapCellView(props: MapCellViewProps) {
  const { cell, name, isPart, isOpen, longest, tabIndex, onPress, onFocus, ref } = props
  return (
    // A gridcell that is pressed: the one element keeps it one stop for the arrows.
    <button
      type="button"
      ref={ref}
      role="gridcell"
      tabIndex={tabIndex}
      aria-label={`${name}: ${cellWords(cell)}`}
      aria-selected={isOpen}
      className={cx(styles.cell, isPart && styles.part, !cell && styles.none, isOpen && styles.open)}
      onClick={onPress}
      onFocus={onFocus}
    >
      {cell ? (
        <>
          <span className={styles.numbers}>
            <span>{cell.supports.toLocaleString('en')}</span>
            {cell.illustrates > 0 && (
              <span className={styles.illustrates}>
                <StanceSign stance="illustrates" />
                {cell.illustrates.toLocaleString('en')}
              </span>
            )}
            {cell.disputes > 0 && <span className={styles.against}>−{cell.disputes.toLocaleString('en')}</span>}
          </span>
          <span className={styles.bars}>
            {cell.supports > 0 && <i className={styles.for} style={share(cell.supports, longest)} />}
            {cell.disputes > 0 && <i className={styles.disputed} style={share(cell.disputes, longest)} />}
            {cell.illustrates > 0 && <i className={styles.shown} style={share(cell.illustrates, longest)} />}
          </span>
          {!isPart && <span className={styles.sources}>{sourceWords(cell)}</span>}
        </>
      ) : (
        <span className={styles.noneWords}>No evidence</span>
      )}
    </button>
  )
}
