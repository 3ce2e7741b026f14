/** The window: the first-run screen, or the open workspace's places. */
import { type ComponentType, lazy, Suspense, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { OpenWorkspace } from '#shared/contract/shell.ts'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { ToastProvider } from '#renderer/ui/feedback/ToastRegion.tsx'
import { connection } from '../data/core.ts'
import { currentCoreState, onCoreState, shell } from '../data/shell.ts'
import { useQuery } from '../data/useQuery.ts'
import { AppCommands } from './AppCommands.tsx'
import { CoreFailed } from './CoreFailed.tsx'
import { FirstRun } from './FirstRun.tsx'
import { type Place, useRoute } from './navigation.ts'
import { applyTheme, currentTheme } from './theme.ts'
import { useWaysOut } from './useWaysOut.ts'
import { WorkspaceContext } from './workspace.ts'
import styles from './App.module.css'

const load = {
  library: () => import('../features/library/LibraryPlace.tsx'),
  notes: () => import('../features/notes/NotesPlace.tsx'),
  codes: () => import('../features/codes/CodesPlace.tsx'),
  search: () => import('../features/search/SearchPlace.tsx'),
  trash: () => import('../features/trash/TrashPlace.tsx'),
}
/** Where a window begins: read while the workspace is still being opened. */
load.library().catch(() => undefined)
const places = {
  library: lazy(load.library),
  notes: lazy(load.notes),
  codes: lazy(load.codes),
  search: lazy(load.search),
  trash: lazy(load.trash),
}

/** Those that were read ahead. */
const ready: Partial<Record<Place, ComponentType>> = {}

/** A place that is read only when one goes there loses the letters typed meanwhile; so it is read in a quiet moment. */
function usePlacesAhead(isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return undefined
    const handle = requestIdleCallback(() => {
      // A piece that cannot be read says so where it is needed.
      for (const place of ['search', 'notes', 'codes', 'library', 'trash'] as const) {
        void load[place]().then(
          (module) => (ready[place] = module.default),
          () => undefined,
        )
      }
    })
    return () => cancelIdleCallback(handle)
  }, [isShown])
}

/** Files can be dropped and chosen wherever one is. */
const LibraryDoors = lazy(() => import('../features/library/importing/LibraryDoors.tsx'))

export function App() {
  const [opened, setOpened] = useState<OpenWorkspace | null | undefined>(undefined)
  const coreState = useSyncExternalStore(onCoreState, currentCoreState)
  const line = useSyncExternalStore(
    (listener) => connection.onState(listener),
    () => connection.state(),
  )
  useEffect(() => {
    applyTheme(currentTheme())
    let isGone = false
    // Asked again when the core comes up: the first-run screen opens a workspace in this window.
    void shell()
      .currentWorkspace()
      .then((workspace) => {
        if (!isGone) setOpened(workspace)
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
  const { rows: workspace, error } = useQuery('workspace', {})
  const route = useRoute()
  // A lazy component shows its empty fallback for a third of a second even when its code is there.
  const Place = useMemo(() => ready[route.place] ?? places[route.place], [route.place])
  const ways = useWaysOut(opened)
  usePlacesAhead(workspace !== undefined)
  const problem = failure ?? error?.message
  if (!workspace && problem !== undefined)
    return <CoreFailed name={opened.name} message={problem} incidentId={error?.incident} ways={ways} />
  if (!workspace) return <Skeleton label="Opening the workspace" />
  return (
    <WorkspaceContext value={workspace}>
      <AppCommands />
      <Suspense>
        <LibraryDoors />
      </Suspense>
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
        <div className={styles.rest}>
          <Suspense fallback={<Skeleton label="Opening" />}>
            <Place />
          </Suspense>
        </div>
      </div>
    </WorkspaceContext>
  )
}
