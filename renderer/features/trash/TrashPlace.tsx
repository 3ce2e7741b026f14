/** The trash place. */
import { Frame } from '#renderer/app/Frame.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'

export default function TrashPlace() {
  return (
    <Frame>
      <Pane kind="content" label="Trash" bar={<PaneBar title="Trash" />} />
    </Frame>
  )
}
