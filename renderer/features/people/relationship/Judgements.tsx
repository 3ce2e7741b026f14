/** What members declared, each with their reason; rivals stand side by side until one that settles them is given. */
import type { JudgementView } from '#shared/contract/relationshipQueries.ts'
import type { Assessment } from '#shared/measure/types.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { StateChip } from '#renderer/ui/codes/StateChip.tsx'
import { dayWords } from './dayWords.ts'
import styles from './Relationship.module.css'

export interface JudgementsProps {
  assessment: Assessment
  judgements: readonly JudgementView[]
  readOnly: string | undefined
  onSettle: () => void
  onWithdraw: (judgement: JudgementView) => void
}

export function Judgements({ assessment, judgements, readOnly, onSettle, onWithdraw }: JudgementsProps) {
  const standing = new Set(assessment.judgements.map(({ id }) => id))
  const shown = judgements.filter(({ judgementId }) => standing.has(judgementId))
  if (shown.length === 0) return null
  return (
    <div className={styles.judgements}>
      {assessment.disputed && (
        <p className={styles.disputed}>
          Not settled: these judgements differ.{' '}
          <Button kind="link" disabledReason={readOnly} onPress={onSettle}>
            Settle it…
          </Button>
        </p>
      )}
      <ul className={styles.rows}>
        {shown.map((judgement) => (
          <li key={judgement.judgementId} className={styles.judgement}>
            <StateChip state={judgement.state} />
            <span className={styles.reason}>
              {`${judgement.mine ? 'You' : judgement.byName}, ${dayWords(judgement.on)}: ${judgement.reason}`}
            </span>
            {judgement.mine && (
              <Button kind="link" disabledReason={readOnly} onPress={() => onWithdraw(judgement)}>
                Take back
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
