/** The codes place. */
import { Frame } from '#renderer/app/Frame.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'

export default function CodesPlace() {
  return (
    <Frame>
      <Pane kind="content" label="Codes" bar={<PaneBar title="Codes" />} />
    </Frame>
  )
}
