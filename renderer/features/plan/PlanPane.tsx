/** One plan: as board, outline or calendar, and the open step under it. */
import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { PlanRow, PlanView } from '#shared/contract/planQueries.ts'
import type { PlanId, StepId } from '#shared/model/ids.ts'
import type { Day, Phase } from '#shared/model/plan.ts'
import { z } from 'zod'
import { useAct } from '#renderer/app/acting.ts'
import { runCommand, useCommand } from '#renderer/app/commands.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { NameDialog } from '#renderer/app/NameDialog.tsx'
import { navigate, useRoute } from '#renderer/app/navigation.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useWindowTitle } from '#renderer/app/windowTitle.ts'
import { usePreference } from '#renderer/data/preferences.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { Board } from './board/Board.tsx'
import { Calendar } from './calendar/Calendar.tsx'
import { dayBeside, inCalendarOrder } from './calendar/monthGrid.ts'
import { CardVerdict, useVerdicts, verdictName, VerdictTotals } from './evidence/CardVerdict.tsx'
import { EvidencePanel } from './evidence/EvidencePanel.tsx'
import { VerdictLine } from './evidence/VerdictLine.tsx'
import { dayWords } from '#renderer/app/days/dayWords.ts'
import { GateCard } from './gate/GateCard.tsx'
import { LensSign, lensName, useLensCounts } from './lenses/LensSign.tsx'
import { Outline } from './outline/Outline.tsx'
import { PlanMenu, planTitle } from './PlanMenu.tsx'
import { columnsOf, placeOf } from './planOrder.ts'
import { Splitter } from './Splitter.tsx'
import { StepPanel } from './step/StepPanel.tsx'
import { TensionsView } from './tensions/TensionsView.tsx'
import { usePlanActs } from './usePlanActs.ts'
import { usePlanKeys } from './usePlanKeys.ts'
import styles from './PlanPane.module.css'

const View = z.enum(['board', 'outline', 'calendar', 'tensions'])
const views = [
  { id: 'board', label: 'Board' },
  { id: 'outline', label: 'Outline' },
  { id: 'calendar', label: 'Calendar' },
  { id: 'tensions', label: 'Tensions' },
] as const

/** Longer than a move takes to come back from the core, in ms. */
const MOVE_MS = 3_000

/** Nothing has the focus, or only what is round the plan as a whole. */
const isLoose = (root: HTMLElement | null): boolean =>
  document.activeElement === null || document.activeElement.contains(root)

export interface PlanPaneProps {
  planId: PlanId
  stepId: StepId | undefined
  plans: readonly PlanRow[]
}

export function PlanPane({ planId, stepId, plans }: PlanPaneProps) {
  const { rows: plan, state, error } = useQuery('plan', { planId })
  useWindowTitle(planTitle(plan?.title ?? ''))
  if (plan) return <OpenPlan plan={plan} stepId={stepId} plans={plans} />
  return (
    <Pane kind="content" label="Plan" bar={<PaneBar />}>
      {error && <FailedNote what="This plan could not be read" error={error} />}
      {state === 'ready' && <EmptyState title="This plan is not in the workspace any more" />}
    </Pane>
  )
}

