/** A step's verdict as its card shows it: the sign, and the count by independent source. */
import type { StepVerdict } from '#shared/contract/evidenceQueries.ts'
import type { PlanId } from '#shared/model/ids.ts'
import { ratioWords, tallyWords } from '#shared/model/verdictWords.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { VisuallyHidden } from '#renderer/ui/base/VisuallyHidden.tsx'
import { VerdictSign } from '#renderer/ui/codes/VerdictSign.tsx'
import styles from './CardVerdict.module.css'

/** Verdicts of a plan's steps by the step's id; empty while they load. */
export function useVerdicts(planId: PlanId): ReadonlyMap<string, StepVerdict> {
  const { rows } = useQuery('verdicts', { planId })
  return new Map((rows ?? []).map((row) => [row.stepId, row]))
}

/** For the card's accessible name: "Contested, 3 independent for, 2 against". */
export const verdictName = (verdict: StepVerdict | undefined): string =>
  verdict === undefined ? '' : `${verdict.verdict}, ${tallyWords(verdict)}`

export function CardVerdict({ verdict }: { verdict: StepVerdict | undefined }) {
  if (verdict === undefined) return null
  return (
    <span className={styles.verdict} title={verdictName(verdict)}>
      <VerdictSign verdict={verdict.verdict} isDecorative />
      <span aria-hidden="true">{ratioWords(verdict)}</span>
      <VisuallyHidden>{verdictName(verdict)}</VisuallyHidden>
    </span>
  )
}

/** How many steps of a plan stand how: for its bar. */
export function VerdictTotals({ verdicts }: { verdicts: ReadonlyMap<string, StepVerdict> }) {
  const all = [...verdicts.values()]
  if (all.length === 0) return null
  const of = (verdict: StepVerdict['verdict']): number => all.filter((each) => each.verdict === verdict).length
  return (
    <span className={styles.totals}>
      {(['Supported', 'Contested', 'Unsupported'] as const).map((verdict) => (
        <span key={verdict} className={styles.verdict}>
          <VerdictSign verdict={verdict} isDecorative />
          {`${of(verdict)} ${verdict.toLowerCase()}`}
        </span>
      ))}
    </span>
  )
}
