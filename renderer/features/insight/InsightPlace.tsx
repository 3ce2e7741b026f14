/** Insight: pictures of what the team knows, in tabs; what a picture is made of stands beside it. */
import { useState } from 'react'
import { z } from 'zod'
import { Frame } from '#renderer/app/Frame.tsx'
import { insightTabIds, navigate, useRoute } from '#renderer/app/navigation.ts'
import { usePreference } from '#renderer/data/preferences.ts'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { later } from '#renderer/app/later.tsx'
import { BarActionsContext } from './barActions.ts'
import { insightTabs } from './tabs.ts'
import styles from './InsightPlace.module.css'

const BehindInspector = later(() => import('./behind/BehindInspector.tsx'))

const TabId = z.enum(insightTabIds)

export default function InsightPlace() {
  const current = useRoute()
  const route = current.place === 'insight' ? current : { place: 'insight' as const }
  const [last, setLast] = usePreference('insight.tab', TabId, 'map')
  const [actions, setActions] = useState<HTMLElement | null>(null)
  const named = (id: string | undefined) => insightTabs.find((tab) => tab.id === id)
  const { id, Tab, Inspector, hasInspector } = named(route.tab) ?? named(last) ?? insightTabs[0]
  const inspector =
    route.behind === undefined ? (
      Inspector && hasInspector?.({ ...route, tab: id }) && <Inspector />
    ) : (
      <BehindInspector />
    )
  return (
    <Frame {...(inspector && { inspector })} contentKey={id} inspectorDefault={336}>
      <Pane
        kind="content"
        label="Insight"
        bar={
          <PaneBar title="Insight" actions={<span ref={setActions} className={styles.actions} />}>
            {insightTabs.length > 1 && (
              <SegmentedControl
                label="What is shown"
                segments={insightTabs}
                value={id}
                onChange={(tab) => {
                  setLast(tab)
                  const { behind: _behind, ...rest } = route
                  navigate({ ...rest, tab })
                }}
                className={styles.tabs}
              />
            )}
          </PaneBar>
        }
      >
        <BarActionsContext value={actions}>
          <Tab key={id} />
        </BarActionsContext>
      </Pane>
    </Frame>
  )
}
