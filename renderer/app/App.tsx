/** The window: the first-run screen, or the open workspace's places. */
import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react'
import type { OpenWorkspace } from '#shared/contract/shell.ts'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { ToastProvider } from '#renderer/ui/feedback/ToastRegion.tsx'
import LibraryDoors from '../features/library/importing/LibraryDoors.tsx'
import LibraryPlace from '../features/library/LibraryPlace.tsx'
import { createAfterPaint } from '../data/afterPaint.ts'
import { connection } from '../data/core.ts'
import { currentCoreState, onCoreState, shell } from '../data/shell.ts'
import { useQuery } from '../data/useQuery.ts'
import { AppCommands } from './AppCommands.tsx'
import { isLastSeen, showLastSeen, useFirstRows } from './askAhead.ts'
import { CoreFailed } from './CoreFailed.tsx'
import { FirstRun } from './FirstRun.tsx'
import { JoiningScreen } from './JoiningScreen.tsx'
import { Expected, later, readLaterParts } from './later.tsx'
import { type Place, useRoute } from './navigation.ts'
import { TeamContext, useTeamQuery } from './team.ts'
import { applyTheme, currentTheme } from './theme.ts'
import { useTellPlace } from './useTellPlace.ts'
import { useWaysOut } from './useWaysOut.ts'
import { WorkspaceContext } from './workspace.ts'
import styles from './App.module.css'

const afterPaint = createAfterPaint()
const opening = <Skeleton label="Opening" />
const places: Record<Place, ComponentType> = {
  // Where a window begins.
  library: LibraryPlace,
  notes: later(() => import('../features/notes/NotesPlace.tsx'), opening),
  codes: later(() => import('../features/codes/CodesPlace.tsx'), opening),
  plan: later(() => import('../features/plan/PlanPlace.tsx'), opening),
  people: later(() => import('../features/people/PeoplePlace.tsx'), opening),
  insight: later(() => import('../features/insight/InsightPlace.tsx'), opening),
  workshop: later(() => import('../features/workshop/WorkshopPlace.tsx'), opening),
  search: later(() => import('../features/search/SearchPlace.tsx'), opening),
  trash: later(() => import('../features/trash/TrashPlace.tsx'), opening),
  team: later(() => import('../features/team/TeamPlace.tsx'), opening),
}

const TeamCommands = later(() => import('../features/team/TeamCommands.tsx'))
const LensCommands = later(() => import('../features/lenses/LensCommands.tsx'))
const WorkspaceFiles = later(() => import('./workspaceFile/WorkspaceFiles.tsx'))
const Door = later(() => import('../features/team/Door.tsx'))
const BriefNotice = later(() => import('../features/team/BriefNotice.tsx'))

/** Milliseconds from the workspace's name to the moment when its first rows have surely been drawn. */
const FIRST_ROWS_MS = 250

function useLaterParts(isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return undefined
    const timer = setTimeout(() => void readLaterParts(), FIRST_ROWS_MS)
    return () => clearTimeout(timer)
  }, [isShown])
}

/** True from the frame on that shows the first rows: until then nothing else may be read that they could wait for. */
function useDrawn(isShown: boolean): boolean {
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => {
    if (!isShown) return undefined
    let isGone = false
    afterPaint(() => !isGone && setDrawn(true))
    return () => {
      isGone = true
    }
  }, [isShown])
  return isDrawn
}

/** `first`: what this window shows, where that is known already. */
export function App({ first }: { first: OpenWorkspace | null | undefined }) {
  const [opened, setOpened] = useState(first)
  const coreState = useSyncExternalStore(onCoreState, currentCoreState)
  const line = useSyncExternalStore(
    (listener) => connection.onState(listener),
    () => connection.state(),
  )
  useEffect(() => applyTheme(currentTheme()), [])
  useEffect(() => {
    let isGone = false
    // Asked again when the core comes up: the first-run screen opens a workspace in this window.
    void shell()
      .currentWorkspace()
      .then((workspace) => {
        if (isGone) return
        if (workspace?.lastSeen) showLastSeen(workspace.lastSeen)
        setOpened(workspace)
      })
    return () => {
      isGone = true
    }
  }, [coreState, line])

  const failure = typeof coreState === 'object' && coreState !== null ? coreState.failed : null
  if (opened === undefined) return <Skeleton label="Opening" />
  return (
    <ToastProvider>
      {opened === null ? (
        <FirstRun problem={failure} onOpened={setOpened} />
      ) : (
        <Workspace opened={opened} failure={failure} />
      )}
    </ToastProvider>
  )
}

function Workspace({ opened, failure }: { opened: OpenWorkspace; failure: string | null }) {
  // Asked first, so that a workspace that is still being fetched is never shown as an empty one.
  const { rows: joining } = useQuery('joining', {})
  const { rows: workspace, error } = useQuery('workspace', {})
  const hasFirstRows = useFirstRows()
  const isKnown = workspace !== undefined && !isLastSeen(workspace)
  const route = useRoute()
  const Place = places[route.place]
  const ways = useWaysOut(opened)
  const team = useTeamQuery()
  useTellPlace(isKnown ? route : null)
  useLaterParts(isKnown && joining === null)
  const isDrawn = useDrawn(isKnown && hasFirstRows)
  const problem = failure ?? error?.message
  if (!isKnown && problem !== undefined)
    return <CoreFailed name={opened.name} message={problem} incidentId={error?.incident} ways={ways} />
  if (joining) return <JoiningScreen joining={joining} onOpenAnother={ways.openAnother} />
  // What was seen last is a list of sources; a note's words must be the core's.
  if (!workspace || !hasFirstRows || (!isKnown && route.place !== 'library'))
    return <Skeleton label="Opening the workspace" />
  return (
    <WorkspaceContext value={workspace}>
      <TeamContext value={team}>
        <AppCommands />
        {isDrawn ? <TeamCommands /> : <Expected />}
        {isDrawn && <LensCommands />}
        {isDrawn && <WorkspaceFiles />}
        <LibraryDoors />
        <div className={styles.window}>
          {/* What is on screen stays: words that are not saved yet live there and in the window's own copy. */}
          {failure !== null && (
            <ErrorNote
              tone="error"
              isBanner
              what="Saving has stopped"
              actions={[
                { label: ways.isTrying ? 'Trying…' : 'Try again', onPress: ways.tryAgain },
                { label: 'Open another workspace…', onPress: ways.openAnother },
              ]}
            >
              {failure}
            </ErrorNote>
          )}
          {isDrawn && <Door />}
          {isDrawn && <BriefNotice />}
          <div className={styles.rest}>
            <Place />
          </div>
        </div>
      </TeamContext>
    </WorkspaceContext>
  )
}
