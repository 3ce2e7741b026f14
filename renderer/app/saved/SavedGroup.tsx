/** Saved filters in the sidebar: what waits for somebody, with how much of it, and what the team keeps for itself. */
import { ChartNoAxesColumn, Clock, Inbox, type LucideIcon, Search, Split } from 'lucide-react'
import { useState } from 'react'
import type { FilterContent } from '#shared/docs/dashboardLayout.ts'
import { dayAt } from '#shared/dates/localDay.ts'
import { NavGroup, NavItem } from '#renderer/ui/panes/Sidebar.tsx'
import { useQuery } from '../../data/useQuery.ts'
import { navigate, useRoute } from '../navigation.ts'
import { useWorkspace } from '../workspace.ts'
import { isOpenIn, openFilter } from './savedFilters.ts'

const icons = { library: Inbox, search: Search, insight: ChartNoAxesColumn } as const satisfies Record<
  FilterContent['of'],
  LucideIcon
>

export function SavedGroup() {
  const route = useRoute()
  const { counts } = useWorkspace()
  const { rows: saved = [] } = useQuery('savedFilters', {})
  const { rows: disagreements } = useQuery('disagreementCount', {})
  const { rows: promises = [] } = useQuery('promises', {})
  const [today] = useState(() => dayAt(Date.now()))
  const due = promises.filter(({ end, dueOn }) => end === null && dueOn !== null && dueOn <= today)
  const [next] = due
  const open = disagreements?.open ?? 0
  // What nothing waits in is not in the way.
  if (counts.unread === 0 && open === 0 && !next && saved.length === 0) return null
  return (
    <NavGroup label="Saved">
      {counts.unread > 0 && (
        <NavItem
          icon={Inbox}
          label="To read"
          count={counts.unread}
          onPress={() => openFilter({ of: 'library', show: 'unread', filter: '' })}
        />
      )}
      {open > 0 && (
        <NavItem
          icon={Split}
          label="Disagreements"
          count={open}
          isCurrent={route.place === 'insight' && route.queue === 'open'}
          keys="G D"
          onPress={() => navigate({ place: 'insight', tab: 'agreement', queue: 'open' })}
        />
      )}
      {next && (
        <NavItem
          icon={Clock}
          label="Promises due"
          count={due.length}
          onPress={() => navigate({ place: 'people', personId: next.personId })}
        />
      )}
      {saved.map(({ filterId, name, content, count }) => (
        <NavItem
          key={filterId}
          icon={icons[content.of]}
          label={name}
          count={count ?? undefined}
          isCurrent={isOpenIn(route, content)}
          onPress={() => openFilter(content)}
        />
      ))}
    </NavGroup>
  )
}
