/** The result as a document. */
import { Download } from 'lucide-react'
import { runCommand } from '#renderer/app/commands.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Menu } from '#renderer/ui/overlays/Menu.tsx'

export function ExportMenu() {
  return (
    <Menu
      label="Export this result"
      entries={[
        { id: 'markdown', label: 'Markdown…', onAction: () => void runCommand('export.markdown') },
        { id: 'html', label: 'Web page…', onAction: () => void runCommand('export.html') },
        { id: 'pdf', label: 'PDF…', onAction: () => void runCommand('export.pdf') },
        { id: 'docx', label: 'Word document…', onAction: () => void runCommand('export.docx') },
        { id: 'xlsx', label: 'Excel or CSV…', onAction: () => void runCommand('export.xlsx') },
        { id: 'print', label: 'Print…', keys: 'Ctrl P', onAction: () => void runCommand('print') },
      ]}
    >
      <Button kind="icon" icon={Download} label="Export this result" />
    </Menu>
  )
}
