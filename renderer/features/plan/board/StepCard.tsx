/** A step on the board: what will be done, on what it stands, when, and by whom. */
import type { ReactNode } from 'react'
import type { StepView } from '#shared/contract/planQueries.ts'
import { hueOf, useTeam } from '#renderer/app/team.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { Avatar } from '#renderer/ui/text/Avatar.tsx'
import { whenOf } from '../dayWords.ts'
import styles from './Board.module.css'

/** A member has their own hue; somebody who is only named has none, and stands with a ring. */
export function OwnerMark({ step }: { step: StepView }) {
  const team = useTeam()
  if (step.owner === null || step.ownerName === null) return null
  const isMember = 'memberId' in step.owner
  return (
    <span className={cx(styles.owner, !isMember && styles.outside)}>
      <Avatar
        name={step.ownerName}
        size="small"
        hue={'memberId' in step.owner ? hueOf(team, step.owner.memberId) : 'me'}
      />
    </span>
  )
}

/** What stands inside of a card; the board gives it its role and keys. */
export function StepCard({ step, verdict }: { step: StepView; verdict: ReactNode }) {
  const when = whenOf(step)
  return (
    <>
      <span className={styles.text} data-drag-text>
        {step.text}
      </span>
      <span className={styles.foot}>
        <span className={styles.facts}>
          {verdict}
          {when && (
            <span className={cx(styles.when, when.isLate && styles.late)}>
              {when.isLate ? `Late: ${when.words}` : when.words}
            </span>
          )}
        </span>
        <OwnerMark step={step} />
      </span>
    </>
  )
}
