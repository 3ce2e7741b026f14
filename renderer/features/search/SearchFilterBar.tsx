/** Filters of a search: code, stance, source, date. What is set can be taken off at a press. */
import { ChevronDown, X } from 'lucide-react'
import { useState } from 'react'
import type { SearchFilters } from '#shared/contract/queries.ts'
import { Stance } from '#shared/model/coding.ts'
import type { CodeId, SourceId } from '#shared/model/ids.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { DateTextField } from '#renderer/ui/controls/DateTextField.tsx'
import { Menu } from '#renderer/ui/overlays/Menu.tsx'
import { Popover, PopoverTrigger } from '#renderer/ui/overlays/Popover.tsx'
import { PickByName } from '#renderer/app/PickByName.tsx'
import styles from './SearchFilterBar.module.css'

export interface SearchFilterBarProps {
  filters: SearchFilters
  onChange: (filters: SearchFilters) => void
}

const stanceWords = { supports: 'Supports', disputes: 'Disputes', illustrates: 'Illustrates' } as const

/** The filters without some of their keys. */
function without(filters: SearchFilters, ...keys: (keyof SearchFilters)[]): SearchFilters {
  return Object.fromEntries(Object.entries(filters).filter(([key]) => !keys.includes(key as keyof SearchFilters)))
}

export function SearchFilterBar({ filters, onChange }: SearchFilterBarProps) {
  const { byId } = useCodebook()
  const { rows: source } = useQuery('source', filters.sourceId === undefined ? null : { sourceId: filters.sourceId })
  const date = [filters.since && `from ${filters.since}`, filters.until && `to ${filters.until}`]
    .filter(Boolean)
    .join(' ')
  return (
    <div className={styles.bar} role="group" aria-label="Filters">
      <Filter
        label="Code"
        value={filters.codeId === undefined ? undefined : (byId.get(filters.codeId)?.name ?? filters.codeId)}
        onClear={() => onChange(without(filters, 'codeId'))}
      >
        {(close) => (
          <PickByName
            kind="code"
            label="Code"
            onPick={(id) => {
              onChange({ ...filters, codeId: id as CodeId })
              close()
            }}
          />
        )}
      </Filter>
      {filters.stance === undefined ? (
        <Menu
          label="Stance"
          entries={Stance.options.map((stance) => ({
            id: stance,
            label: stanceWords[stance],
            onAction: () => onChange({ ...filters, stance }),
          }))}
        >
          <Button size="small" icon={ChevronDown}>
            Stance
          </Button>
        </Menu>
      ) : (
        <Button size="small" icon={X} isOn onPress={() => onChange(without(filters, 'stance'))}>
          {stanceWords[filters.stance]}
        </Button>
      )}
      <Filter
        label="Source"
        value={filters.sourceId === undefined ? undefined : (source?.title ?? 'This source')}
        onClear={() => onChange(without(filters, 'sourceId'))}
      >
        {(close) => (
          <PickByName
            kind="source"
            label="Source"
            onPick={(id) => {
              onChange({ ...filters, sourceId: id as SourceId })
              close()
            }}
          />
        )}
      </Filter>
      <Filter
        label="Date"
        value={date === '' ? undefined : date}
        onClear={() => onChange(without(filters, 'since', 'until'))}
      >
        {() => (
          <div className={styles.dates}>
            <DateTextField
              label="From"
              value={filters.since ?? ''}
              onChange={(since) => onChange(since === '' ? without(filters, 'since') : { ...filters, since })}
            />
            <DateTextField
              label="To"
              value={filters.until ?? ''}
              onChange={(until) => onChange(until === '' ? without(filters, 'until') : { ...filters, until })}
            />
          </div>
        )}
      </Filter>
    </div>
  )
}

function Filter({
  label,
  value,
  onClear,
  children,
}: {
  label: string
  value: string | undefined
  onClear: () => void
  children: (close: () => void) => React.ReactNode
}) {
  const [isOpen, setOpen] = useState(false)
  if (value !== undefined && !isOpen) {
    return (
      <Button
        size="small"
        icon={X}
        isOn
        onPress={onClear}
        className={styles.set}
        hint={`Take the filter off: ${value}`}
      >
        {value}
      </Button>
    )
  }
  return (
    <PopoverTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button size="small" icon={ChevronDown}>
        {label}
      </Button>
      <Popover label={label} width={300}>
        {children(() => setOpen(false))}
      </Popover>
    </PopoverTrigger>
  )
}
