/** The library place. */
import { Frame } from '#renderer/app/Frame.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'

export default function LibraryPlace() {
  return (
    <Frame>
      <Pane kind="content" label="Library" bar={<PaneBar title="Library" />} />
    </Frame>
  )
}
