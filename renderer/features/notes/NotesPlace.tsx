/** The notes place. */
import { Frame } from '#renderer/app/Frame.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'

export default function NotesPlace() {
  return (
    <Frame>
      <Pane kind="content" label="Notes" bar={<PaneBar title="Notes" />} />
    </Frame>
  )
}
