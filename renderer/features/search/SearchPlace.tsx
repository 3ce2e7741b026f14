/** The search place. */
import { Frame } from '#renderer/app/Frame.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'

export default function SearchPlace() {
  return (
    <Frame>
      <Pane kind="content" label="Search" bar={<PaneBar title="Search" />} />
    </Frame>
  )
}
