/** How far a plan has come and what its steps stand on, phase by phase, with the way to each step that is doubted. */
import { useMemo } from 'react'
import type { PlanProgress } from '#shared/contract/insightStates.ts'
import { progressTable } from '#shared/insight/progress.ts'
import { progressPicture, verdictsPicture } from '#shared/insight/progressPictures.ts'
import { phaseWords, statusWords } from '#shared/model/planWords.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { navigate } from '#renderer/app/navigation.ts'
import { KeepablePicture } from '#renderer/app/pictures/KeepablePicture.tsx'
import { useOpenBehind } from '#renderer/app/pictures/openBehind.ts'
import { useQuery, useSteadyQuery } from '#renderer/data/useQuery.ts'
import { VerdictSign } from '#renderer/ui/codes/VerdictSign.tsx'
import { Select } from '#renderer/ui/controls/Select.tsx'
import { WayRow } from '#renderer/ui/lists/WayRow.tsx'
import { changeInsightFilters, useInsightFilters } from '../useInsightFilters.ts'
import { Ways } from '../Ways.tsx'
import styles from './States.module.css'

export function PlanFigures() {
  const { rows: plans } = useQuery('plans', {})
  const chosen = useInsightFilters().planId
  const planId = plans?.find((plan) => plan.planId === chosen)?.planId ?? plans?.at(-1)?.planId
  const { rows: figure, error } = useSteadyQuery('planProgress', planId === undefined ? null : { planId })
  if (error) return <FailedNote what="The plan could not be counted" error={error} />
  if (plans?.length === 0)
    return (
      <div className={styles.figure}>
        <h2 className={styles.head}>How far the plan is</h2>
        <p className={styles.note}>There is no plan yet; begin one in Plan.</p>
      </div>
    )
  if (!figure || !plans) return null
  return (
    <Progress
      figure={figure}
      choose={
        plans.length > 1 && (
          <Select
            label="Plan"
            isLabelHidden
            size="small"
            options={plans.map((plan) => ({ id: plan.planId, label: plan.title }))}
            value={figure.planId}
            onChange={(next) => changeInsightFilters({ planId: next })}
          />
        )
      }
    />
  )
}

function Progress({ figure, choose }: { figure: PlanProgress; choose: React.ReactNode }) {
  const onOpen = useOpenBehind(useInsightFilters(), 'states')
  const { table, progress, verdicts } = useMemo(
    () => ({ table: progressTable(figure), progress: progressPicture(figure), verdicts: verdictsPicture(figure) }),
    [figure],
  )
  const kept = (kind: string) => ({ kind, filters: { planId: figure.planId } })
  const open = figure.steps.filter(({ verdict, status }) => verdict !== 'Supported' && status !== 'dropped')
  return (
    <>
      <div className={styles.figure}>
        <KeepablePicture onOpen={onOpen} picture={progress} table={table} actions={choose} kept={kept('progress')} />
      </div>
      <div className={styles.figure}>
        <KeepablePicture onOpen={onOpen} picture={verdicts} table={table} kept={kept('verdicts')} />
        {open.length > 0 && <h3 className={styles.subhead}>Contested, or without support</h3>}
        <Ways
          label="Steps that are contested or without support"
          rows={open}
          keyOf={({ stepId }) => stepId}
          row={({ stepId, text, phase, status, verdict }) => (
            <WayRow isOneLine onPress={() => navigate({ place: 'plan', planId: figure.planId, stepId })}>
              <VerdictSign verdict={verdict} />
              <span className={styles.name} dir="auto">
                {text}
              </span>
              <span className={styles.why}>{`${phaseWords[phase]} · ${statusWords[status]}`}</span>
            </WayRow>
          )}
        />
      </div>
    </>
  )
}
