/** People and plan in pictures: who moved where between two days, who gives, how far the plan is, who is missing. */
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { DayField } from '#renderer/app/days/DayField.tsx'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { changeInsightFilters, useInsightFilters } from '../useInsightFilters.ts'
import { Community } from './Community.tsx'
import { GivingFigures } from './GivingFigures.tsx'
import { MovesFigures } from './MovesFigures.tsx'
import { PlanFigures } from './PlanFigures.tsx'
import styles from './States.module.css'

export default function StatesTab() {
  const filters = useInsightFilters()
  const { since, until } = filters
  const isTurned = since !== undefined && until !== undefined && since > until
  const span = { ...(since !== undefined && { from: since }), ...(until !== undefined && { to: until }) }
  const moves = useSteadyQuery('stateMoves', isTurned ? null : span)
  // What is kept with a picture says no more than what the picture looks at.
  const kept = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) }
  const giving = useSteadyQuery('givingShares', isTurned ? null : span)
  return (
    <div className={styles.place}>
      <div className={styles.days} role="group" aria-label="Between two days">
        <DayField
          label="From"
          month="first"
          lean="past"
          value={since ?? moves.rows?.from ?? null}
          onChange={(day) => changeInsightFilters({ since: day ?? undefined })}
        />
        <DayField
          label="To"
          month="last"
          lean="past"
          value={until ?? moves.rows?.to ?? null}
          onChange={(day) => changeInsightFilters({ until: day ?? undefined })}
        />
        <p className={styles.rule}>
          {isTurned
            ? 'The first day comes after the last. Choose an earlier one.'
            : 'States come from weekly checks of the log, replayed: a day in the past shows what was known then, with what was logged late.'}
        </p>
      </div>
      {moves.error && <FailedNote what="The states could not be counted" error={moves.error} />}
      {!isTurned && (
        <>
          {moves.rows ? <MovesFigures figure={moves.rows} filters={kept} /> : !moves.error && <Waiting />}
          {giving.error && <FailedNote what="What was given could not be counted" error={giving.error} />}
          {giving.rows && (
            <GivingFigures figure={giving.rows} filters={kept} isFromBeginning={giving.rows.from === null} />
          )}
        </>
      )}
      <PlanFigures />
      <Community />
    </div>
  )
}

const Waiting = () => <Skeleton label="Working out the states" lines={6} />
