/** What one picture counts, on a card or in a note: a button that opens its filters, and lights up where there are some. */
import { ListFilter } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import type { FilterField } from '#shared/insight/figures.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/overlays/Menu.tsx'
import { Popover, PopoverTrigger } from '#renderer/ui/overlays/Popover.tsx'
import { useQuery } from '../../data/useQuery.ts'
import { sameFilters } from '../saved/savedFilters.ts'
import { FilterFields } from './FilterFields.tsx'
import { tidy } from './tidy.ts'
import styles from './FilterFields.module.css'

export interface WhatCountsProps {
  /** Of the picture. */
  title: string
  filters: InsightFilters
  fields: readonly FilterField[]
  onChange: (filters: InsightFilters) => void
}

export function WhatCounts({ title, filters, fields, onChange }: WhatCountsProps) {
  const { rows: saved = [] } = useQuery('savedFilters', {})
  // Two fields that are read in one moment keep each other's answer.
  const latest = useRef(filters)
  useEffect(() => {
    latest.current = filters
  }, [filters])
  const set = (next: InsightFilters): void => {
    latest.current = tidy(next)
    onChange(latest.current)
  }
  if (fields.length === 0) return null
  const isFiltered = Object.keys(filters).length > 0
  const entries: MenuEntry[] = saved.flatMap(({ filterId, name, content }) =>
    content.of === 'insight'
      ? [
          {
            id: filterId,
            label: name,
            isChecked: sameFilters(content.filters, filters),
            onAction: () => set(content.filters),
          },
        ]
      : [],
  )
  return (
    <PopoverTrigger>
      <Button kind="icon" icon={ListFilter} isOn={isFiltered} label={`What ${title} counts`} hint="What it counts" />
      <Popover label={`What ${title} counts`} width={320} placement="bottom end">
        <div className={styles.choice}>
          <strong>What it counts</strong>
          <FilterFields filters={filters} fields={fields} change={(patch) => set({ ...latest.current, ...patch })} />
          <div className={styles.bar}>
            {entries.length > 0 && (
              <Menu label="Saved filters" entries={entries}>
                <Button size="small">Saved filters</Button>
              </Menu>
            )}
            {isFiltered && (
              <Button kind="link" size="small" onPress={() => set({})}>
                Count everything
              </Button>
            )}
          </div>
        </div>
      </Popover>
    </PopoverTrigger>
  )
}
