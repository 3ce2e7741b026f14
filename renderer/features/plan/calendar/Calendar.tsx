/** The plan month by month: each step from the day it begins to the day it is due, and beside it those without a day. */
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { format, parseISO } from 'date-fns'
import { useRef, useState } from 'react'
import type { StepView } from '#shared/contract/planQueries.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { CodeTag } from '#renderer/ui/codes/CodeTag.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { NewStep } from '../NewStep.tsx'
import { todayIso } from '#renderer/app/days/dayWords.ts'
import { whenOf } from '../dayWords.ts'
import type { PlanLookProps } from '../planLook.ts'
import { statusWords } from '#shared/model/planWords.ts'
import {
  type Month,
  monthBeside,
  monthOf,
  type Segment,
  segmentsOf,
  spanOf,
  weekStartOf,
  weeksOf,
} from './monthGrid.ts'
import { type DayDragParts, type DayTarget, useDayDrag } from './useDayDrag.ts'
import type { StepDrag } from '../board/stepDrag.ts'
import styles from './Calendar.module.css'

export interface CalendarProps extends PlanLookProps {
  /** Undefined: days cannot be changed here. */
  days: DayDragParts | undefined
}

const monthWords = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' })
const dayName = new Intl.DateTimeFormat('en-GB', { weekday: 'short' })
const wholeDay = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })

export function Calendar(props: CalendarProps) {
  const { plan, acts, currentId, newIn, onNewIn, days } = props
  const root = useRef<HTMLDivElement>(null)
  const drag = useDayDrag(root, days)
  const today = todayIso()
  const [month, setMonth] = useState<Month>(monthOf(today))
  const [weekStart] = useState(() => weekStartOf(navigator.language))
  const weeks = weeksOf(month, weekStart)
  const isShown = (step: StepView): boolean => {
    const span = spanOf(step)
    return span !== null && span.from <= (weeks.at(-1)?.at(-1) ?? '') && span.to >= (weeks[0]?.[0] ?? '')
  }
  // The month follows the step that has the focus, when that changes or is given another day.
  const current = plan.steps.find((step) => step.stepId === currentId)
  const span = current ? spanOf(current) : null
  const occasion = `${currentId ?? ''} ${span?.from ?? ''} ${span?.to ?? ''}`
  const [lastOccasion, setLastOccasion] = useState(occasion)
  if (occasion !== lastOccasion) {
    setLastOccasion(occasion)
    if (current && span && !isShown(current)) setMonth(monthOf(span.to))
  }
  const undated = plan.steps.filter((step) => spanOf(step) === null)
  const elsewhere = plan.steps.filter((step) => spanOf(step) !== null && !isShown(step)).length
  return (
    <div ref={root} className={styles.calendar} data-dragging={drag.dragged ?? undefined}>
      <section className={styles.month} aria-label={monthWords.format(parseISO(`${month}-01`))}>
        <header className={styles.bar}>
          <h2 className={styles.title} aria-live="polite">
            {monthWords.format(parseISO(`${month}-01`))}
          </h2>
          <Button
            kind="icon"
            icon={ChevronLeft}
            label="Month before"
            onPress={() => setMonth(monthBeside(month, -1))}
          />
          <Button kind="icon" icon={ChevronRight} label="Month after" onPress={() => setMonth(monthBeside(month, 1))} />
          <Button
            kind="ghost"
            size="small"
            onPress={() => setMonth(monthOf(today))}
            isDisabled={month === monthOf(today)}
          >
            Today
          </Button>
          {elsewhere > 0 && (
            <span className={styles.elsewhere}>
              {elsewhere === 1 ? '1 step lies in another month' : `${elsewhere} steps lie in other months`}
            </span>
          )}
        </header>
        <div className={styles.names} aria-hidden="true">
          {weeks[0]?.map((day) => (
            <span key={day}>{dayName.format(parseISO(day))}</span>
          ))}
        </div>
        {weeks.map((week) => (
          <div key={week[0]} className={styles.week}>
            <div className={styles.days}>
              {week.map((day) => (
                <div
                  key={day}
                  data-day={day}
                  className={cx(
                    styles.day,
                    monthOf(day) !== month && styles.outside,
                    drag.target?.day === day && styles.target,
                  )}
                  title={wholeDay.format(parseISO(day))}
                >
                  <span className={cx(styles.number, day === today && styles.today)}>
                    {day === today ? `Today ${format(parseISO(day), 'd')}` : format(parseISO(day), 'd')}
                  </span>
                </div>
              ))}
            </div>
            {segmentsOf(week, plan.steps).map((segment) => (
              <Bar
                key={segment.item.stepId}
                {...props}
                drag={drag}
                segment={segment}
                isFirst={isFirstShown(segment, week, weeks)}
              />
            ))}
          </div>
        ))}
      </section>
      <section className={styles.undated} aria-label="Steps without a day">
        <h2 className={styles.title}>No day yet</h2>
        {newIn !== null && (
          <NewStep phase={newIn} onAdd={(text) => void acts.add(newIn, text)} onClose={() => onNewIn(null)} />
        )}
        {undated.length === 0 && newIn === null && <p className={styles.none}>Every step has its day.</p>}
        {undated.map((step) => (
          <Entry key={step.stepId} {...props} drag={drag} step={step} />
        ))}
      </section>
      {drag.ghost}
    </div>
  )
}

/** A step that goes on into the next week is reached once, where it is first seen. */
const isFirstShown = (segment: Segment<StepView>, week: readonly string[], weeks: readonly string[][]): boolean =>
  !segment.isContinued || week === weeks[0]

interface Draggable {
  drag: StepDrag<DayTarget>
}

function Bar({
  segment,
  isFirst,
  ...props
}: CalendarProps & Draggable & { segment: Segment<StepView>; isFirst: boolean }) {
  const { item: step, first, last, lane, isContinued, continues } = segment
  return (
    <div
      className={cx(
        styles.span,
        first === last && styles.oneDay,
        isContinued && styles.continued,
        continues && styles.continues,
      )}
      style={{ gridColumn: `${first + 1} / ${last + 2}`, gridRow: lane + 1 }}
    >
      <Entry {...props} step={step} isRepeated={!isFirst} />
    </div>
  )
}

function Entry({
  step,
  isRepeated = false,
  currentId,
  onCurrent,
  openId,
  acts,
  verdictOf,
  verdictName,
  drag,
}: CalendarProps & Draggable & { step: StepView; isRepeated?: boolean }) {
  const when = whenOf(step)
  const own = isRepeated
    ? ({ 'aria-hidden': true, tabIndex: -1 } as const)
    : ({
        'data-step': step.stepId,
        tabIndex: step.stepId === currentId ? 0 : -1,
        ...(step.stepId === currentId && { 'data-pane-focus': true }),
      } as const)
  const name = [step.text, step.phase, when?.words ?? 'no day', statusWords[step.status], verdictName(step.stepId)]
  return (
    <button
      type="button"
      {...own}
      aria-label={name.filter((words) => words !== '').join(', ')}
      className={cx(
        styles.entry,
        styles[step.status],
        step.stepId === openId && styles.open,
        when?.isLate && styles.late,
      )}
      title={step.text}
      onFocus={() => onCurrent(step.stepId)}
      onPointerDown={(event) => drag.onPointerDown(event, step.stepId)}
      onClick={() => acts.open(step.stepId)}
    >
      <CodeTag code={{ name: step.phase }} />
      <span className={styles.text} data-drag-text>
        {step.text}
      </span>
      <span className={styles.sign}>{verdictOf(step.stepId)}</span>
    </button>
  )
}
