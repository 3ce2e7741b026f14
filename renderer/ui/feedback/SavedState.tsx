import { Check, RefreshCw, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { cx } from '../base/cx.ts'
import { Icon } from '../base/Icon.tsx'
import { useDelayed } from '../base/useDelayed.ts'
import styles from './SavedState.module.css'

export type SavedStateValue =
  | { kind: 'saved'; at: Date | number }
  /** Something is not committed yet; `lastAt` is the commit before it. */
  | { kind: 'saving'; lastAt?: Date | number | undefined }
  /** Something is wrong with saving; say what is safe. */
  | { kind: 'warn'; text: string }
  | { kind: 'none' }

export interface SavedStateProps {
  state: SavedStateValue
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })

/** "Saved 14:31", with the day where it was not today. */
function savedWords(at: Date | number): string {
  const date = new Date(at)
  const isToday = date.toDateString() === new Date().toDateString()
  return isToday ? `Saved ${clock.format(date)}` : `Saved ${day.format(date)}, ${clock.format(date)}`
}

/**
 * Whether the work is kept, in words. "Saving…" comes only after 400 ms, until then the last truth stands;
 * "Saved" must come only from the acknowledgement of the commit.
 */
export function SavedState({ state }: SavedStateProps) {
  const isSlow = useDelayed(state.kind === 'saving')
  if (state.kind === 'none') return null
  if (state.kind === 'warn') return <Line icon={TriangleAlert} words={state.text} isWarning />
  if (state.kind === 'saved') return <Saved at={state.at} />
  if (isSlow) return <Line icon={RefreshCw} words="Saving…" />
  return state.lastAt === undefined ? null : <Saved at={state.lastAt} />
}

/** It is drawn at every key, and its words are others once a minute. */
function Saved({ at }: { at: Date | number }) {
  const minute = Math.floor(Number(at) / 60_000)
  const words = useMemo(() => savedWords(minute * 60_000), [minute])
  return <Line icon={Check} words={words} />
}

function Line({ icon, words, isWarning }: { icon: typeof Check; words: string; isWarning?: boolean }) {
  return (
    <span
      role={isWarning ? 'alert' : undefined}
      data-saved-state=""
      className={cx(styles.state, isWarning && styles.warning)}
      title={words}
    >
      <Icon of={icon} size={12} />
      <span className={styles.words}>{words}</span>
    </span>
  )
}
