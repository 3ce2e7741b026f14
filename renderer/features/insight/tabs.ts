/**
 * The tabs of Insight, in the order of the bar; a tab that is not here is not shown. Each is read when it is first
 * looked at. A tab renders what stands under the bar; its own buttons go into the bar by `<BarActions>`, its filters
 * are an `<InsightFilterBar>`, and what it shows beside itself is its `Inspector`.
 */
import type { ComponentType } from 'react'
import { later } from '#renderer/app/later.tsx'
import type { InsightTab, Route } from '#renderer/app/navigation.ts'

export interface TabEntry {
  id: InsightTab
  label: string
  Tab: ComponentType
  /** A `<Pane kind="inspector">`, there where `hasInspector` says so. */
  Inspector?: ComponentType
  hasInspector?: (route: Extract<Route, { place: 'insight' }>) => boolean
}

export const insightTabs: readonly [TabEntry, ...TabEntry[]] = [
  { id: 'overview', label: 'Overview', Tab: later(() => import('./dashboard/OverviewTab.tsx')) },
  {
    id: 'map',
    label: 'Phase × norm',
    Tab: later(() => import('./map/MapTab.tsx')),
    Inspector: later(() => import('./map/MapInspector.tsx')),
    hasInspector: ({ cell }) => cell !== undefined,
  },
  { id: 'codes', label: 'Codes', Tab: later(() => import('./codes/CodesTab.tsx')) },
  { id: 'states', label: 'States', Tab: later(() => import('./states/StatesTab.tsx')) },
  { id: 'agreement', label: 'Agreement', Tab: later(() => import('./agreement/AgreementTab.tsx')) },
]
