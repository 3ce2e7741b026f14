import { ArrowDownRight, ArrowUpRight, Ban, Circle, CircleDashed, type LucideIcon } from 'lucide-react'
import { cx } from '../base/cx.ts'
import { Icon } from '../base/Icon.tsx'
import styles from './State.module.css'

export type StateName = 'growing' | 'strong' | 'weakening' | 'failed' | 'too-early'

export const stateWords: Readonly<Record<StateName, string>> = {
  growing: 'Growing',
  strong: 'Strong',
  weakening: 'Weakening',
  failed: 'Failed',
  'too-early': 'Too early',
}

const icons: Readonly<Record<StateName, LucideIcon>> = {
  growing: ArrowUpRight,
  strong: Circle,
  weakening: ArrowDownRight,
  failed: Ban,
  'too-early': CircleDashed,
}

/** Where a relationship stands: word and sign, told apart without colour. */
export function StateChip({ state }: { state: StateName }) {
  return (
    <span className={cx(styles.chip, styles[state])}>
      <Icon of={icons[state]} size={12} className={state === 'strong' ? styles.full : undefined} />
      {stateWords[state]}
    </span>
  )
}

export interface StateCount {
  state: StateName
  count: number
}

/** How many stand where, as lengths and as numbers; a press keeps one state in the list. */
export function StateBar({
  counts,
  chosen,
  onChoose,
}: {
  counts: readonly StateCount[]
  chosen: StateName | null
  onChoose: (state: StateName | null) => void
}) {
  return (
    <div className={styles.bar} role="group" aria-label="By state">
      {counts.map(({ state, count }) => (
        <button
          key={state}
          type="button"
          className={cx(styles.part, styles[state])}
          style={{ flexGrow: Math.max(count, 0.6) }}
          aria-pressed={chosen === state}
          onClick={() => onChoose(chosen === state ? null : state)}
        >
          <span className={styles.count}>{count}</span>
          <span className={styles.word}>{stateWords[state]}</span>
        </button>
      ))}
    </div>
  )
}
