/** One note: its title, its text, and the truth about whether it is saved. */
import { Ellipsis, PanelRight } from 'lucide-react'
import { useMemo, useRef } from 'react'
import type { NoteView } from '#shared/contract/views.ts'
import { useInspectorOpen } from '#renderer/app/inspectorOpen.ts'
import { runCommand, useCommand } from '#renderer/app/commands.ts'
import { useAct } from '#renderer/app/acting.ts'
import { askForStep } from '#renderer/app/evidence/askForStep.ts'
import { Earlier } from '#renderer/app/Earlier.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { Present } from '#renderer/app/Present.tsx'
import { useWindowTitle } from '#renderer/app/windowTitle.ts'
import { useCodebook, useWorkspace } from '#renderer/app/workspace.ts'
import { type NoteReplica, useNoteReplica, useSaveState } from '#renderer/data/useNoteReplica.ts'
import { NoteEditor, type NoteEditorHandle } from '#renderer/editor/NoteEditor.tsx'
import { type CodeLook, splitCodeName } from '#renderer/ui/codes/codeLook.ts'
import { CodeTag } from '#renderer/ui/codes/CodeTag.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { SavedState } from '#renderer/ui/feedback/SavedState.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { Menu } from '#renderer/ui/overlays/Menu.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { NoteTitle } from './NoteTitle.tsx'
import { createEditorServices } from './editorServices.ts'
import { useNoteLenses } from './noteLenses.ts'
import { useNoteCommands } from './useNoteCommands.ts'
import { savedWords } from './savedWords.ts'
import { useCaretNames } from './useCaretNames.ts'
import { whenWords } from '#renderer/app/whenWords.ts'
import styles from './NotePane.module.css'

export interface NotePaneProps {
  note: NoteView
  /** Just made: the title has the focus. */
  isNew: boolean
  onTrash: () => void
}

export function NotePane({ note, isNew, onTrash }: NotePaneProps) {
  const workspace = useWorkspace()
  const codebook = useCodebook()
  const { look } = codebook
  const { replica, isReady } = useNoteReplica(note.noteId, workspace)
  const editor = useRef<NoteEditorHandle>(null)
  const [isInspectorOpen, setInspectorOpen] = useInspectorOpen()
  const toasts = useToasts()
  const services = useMemo(() => createEditorServices(look, (text) => toasts.show({ text })), [look, toasts])
  const title = note.title === '' ? 'Untitled note' : note.title
  useWindowTitle(title)
  useCommand('find', () => editor.current?.openFind())
  useCommand('item.trash', onTrash)
  const toStep = () => askForStep({ target: note.noteId, text: note.title, from: '' })
  useCommand('quote.step', toStep, { isActive: note.trashedAt === null })
  const isTrashed = note.trashedAt !== null
  const readOnly = useReadOnlyBecause()
  const isReadOnly = isTrashed || readOnly !== undefined
  useNoteCommands(editor, isTrashed ? 'This note is in the trash' : readOnly)
  const lenses = useNoteLenses(note.noteId, editor, codebook, isReadOnly)
  const act = useAct()
  const { me, who } = useCaretNames()
  return (
    <Pane
      kind="content"
      label={title}
      bar={
        <PaneBar
          actions={
            <>
              <Menu
                label="More"
                placement="bottom end"
                entries={[
                  { id: 'markdown', label: 'Export as Markdown…', onAction: () => void runCommand('export.markdown') },
                  { id: 'html', label: 'Export as a web page…', onAction: () => void runCommand('export.html') },
                  { id: 'pdf', label: 'Export as PDF…', onAction: () => void runCommand('export.pdf') },
                  { id: 'docx', label: 'Export as Word document…', onAction: () => void runCommand('export.docx') },
                  { id: 'xlsx', label: 'Export as Excel or CSV…', onAction: () => void runCommand('export.xlsx') },
                  { id: 'print', label: 'Print…', keys: 'Ctrl P', onAction: () => void runCommand('print') },
                  { id: 'line', kind: 'line' },
                  {
                    id: 'step',
                    label: 'Put onto a step of the plan…',
                    onAction: toStep,
                    isDisabled: isReadOnly,
                    detail: readOnly,
                  },
                  {
                    id: 'trash',
                    label: 'Move to the trash',
                    onAction: onTrash,
                    isDisabled: readOnly !== undefined,
                    detail: readOnly,
                  },
                ]}
              >
                <Button kind="icon" icon={Ellipsis} label="More" />
              </Menu>
              <Button
                kind="icon"
                icon={PanelRight}
                label="What points here"
                keys="Ctrl ."
                isOn={isInspectorOpen}
                onPress={() => setInspectorOpen(!isInspectorOpen)}
              />
            </>
          }
        >
          {replica && <Saved replica={replica} editedAt={note.editedAt} />}
          <Present id={note.noteId} hasNames />
        </PaneBar>
      }
    >
      <article className={styles.note}>
        {isTrashed && (
          <ErrorNote
            tone="info"
            isLive={false}
            what="This note is in the trash"
            actions={[{ label: 'Open the trash', onPress: () => void runCommand('go.trash') }]}
          >
            It can be read here and restored there.
          </ErrorNote>
        )}
        {readOnly !== undefined && !isTrashed && (
          <div className={styles.notice}>
            <ErrorNote tone="info" isLive={false} what="This note can be read here, not changed">
              {readOnly}
            </ErrorNote>
          </div>
        )}
        <NoteTitle
          noteId={note.noteId}
          title={note.title}
          takesFocus={isNew}
          isReadOnly={isReadOnly}
          onLeaveDown={() => editor.current?.focus('start')}
        />
        <Earlier
          docId={note.noteId}
          subject="note"
          field="title"
          what="title"
          onUse={(value) => {
            if (typeof value === 'string') void act('renameNote', { noteId: note.noteId, title: value })
          }}
        />
        <p className={styles.about}>
          {oneOfEachGroup(note.codes.map(look)).map((code) => (
            <CodeTag key={code.name} code={code} />
          ))}
          <span>{`${note.createdByName} · started ${whenWords(note.createdAt).replace(/^[TY]/, (letter) => letter.toLowerCase())}`}</span>
        </p>
        {replica ? (
          <NoteEditor
            key={note.noteId}
            ref={editor}
            replica={replica}
            isReady={isReady}
            services={services}
            label={`Text of ${title}`}
            placeholder="Write, or press / for more"
            isReadOnly={isReadOnly}
            lenses={lenses}
            me={me}
            who={who}
          />
        ) : (
          <Skeleton label="Opening the note" />
        )}
      </article>
    </Pane>
  )
}

/** Apart, so that a key draws these words anew and not the whole pane. */
function Saved({ replica, editedAt }: { replica: NoteReplica; editedAt: number }) {
  return <SavedState state={savedWords(useSaveState(replica), editedAt)} />
}

/** Tags say the group; three codes of one group are one tag. */
function oneOfEachGroup(codes: readonly CodeLook[]): CodeLook[] {
  const groups = new Map(codes.map((code) => [splitCodeName(code).tag ?? code.name, code]))
  return [...groups.values()]
}
