/** A sign on a step's card that the lenses have something to say on it. */
import { Scale } from 'lucide-react'
import { useMemo } from 'react'
import type { PlanView } from '#shared/contract/planQueries.ts'
import { findInStep } from '#shared/lenses/stepFindings.ts'
import { dismissalKey, useLenses, useLensesShown } from '#renderer/app/lenses/useLenses.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { VisuallyHidden } from '#renderer/ui/base/VisuallyHidden.tsx'
import styles from './LensSign.module.css'

/** Findings of each step that nobody dismissed, by the step's id; steps without any are left out. */
export function useLensCounts({ planId, steps }: PlanView): ReadonlyMap<string, number> {
  const [{ without }] = useLensesShown()
  const { memory } = useLenses()
  const { rows } = useQuery('planDismissals', memory === null ? null : { planId })
  const withReach = !without.includes('reach')
  return useMemo(() => {
    const counts = new Map<string, number>()
    // Until it is known what was dismissed, nothing is claimed.
    if (memory === null || rows === undefined) return counts
    const gone = new Set(rows.map(({ stepId, lens, key }) => `${stepId} ${dismissalKey(lens, key)}`))
    for (const step of steps) {
      const standing = findInStep(step, memory, withReach).filter(
        ({ lens, key }) => !gone.has(`${step.stepId} ${dismissalKey(lens, key)}`),
      )
      if (standing.length > 0) counts.set(step.stepId, standing.length)
    }
    return counts
  }, [memory, rows, steps, withReach])
}

/** For the card's accessible name: "1 lens note". */
export const lensName = (count: number | undefined): string =>
  count === undefined ? '' : count === 1 ? '1 lens note' : `${count} lens notes`

export function LensSign({ count }: { count: number | undefined }) {
  if (count === undefined) return null
  return (
    <span className={styles.sign} title={lensName(count)}>
      <Icon of={Scale} size={14} />
      <VisuallyHidden>{lensName(count)}</VisuallyHidden>
    </span>
  )
}
