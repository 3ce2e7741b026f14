/** In place of a workspace that cannot be shown: what happened, what is safe, and the two ways on. */
import { Button } from '#renderer/ui/controls/Button.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import type { WaysOut } from './useWaysOut.ts'
import { Ways, WholeScreen } from './WholeScreen.tsx'

export interface CoreFailedProps {
  name: string
  message: string
  incidentId: string | undefined
  ways: WaysOut
}

export function CoreFailed({ name, message, incidentId, ways }: CoreFailedProps) {
  return (
    <WholeScreen
      label="This workspace could not be shown"
      title={`${name === '' ? 'This workspace' : name} could not be shown`}
    >
      <ErrorNote tone="error" what="Its store is not running" incidentId={incidentId}>
        {message}
      </ErrorNote>
      <Ways>
        <Button kind="solid" onPress={ways.tryAgain} isBusy={ways.isTrying} autoFocus>
          Try again
        </Button>
        <Button onPress={ways.openAnother}>Open another workspace…</Button>
      </Ways>
    </WholeScreen>
  )
}