function OpenPlan({ plan, stepId, plans }: { plan: PlanView; stepId: StepId | undefined; plans: readonly PlanRow[] }) {
  const { planId } = plan
  const act = useAct()
  const acts = usePlanActs(plan)
  const readOnly = useReadOnlyBecause()
  const [chosenView, setView] = usePreference('plan.view', View, 'board')
  const route = useRoute()
  const tensionId = route.place === 'plan' ? route.tensionId : undefined
  // A step that was asked for is shown, whatever was looked at last.
  const view = tensionId !== undefined ? 'tensions' : chosenView === 'tensions' && stepId ? 'board' : chosenView
  const [split, setSplit] = usePreference('plan.split', z.number().nullable(), null)
  const [isRenaming, setRenaming] = useState(false)
  const [newIn, setNewIn] = useState<Phase | null>(null)
  const [lastId, setLastId] = useState<StepId | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const kept = useRef<{ stepId: StepId; until: number } | null>(null)
  const evidenceFor = useRef<StepId | null>(null)
  const verdicts = useVerdicts(planId)
  const seen = useLensCounts(plan)

  const columns = columnsOf(plan.steps)
  const open = plan.steps.find((step) => step.stepId === stepId)
  const isKnown = (id: StepId | null): id is StepId => id !== null && plan.steps.some((step) => step.stepId === id)
  const currentId = isKnown(lastId) ? lastId : (open?.stepId ?? plan.steps[0]?.stepId ?? null)

  const cardOf = (id: StepId) => root.current?.querySelector<HTMLElement>(`[data-step="${id}"]`)
  /** A step that goes elsewhere is another element there: the focus goes with it. */
  const keepFocus = (id: StepId): void => {
    kept.current = { stepId: id, until: performance.now() + MOVE_MS }
  }
  const focusStep = (id: StepId): void => {
    keepFocus(id)
    setLastId(id)
    cardOf(id)?.focus()
  }
  useEffect(() => {
    const { current } = kept
    if (current === null || performance.now() > current.until) return
    if (!isLoose(root.current)) return
    root.current?.querySelector<HTMLElement>(`[data-step="${current.stepId}"]`)?.focus()
  })
  const shownId = open?.stepId
  useEffect(() => {
    if (shownId === undefined) return
    root.current?.querySelector(`[data-step="${shownId}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [shownId, view])
  /** Coming here by a key, the arrows work at once. */
  useEffect(() => {
    if (isLoose(root.current)) root.current?.querySelector<HTMLElement>('[data-step][tabindex="0"]')?.focus()
  }, [])

  const shiftDays = (id: StepId, days: number): void => {
    const step = plan.steps.find((each) => each.stepId === id)
    if (!step || (step.startsOn === null && step.dueOn === null)) return
    const shifted = (day: Day | null): Day | null => (day === null ? null : dayBeside(day, days))
    const patch = { startsOn: shifted(step.startsOn), dueOn: shifted(step.dueOn) }
    void act('editStep', { stepId: id, patch }).then((done) => {
      const day = patch.dueOn ?? patch.startsOn
      if (done && day !== null) announce(dayWords(day))
    })
  }
  const show = (next: z.infer<typeof View>): void => {
    setView(next)
    if (tensionId !== undefined || (next === 'tensions' && stepId)) navigate({ place: 'plan', planId })
  }
  const onNew = (near: StepId | null): void => {
    if (view === 'tensions') show('board')
    const id = near ?? currentId
    setNewIn((id !== null && placeOf(columns, id)?.phase) || 'P1')
  }
  const enterPanel = (): void => root.current?.querySelector<HTMLElement>('[data-step-panel] textarea')?.focus()
  const onKeyDown = usePlanKeys({
    columns,
    acts,
    view: view === 'tensions' ? 'board' : view,
    order: inCalendarOrder(plan.steps).map((step) => step.stepId),
    onShiftDays: (id, days) => shiftDays(id, days),
    isReadOnly: readOnly !== undefined,
    openId: open?.stepId,
    focusStep,
    keepFocus,
    onNew,
    onEvidence: (id) => {
      evidenceFor.current = id
      acts.open(id)
    },
    enterPanel,
  })

  /** E on a step that was not open: its evidence is there now. */
  useEffect(() => {
    if (open === undefined || evidenceFor.current !== open.stepId) return
    evidenceFor.current = null
    runCommand('evidence.add')
  }, [open])

  useCommand('step.new', () => onNew(null))
  useCommand('step.trash', () => open && acts.trash(open.stepId), { isActive: open !== undefined })
  useCommand('plan.rename', () => setRenaming(true))
  useCommand('plan.board', () => show('board'))
  useCommand('plan.outline', () => show('outline'))
  useCommand('plan.calendar', () => show('calendar'))
  useCommand('plan.tensions', () => show('tensions'))
  useCommand('plan.trash', () => {
    void act('trash', { ids: [planId] }, { done: `${planTitle(plan.title)} moved to the trash` }).then((done) => {
      if (done) navigate({ place: 'plan' })
    })
  })

  const openVerdict = open && verdicts.get(open.stepId)
  const shared = {
    plan,
    acts,
    currentId,
    onCurrent: setLastId,
    openId: open?.stepId,
    newIn,
    onNewIn: (phase: Phase | null) => {
      setNewIn(phase)
      if (phase === null && currentId !== null) keepFocus(currentId)
    },
    verdictOf: (id: StepId) => (
      <>
        <CardVerdict verdict={verdicts.get(id)} />
        <LensSign count={seen.get(id)} />
      </>
    ),
    verdictName: (id: StepId) =>
      [verdictName(verdicts.get(id)), lensName(seen.get(id))].filter((words) => words !== '').join(', '),
  }
  return (
    <Pane
      kind="content"
      label="Plan"
      scrolls={false}
      bar={
        <PaneBar
          title={<PlanMenu plans={plans} planId={planId} title={plan.title} />}
          actions={
            <>
              <span className={styles.totals}>
                <VerdictTotals verdicts={verdicts} />
              </span>
              <SegmentedControl label="How the plan is shown" segments={views} value={view} onChange={show} />
              <Button icon={Plus} disabledReason={readOnly} onPress={() => void runCommand('step.new')}>
                Step
              </Button>
            </>
          }
        />
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the cards inside, which have the focus */}
      <div ref={root} className={styles.plan} onKeyDown={onKeyDown}>
        {plan.trashed && (
          <ErrorNote
            tone="info"
            isLive={false}
            what="This plan is in the trash"
            actions={[{ label: 'Restore it', onPress: () => void act('restore', { ids: [planId] }) }]}
          >
            Nothing of it is lost.
          </ErrorNote>
        )}
        <div className={styles.view} style={open ? { flex: `0 0 ${split ?? 46}%` } : {}}>
          {view === 'board' ? (
            <Board {...shared} gate={<GateCard planId={planId} />} />
          ) : view === 'outline' ? (
            <Outline {...shared} />
          ) : view === 'calendar' ? (
            <Calendar
              {...shared}
              days={
                readOnly === undefined
                  ? {
                      onShiftDays: shiftDays,
                      onSetDay: (id, day) => void act('editStep', { stepId: id, patch: { dueOn: day } }),
                    }
                  : undefined
              }
            />
          ) : (
            <TensionsView key={tensionId} wanted={tensionId} />
          )}
        </div>
        {open && (
          <>
            <Splitter value={split ?? 46} onChange={(value) => setSplit(value ?? null)} />
            <StepPanel
              plan={plan}
              step={open}
              acts={acts}
              onLeave={() => focusStep(open.stepId)}
              verdict={openVerdict && <VerdictLine tally={openVerdict} />}
              evidence={<EvidencePanel key={open.stepId} subject={{ stepId: open.stepId }} />}
            />
          </>
        )}
      </div>
      {isRenaming && (
        <NameDialog
          title="Rename this plan"
          label="Name"
          initial={plan.title}
          onSave={(title) => void act('renamePlan', { planId, title }, { done: `Plan renamed to ${title}` })}
          onClose={() => setRenaming(false)}
        />
      )}
    </Pane>
  )
}
