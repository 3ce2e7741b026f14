/** What the window itself can do, wherever one is: going places, undo, theme; and the panels for it. */
import { useEffect, useState } from 'react'
import { type CitationStyle, styleWords } from '#shared/references/cite.ts'
import type { AppError } from '#shared/contract/errors.ts'
import type { Result } from '#shared/model/result.ts'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { cyclePanes } from '#renderer/ui/panes/paneKeys.ts'
import { appCommands } from '#shared/model/appCommands.ts'
import { execute } from '../data/core.ts'
import { useAct } from './acting.ts'
import { isLastSeen } from './askAhead.ts'
import { StepPicker } from './evidence/StepPicker.tsx'
import { ReferenceExports } from './exporting/ReferenceExports.tsx'
import { ProjectExport } from './exporting/ProjectExport.tsx'
import { Templates } from './templates/Templates.tsx'
import { ExportCommands } from './exporting/ExportCommands.tsx'
import { RecordCommands } from './records/RecordCommands.tsx'
import { FolderExport } from './exporting/FolderExport.tsx'
import { JoinDialog } from './JoinDialog.tsx'
import { KeysPanel } from './KeysPanel.tsx'
import { NameDialog } from './NameDialog.tsx'
import { shell } from '../data/shell.ts'
import { useLeftovers } from '../data/useNoteReplica.ts'
import { onRefused, runCommand, setReadOnly, useCommand } from './commands.ts'
import { isTyping, listenForKeys } from './keys.ts'
import { go, goToPlace, navigate, useCanGo } from './navigation.ts'
import { Palette } from './palette/Palette.tsx'
import { useReadOnlyBecause } from './team.ts'
import { applyTheme } from './theme.ts'
import { useWorkspaceTitle } from './windowTitle.ts'
import { useWorkspace } from './workspace.ts'

export function AppCommands() {
  const toasts = useToasts()
  const workspace = useWorkspace()
  // Of the copy that is open, which what was seen last need not be.
  useLeftovers(isLastSeen(workspace) ? null : workspace)
  const canBack = useCanGo(-1)
  const canForward = useCanGo(1)
  const [panel, setPanel] = useState<'palette' | 'keys' | 'workspace' | 'me' | 'new' | 'join' | null>(null)
  const act = useAct()
  const close = () => setPanel(null)

  const back = async (direction: 'undo' | 'redo'): Promise<void> => {
    // A text field or the editor has its own; the menu's item reaches it this way.
    if (isTyping(document.activeElement)) {
      document.execCommand(direction)
      return
    }
    const outcome = await execute(direction, {})
    const verb = direction === 'undo' ? 'Undone' : 'Done again'
    toasts.show(
      outcome.ok
        ? { text: `${verb}: ${outcome.value.label}`, topic: 'undo' }
        : { text: outcome.error.message, tone: 'warn', topic: 'undo' },
    )
  }

  // Never refused here: a text that has the focus may have more to take back than the workspace knows.
  useCommand('edit.undo', () => void back('undo'))
  useCommand('edit.redo', () => void back('redo'))
  useCommand('go.library', () => goToPlace('library'))
  useCommand('go.notes', () => goToPlace('notes'))
  useCommand('go.codes', () => goToPlace('codes'))
  useCommand('go.plan', () => goToPlace('plan'))
  useCommand('go.people', () => goToPlace('people'))
  useCommand('go.insight', () => goToPlace('insight'))
  useCommand('go.workshop', () => goToPlace('workshop'))
  useCommand('go.disagreements', () => navigate({ place: 'insight', tab: 'agreement', queue: 'open' }))
  useCommand('go.trash', () => goToPlace('trash'))
  useCommand('go.back', () => go(-1), { isActive: canBack })
  useCommand('go.forward', () => go(1), { isActive: canForward })
  useCommand('search.open', () => navigate({ place: 'search', query: '', filters: {} }))
  useCommand('palette.open', () => setPanel('palette'))
  useCommand('app.keys', () => setPanel('keys'))
  useCommand('workspace.rename', () => setPanel('workspace'))
  useCommand('me.rename', () => setPanel('me'))
  const citeIn = (style: CitationStyle) =>
    void act('setCitationStyle', { style }, { done: `Sources are cited in ${styleWords[style]}` })
  useCommand('cite.apa', () => citeIn('apa'))
  useCommand('cite.note', () => citeIn('note'))
  /** Another workspace opens in a window of its own; only what goes wrong is said here. */
  const openOther = async (opening: Promise<Result<unknown, AppError> | null>): Promise<void> => {
    const outcome = await opening
    if (outcome && !outcome.ok) toasts.show({ text: outcome.error.message, tone: 'warn' })
  }
  useCommand('workspace.switch', () => {
    const chosen = shell().chooseFolder('open')
    void openOther(chosen.then((path) => (path === null ? null : shell().openWorkspace(path))))
  })
  useCommand('workspace.new', () => setPanel('new'))
  useCommand('workspace.join', () => setPanel('join'))
  useCommand('workspace.sample', () => {
    toasts.show({ text: 'Reading the sample’s sources; it opens in a window of its own.' })
    void openOther(shell().createWorkspace({ name: 'Skerrow Kilns', sample: true }))
  })
  useCommand('note.new', () => {
    void act('createNote', { title: '' }).then((made) => {
      if (made) navigate({ place: 'notes', noteId: made.noteId, isNew: true })
    })
  })
  useCommand('pane.next', () => cyclePanes(document.body, 1))
  useCommand('pane.previous', () => cyclePanes(document.body, -1))
  useCommand('view.light', () => applyTheme('light'))
  useCommand('view.dark', () => applyTheme('dark'))
  useCommand('view.system', () => applyTheme('system'))

  useEffect(() => listenForKeys(window), [])
  const readOnly = useReadOnlyBecause()
  useEffect(() => setReadOnly(readOnly), [readOnly])
  useEffect(() => onRefused((text) => toasts.show({ text, topic: 'read only' })), [toasts])
  useEffect(
    () =>
      shell().onMenuCommand((id) => {
        const command = appCommands.find((each) => each.id === id)
        if (command) runCommand(command.id)
      }),
    [],
  )
  useWorkspaceTitle()
  return (
    <>
      <ExportCommands />
      <Templates />
      <FolderExport />
      <ReferenceExports />
      <ProjectExport />
      <RecordCommands />
      <StepPicker />
      <Palette isOpen={panel === 'palette'} onClose={close} />
      <KeysPanel isOpen={panel === 'keys'} onOpenChange={(isOpen) => setPanel(isOpen ? 'keys' : null)} />
      <JoinDialog isAsked={panel === 'join'} onClose={close} />
      {panel === 'workspace' && (
        <NameDialog
          title="Rename this workspace"
          label="Name"
          initial={workspace.name}
          onSave={(name) => void act('renameWorkspace', { name }, { done: `Workspace renamed to ${name}` })}
          onClose={close}
        />
      )}
      {panel === 'new' && (
        <NameDialog
          title="New workspace"
          label="Name"
          hint="Empty, with the codebook of 39 codes; it opens in a window of its own."
          initial=""
          onSave={(name) => void openOther(shell().createWorkspace({ name }))}
          onClose={close}
        />
      )}
      {panel === 'me' && (
        <NameDialog
          title="Your name"
          label="Name"
          hint="It stands beside your codings and notes."
          initial={workspace.me.name}
          onSave={(name) => void act('renameMe', { name }, { done: `Your name changed to ${name}` })}
          onClose={close}
        />
      )}
    </>
  )
}
