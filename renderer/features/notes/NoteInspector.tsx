/** What points at a note, what names it without linking, and the codes it touches. */
import { NotebookPen } from 'lucide-react'
import type { Backlink, NoteView } from '#shared/contract/views.ts'
import { useInspectorOpen } from '#renderer/app/inspectorOpen.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { WayList, WayRow } from '#renderer/ui/lists/WayRow.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { Snippet } from '#renderer/ui/text/Snippet.tsx'
import { NoteFindings } from './NoteFindings.tsx'
import { useNoteFindings } from './noteLenses.ts'
import { useLinkHere } from './useLinkHere.ts'
import styles from './NoteInspector.module.css'

export function NoteInspector({ note }: { note: NoteView }) {
  const { look } = useCodebook()
  const [, setInspectorOpen] = useInspectorOpen()
  const linked = note.backlinks.filter((link) => link.linked)
  const named = note.backlinks.filter((link) => !link.linked)
  const link = useLinkHere(note)
  const findings = useNoteFindings(note.noteId)
  const isReadOnly = useReadOnlyBecause() !== undefined || note.trashedAt !== null
  return (
    <Pane kind="inspector" label="About this note" bar={<PaneBar title="Links" />}>
      <Section title="Linked from" count={linked.length}>
        {linked.length === 0 ? (
          <p className={styles.none}>No other note leads here yet. Type [[ in a note to link to this one.</p>
        ) : (
          <Links links={linked} title={note.title} onGo={() => setInspectorOpen(true)} />
        )}
      </Section>
      {named.length > 0 && (
        <Section title="Named, not linked" count={named.length}>
          <Links links={named} title={note.title} onGo={() => setInspectorOpen(true)} onLink={link} />
        </Section>
      )}
      {findings && (
        <Section title="What the lenses see" count={findings.standing.length}>
          <NoteFindings noteId={note.noteId} findings={findings} isReadOnly={isReadOnly} />
        </Section>
      )}
      {note.codes.length > 0 && (
        <Section title="Codes in this note">
          <div className={styles.codes}>
            {note.codes.map((codeId) => (
              <CodeChip key={codeId} code={look(codeId)} onPress={() => navigate({ place: 'codes', codeId })} />
            ))}
          </div>
        </Section>
      )}
    </Pane>
  )
}

function Section({ title, count, children }: { title: string; count?: number; children: React.ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.title}>
        {title} {count !== undefined && <span className={styles.count}>{count}</span>}
      </h2>
      {children}
    </section>
  )
}

/** The words of the title where they stand in a context. */
function rangesIn(context: string, title: string) {
  const at = title === '' ? -1 : context.toLowerCase().indexOf(title.toLowerCase())
  return at < 0 ? [] : [{ from: at, to: at + title.length }]
}

interface LinksProps {
  links: readonly Backlink[]
  title: string
  onGo: () => void
  /** Makes a link of what is only named. */
  onLink?: (from: Backlink) => void
}

function Links({ links, title, onGo, onLink }: LinksProps) {
  return (
    <WayList>
      {links.map((link) => (
        <li key={link.noteId} className={styles.item}>
          <WayRow
            icon={NotebookPen}
            onPress={() => {
              onGo()
              navigate({ place: 'notes', noteId: link.noteId })
            }}
          >
            <span className={styles.words}>
              <span className={styles.name}>{link.title === '' ? 'Untitled note' : link.title}</span>
              <span className={styles.context}>
                <Snippet text={link.context} ranges={rangesIn(link.context, title)} />
              </span>
            </span>
          </WayRow>
          {onLink && (
            <Button
              kind="link"
              size="small"
              label={`Link here from “${link.title === '' ? 'Untitled note' : link.title}”`}
              onPress={() => onLink(link)}
            >
              Link
            </Button>
          )}
        </li>
      ))}
    </WayList>
  )
}
