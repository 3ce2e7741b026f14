/** What figures count: of which source, by whom, with which stance, coded on which days; or between which days, of which plan. */
import { ChevronDown, X } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import { allFilterFields, type FilterField } from '#shared/insight/figures.ts'
import { Stance } from '#shared/model/coding.ts'
import { SourceId } from '#shared/model/ids.ts'
import { stanceWords } from '#renderer/ui/codes/StanceSign.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Menu, type MenuAction } from '#renderer/ui/overlays/Menu.tsx'
import { Popover, PopoverTrigger } from '#renderer/ui/overlays/Popover.tsx'
import { useQuery } from '../../data/useQuery.ts'
import { DayField } from '../days/DayField.tsx'
import { PickByName } from '../PickByName.tsx'
import { useWorkspace } from '../workspace.ts'
import { useFilterWords } from './filterWords.ts'
import styles from './FilterFields.module.css'

export interface FilterFieldsProps {
  filters: InsightFilters
  /** A key with undefined takes that filter off. */
  change: (patch: InsightFilters) => void
  /** Those that mean something for the figure; all that choose codings unless said. */
  fields?: readonly FilterField[]
  /** After the filters, on their line. */
  children?: ReactNode
}

export function FilterFields({ filters, change, fields = allFilterFields, children }: FilterFieldsProps) {
  const { counts, members, me } = useWorkspace()
  const words = useFilterWords(filters)
  return (
    <div className={styles.bar} role="group" aria-label="Filters">
      {fields.includes('source') && (
        <OpenFilter
          label={counts.sources === 1 ? 'The one source' : `All ${counts.sources.toLocaleString('en')} sources`}
          name="Source"
          value={words.source}
          onClear={() => change({ sourceId: undefined })}
        >
          {(close) => (
            <PickByName
              kind="source"
              label="Source"
              onPick={(id) => {
                change({ sourceId: SourceId.parse(id) })
                close()
              }}
            />
          )}
        </OpenFilter>
      )}
      {/* Who works alone has nobody to choose from. */}
      {fields.includes('coder') && (members.length > 1 || words.coder !== undefined) && (
        <MenuFilter
          label="Everybody"
          name="Coded by"
          value={words.coder}
          onClear={() => change({ coder: undefined })}
          entries={members.map(({ memberId, name }) => ({
            id: memberId,
            label: memberId === me.memberId ? `${name} (you)` : name,
            onAction: () => change({ coder: memberId }),
          }))}
        />
      )}
      {fields.includes('stance') && (
        <MenuFilter
          label="Any stance"
          name="Stance"
          value={words.stance}
          onClear={() => change({ stance: undefined })}
          entries={Stance.options.map((each) => ({
            id: each,
            label: stanceWords[each],
            onAction: () => change({ stance: each }),
          }))}
        />
      )}
      {fields.includes('days') && (
        <Days
          name="Coded on"
          label="Any day"
          since="Coded since"
          until="Coded until"
          filters={filters}
          value={words.days}
          change={change}
        />
      )}
      {fields.includes('span') && (
        <Days
          name="Between"
          label="The usual days"
          since="From"
          until="To"
          filters={filters}
          value={words.days}
          change={change}
        />
      )}
      {fields.includes('plan') && <PlanFilter filters={filters} change={change} />}
      {children}
    </div>
  )
}

interface DaysProps extends Pick<FilterFieldsProps, 'filters' | 'change'> {
  name: string
  label: string
  since: string
  until: string
  value: string | undefined
}

const Days = ({ name, label, since, until, filters, value, change }: DaysProps) => (
  <OpenFilter name={name} label={label} value={value} onClear={() => change({ since: undefined, until: undefined })}>
    {() => (
      <div className={styles.days}>
        <DayField
          label={since}
          month="first"
          lean="past"
          value={filters.since ?? null}
          onChange={(day) => change({ since: day ?? undefined })}
        />
        <DayField
          label={until}
          month="last"
          lean="past"
          value={filters.until ?? null}
          onChange={(day) => change({ until: day ?? undefined })}
        />
      </div>
    )}
  </OpenFilter>
)

function PlanFilter({ filters: { planId }, change }: Pick<FilterFieldsProps, 'filters' | 'change'>) {
  const { rows: plans = [] } = useQuery('plans', {})
  return (
    <MenuFilter
      label="The newest plan"
      name="Plan"
      value={planId && (plans.find((plan) => plan.planId === planId)?.title ?? 'A plan that is not here')}
      onClear={() => change({ planId: undefined })}
      entries={plans.map((plan) => ({
        id: plan.planId,
        label: plan.title,
        onAction: () => change({ planId: plan.planId }),
      }))}
    />
  )
}

interface FilterProps {
  /** Said while it lets everything through. */
  label: string
  /** What it is about. */
  name: string
  value: string | undefined
  onClear: () => void
}

/**
 * A filter that is set or taken off is another button than before: the focus, which would be lost with the old one, goes
 * to the new one as soon as the menu that was chosen from is gone, however long that takes on a busy computer.
 */
function useFocusKept(isSet: boolean): RefObject<HTMLSpanElement | null> {
  const place = useRef<HTMLSpanElement>(null)
  const was = useRef(isSet)
  useEffect(() => {
    if (was.current === isSet) return undefined
    was.current = isSet
    const until = performance.now() + WAIT_MS
    let frame = 0
    const look = (): void => {
      const at = document.activeElement
      if (isLost(at)) place.current?.querySelector('button')?.focus()
      else if (at?.closest('[role="menu"], [role="listbox"]') && performance.now() < until)
        frame = requestAnimationFrame(look)
    }
    // Not before the next frame: a menu gives the focus back in its own time, and to a button that is gone.
    frame = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frame)
  }, [isSet])
  return place
}

const WAIT_MS = 2_000

/** On nothing, or on the box that a dialog keeps the focus in. */
const isLost = (at: Element | null): boolean => at === null || at === document.body || at.matches('[role="dialog"]')

/** A filter that is on: its value, and a press takes it off. */
function SetFilter({ name, value, onClear }: { name: string; value: string; onClear: () => void }) {
  return (
    <Button
      size="small"
      icon={X}
      isOn
      label={`${name}: ${value}`}
      hint={`Take this filter off: ${value}`}
      onPress={onClear}
      className={styles.set}
    >
      <span className={styles.value}>{value}</span>
    </Button>
  )
}

function MenuFilter({ label, name, value, onClear, entries }: FilterProps & { entries: readonly MenuAction[] }) {
  const place = useFocusKept(value !== undefined)
  return (
    <span ref={place} className={styles.field}>
      {value === undefined ? (
        <Menu label={name} entries={entries}>
          <Button size="small" icon={ChevronDown} label={`${name}: ${label}`}>
            {label}
          </Button>
        </Menu>
      ) : (
        <SetFilter name={name} value={value} onClear={onClear} />
      )}
    </span>
  )
}

function OpenFilter({
  label,
  name,
  value,
  onClear,
  children,
}: FilterProps & { children: (close: () => void) => ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const isSet = value !== undefined && !isOpen
  const place = useFocusKept(isSet)
  return (
    <span ref={place} className={styles.field}>
      {isSet ? (
        <SetFilter name={name} value={value} onClear={onClear} />
      ) : (
        <PopoverTrigger isOpen={isOpen} onOpenChange={setOpen}>
          <Button size="small" icon={ChevronDown} label={`${name}: ${label}`}>
            {value ?? label}
          </Button>
          <Popover label={name} width={300}>
            {children(() => setOpen(false))}
          </Popover>
        </PopoverTrigger>
      )}
    </span>
  )
}
