/** What the figures count: of which source, by whom, with which stance, coded on which days. */
import { ChevronDown, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import { Stance } from '#shared/model/coding.ts'
import { SourceId } from '#shared/model/ids.ts'
import { DayField } from '#renderer/app/days/DayField.tsx'
import { dayWords } from '#renderer/app/days/dayWords.ts'
import { useRoute } from '#renderer/app/navigation.ts'
import { PickByName } from '#renderer/app/PickByName.tsx'
import { SaveFilter } from '#renderer/app/saved/SaveFilter.tsx'
import { useWorkspace } from '#renderer/app/workspace.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { stanceWords } from '#renderer/ui/codes/StanceSign.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Menu, type MenuAction } from '#renderer/ui/overlays/Menu.tsx'
import { Popover, PopoverTrigger } from '#renderer/ui/overlays/Popover.tsx'
import { changeInsightFilters, hasFilters, setInsightFilters, useInsightFilters } from './useInsightFilters.ts'
import styles from './InsightFilterBar.module.css'

export type FilterField = 'source' | 'coder' | 'stance' | 'days'

export interface InsightFilterBarProps {
  /** Those that mean something for the figure; all unless said. */
  fields?: readonly FilterField[]
}

const all: readonly FilterField[] = ['source', 'coder', 'stance', 'days']

/** "1 May – 14 May", "since 1 May", "until 14 May". */
function daysWords({ since, until }: InsightFilters): string | undefined {
  if (since !== undefined && until !== undefined)
    return since === until ? dayWords(since) : `${dayWords(since)} – ${dayWords(until)}`
  if (since !== undefined) return `Since ${dayWords(since)}`
  return until === undefined ? undefined : `Until ${dayWords(until)}`
}

export function InsightFilterBar({ fields = all }: InsightFilterBarProps) {
  const filters = useInsightFilters()
  const route = useRoute()
  const tab = route.place === 'insight' ? route.tab : undefined
  const { counts, members, me } = useWorkspace()
  const { sourceId, coder, stance, since, until } = filters
  const { rows: source } = useQuery('source', sourceId === undefined ? null : { sourceId })
  const change = changeInsightFilters
  return (
    <div className={styles.bar} role="group" aria-label="Filters">
      {fields.includes('source') && (
        <OpenFilter
          label={counts.sources === 1 ? 'The one source' : `All ${counts.sources.toLocaleString('en')} sources`}
          name="Source"
          value={sourceId === undefined ? undefined : (source?.title ?? 'This source')}
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
      {fields.includes('coder') && (members.length > 1 || coder !== undefined) && (
        <MenuFilter
          label="Everybody"
          name="Coded by"
          value={coder && (members.find(({ memberId }) => memberId === coder)?.name ?? 'Somebody')}
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
          value={stance && stanceWords[stance]}
          onClear={() => change({ stance: undefined })}
          entries={Stance.options.map((each) => ({
            id: each,
            label: stanceWords[each],
            onAction: () => change({ stance: each }),
          }))}
        />
      )}
      {fields.includes('days') && (
        <OpenFilter
          label="Any day"
          name="Coded on"
          value={daysWords(filters)}
          onClear={() => change({ since: undefined, until: undefined })}
        >
          {() => (
            <div className={styles.days}>
              <DayField
                label="Coded since"
                month="first"
                lean="past"
                value={since ?? null}
                onChange={(day) => change({ since: day ?? undefined })}
              />
              <DayField
                label="Coded until"
                month="last"
                lean="past"
                value={until ?? null}
                onChange={(day) => change({ until: day ?? undefined })}
              />
            </div>
          )}
        </OpenFilter>
      )}
      {hasFilters(filters) && (
        <Button kind="link" size="small" onPress={() => setInsightFilters({})}>
          Count everything
        </Button>
      )}
      {hasFilters(filters) && (
        <SaveFilter
          content={{ of: 'insight', filters, ...(tab !== undefined && { tab }) }}
          name={[source?.title, stance && stanceWords[stance], daysWords(filters)].filter(Boolean).join(', ')}
        />
      )}
    </div>
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
  if (value !== undefined) return <SetFilter name={name} value={value} onClear={onClear} />
  return (
    <Menu label={name} entries={entries}>
      <Button size="small" icon={ChevronDown} label={`${name}: ${label}`}>
        {label}
      </Button>
    </Menu>
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
  if (value !== undefined && !isOpen) return <SetFilter name={name} value={value} onClear={onClear} />
  return (
    <PopoverTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button size="small" icon={ChevronDown} label={`${name}: ${label}`}>
        {value ?? label}
      </Button>
      <Popover label={name} width={300}>
        {children(() => setOpen(false))}
      </Popover>
    </PopoverTrigger>
  )
}
