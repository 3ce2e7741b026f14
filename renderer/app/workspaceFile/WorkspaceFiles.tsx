/** The commands for workspace files, and the dialog that is open. */
import { shell } from '../../data/shell.ts'
import { useCommand } from '../commands.ts'
import { askAbout, useAsked } from './asked.ts'
import { FileDialog } from './FileDialog.tsx'
import { SaveWorkspaceDialog } from './SaveWorkspaceDialog.tsx'

export default function WorkspaceFiles() {
  const asked = useAsked()
  const close = () => askAbout(null)
  useCommand('workspace.save', () => askAbout({ is: 'save' }))
  useCommand('workspace.openFile', () => {
    void shell()
      .chooseWorkspaceFile()
      .then((path) => path !== null && askAbout({ is: 'file', path }))
  })
  if (asked?.is === 'save') return <SaveWorkspaceDialog onClose={close} />
  if (asked?.is === 'file') return <FileDialog key={asked.path} path={asked.path} onClose={close} />
  return null
}
