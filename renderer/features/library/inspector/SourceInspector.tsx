/** About the open source: what is known of it, its codes as a whole, its quotes, and the notes that lean on it. */
import { useAct } from '#renderer/app/acting.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { runCommand } from '#renderer/app/commands.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { useCodebook, useWorkspace } from '#renderer/app/workspace.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import type { SourcePatch } from '#shared/contract/commands.ts'
import type { SourceView } from '#shared/contract/views.ts'
import type { SourceId } from '#shared/model/ids.ts'
import { Facts } from './Facts.tsx'
import { QuoteList } from './QuoteList.tsx'
import { ReferenceForm } from './ReferenceForm.tsx'
import { SourceForm } from './SourceForm.tsx'
import styles from './SourceInspector.module.css'

export default function SourceInspector({ sourceId }: { sourceId: SourceId }) {
  const { rows: source, error } = useQuery('source', { sourceId })
  return (
    <Pane kind="inspector" label="About this source" bar={<PaneBar title="About this source" />}>
      {source ? (
        <About source={source} />
      ) : error ? (
        <FailedNote what="What is known of this source could not be read" error={error} />
      ) : (
        source === undefined && <Skeleton lines={5} />
      )}
    </Pane>
  )
}

function About({ source }: { source: SourceView }) {
  const { sourceId, warnings } = source
  const act = useAct()
  const edit = (patch: SourcePatch) => void act('editSource', { sourceId, patch })
  return (
    <div className={styles.about}>
      {warnings.map((warning) => (
        <ErrorNote key={warning} isLive={false} what={warning} />
      ))}
      <SourceForm source={source} onEdit={edit} />
      <ReferenceForm source={source} onEdit={edit} />
      <WholeCodes source={source} />
      <QuoteList sourceId={sourceId} />
      <Backlinks sourceId={sourceId} />
      <Facts source={source} />
    </div>
  )
}

/** Codes of the source as a whole. */
function WholeCodes({ source }: { source: SourceView }) {
  const { look } = useCodebook()
  const { me } = useWorkspace()
  const act = useAct()
  const { codings, sourceId } = source
  return (
    <section className={styles.section} aria-labelledby="whole-codes">
      <h2 id="whole-codes" className={styles.heading}>
        Codes of the whole source
      </h2>
      {codings.length === 0 && (
        <p className={styles.words}>None yet. Use them for what a source is, not for one passage.</p>
      )}
      <ul className={styles.codes}>
        {codings.map(({ codeId, stance, coder, coderName }) => (
          <li key={`${codeId} ${coder}`} className={styles.code}>
            <CodeChip
              code={look(codeId)}
              stance={stance}
              onPress={() => navigate({ place: 'codes', codeId })}
              onRemove={
                coder === me.memberId
                  ? () =>
                      void act(
                        'setCoding',
                        { target: sourceId, codeId, stance: null },
                        { done: `${look(codeId).name} taken off` },
                      )
                  : undefined
              }
            />
            <span className={styles.who}>{coder === me.memberId ? 'You' : coderName}</span>
          </li>
        ))}
      </ul>
      <Button kind="link" size="small" onPress={() => void runCommand('source.code')}>
        {codings.length === 0 ? 'Add a code' : 'Change codes'}
      </Button>
    </section>
  )
}

/** Notes that link here. */
function Backlinks({ sourceId }: { sourceId: SourceId }) {
  const { rows = [], error } = useQuery('backlinks', { id: sourceId })
  if (error) return <FailedNote what="The notes that link here could not be read" error={error} />
  if (rows.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="linking-notes">
      <h2 id="linking-notes" className={styles.heading}>
        Notes that link here
      </h2>
      <ul className={styles.list}>
        {rows.map(({ noteId, title, context, linked }, at) => (
          // A note may link here from several blocks.
          <li key={`${noteId} ${at}`}>
            <button type="button" className={styles.row} onClick={() => navigate({ place: 'notes', noteId })}>
              <span className={styles.rowTitle}>{title || 'Untitled'}</span>
              <span className={styles.rowDetail}>{linked ? context : `Named there: ${context}`}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
