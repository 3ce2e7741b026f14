/** The library place: the list of sources, the one being read, and what is known about it. */
import { Frame } from '#renderer/app/Frame.tsx'
import { later } from '#renderer/app/later.tsx'
import { useRoute } from '#renderer/app/navigation.ts'
import { useWorkspace } from '#renderer/app/workspace.ts'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { useImport } from './importing/imports.ts'
import { EmptyLibrary } from './list/EmptyLibrary.tsx'
import { SourceList } from './list/SourceList.tsx'

const Reader = later(() => import('./reader/Reader.tsx'))
const SourceInspector = later(() => import('./inspector/SourceInspector.tsx'))

export default function LibraryPlace() {
  const route = useRoute()
  const { counts } = useWorkspace()
  const { running } = useImport()
  const { sourceId, quoteId, start } = route.place === 'library' ? route : {}

  return (
    <Frame
      list={<SourceList selectedId={sourceId} />}
      {...(sourceId && { inspector: <SourceInspector key={sourceId} sourceId={sourceId} /> })}
      isContentEmpty={sourceId === undefined && counts.sources > 0}
      contentKey={sourceId ?? ''}
      inspectorDefault={300}
    >
      {sourceId !== undefined ? (
        <Reader key={sourceId} sourceId={sourceId} target={{ quoteId, start }} />
      ) : (
        <Pane kind="content" label="Library" bar={<PaneBar />}>
          {counts.sources === 0 && !running ? (
            <EmptyLibrary />
          ) : (
            counts.sources > 0 && (
              <EmptyState title="Choose something to read">
                {counts.unread === 0
                  ? 'All sources here have been read; open one to quote from it.'
                  : counts.unread === 1
                    ? 'One source waits to be read.'
                    : `${counts.unread.toLocaleString('en')} sources wait to be read.`}
              </EmptyState>
            )
          )}
        </Pane>
      )}
    </Frame>
  )
}
