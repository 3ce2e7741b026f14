/** The open source: fetched, or a word why it cannot be shown. */
import { useMemo } from 'react'
import { useAct } from '#renderer/app/acting.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import type { QuoteId, SourceId } from '#shared/model/ids.ts'
import { prepareText } from './readingText.ts'
import { ReaderPane } from './ReaderPane.tsx'
import styles from './Reader.module.css'

export interface ReaderProps {
  sourceId: SourceId
  /** Where to go in it. */
  target: { quoteId?: QuoteId | undefined; start?: number | undefined }
}

/** Give it the source's id as key: another source is another reader. */
export default function Reader({ sourceId, target }: ReaderProps) {
  const source = useQuery('source', { sourceId })
  const first = useQuery('sourceText', { sourceId })
  const hash = source.rows?.extractionHash
  // Read again since (here or elsewhere): quotes and text must be of one reading.
  const isOther = hash !== undefined && first.rows != null && first.rows.extractionHash !== hash
  const other = useQuery('sourceText', isOther ? { sourceId, extractionHash: hash } : null)
  const text = isOther ? other : first
  const quotes = useQuery('quotesOfSource', { sourceId })
  const act = useAct()
  const extraction = text.rows?.extraction
  const reading = useMemo(() => (extraction ? prepareText(sourceId, extraction) : null), [sourceId, extraction])
  const failed = source.error ?? text.error ?? quotes.error

  if (source.rows && reading && quotes.rows && source.rows.trashedAt === null) {
    return <ReaderPane key={hash} source={source.rows} reading={reading} quotes={quotes.rows} target={target} />
  }
  return (
    <Pane kind="content" label="Reader" bar={<PaneBar title={source.rows?.title ?? ''} />}>
      {failed ? (
        <div className={styles.notice}>
          <ErrorNote tone="error" what="This source could not be opened" incidentId={failed.incident}>
            {failed.message}
          </ErrorNote>
        </div>
      ) : source.state === 'ready' && source.rows === null ? (
        <EmptyState title="This source is not in the workspace">
          It may have been removed on another computer. Choose another one from the library.
        </EmptyState>
      ) : source.rows && source.rows.trashedAt !== null ? (
        <div className={styles.notice}>
          <ErrorNote
            tone="info"
            isLive={false}
            what={`“${source.rows.title}” is in the trash`}
            actions={[{ label: 'Restore', onPress: () => void act('restore', { ids: [sourceId] }) }]}
          >
            Its quotes are kept with it. Restore it to read on.
          </ErrorNote>
        </div>
      ) : text.state === 'ready' && text.rows === null ? (
        <div className={styles.notice}>
          <ErrorNote tone="warn" what="The text of this source is not on this computer">
            Its details and quotes are safe. It comes with the next exchange with a computer that has it.
          </ErrorNote>
        </div>
      ) : (
        <Skeleton label="Opening the source" lines={6} />
      )}
    </Pane>
  )
}
