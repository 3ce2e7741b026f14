/** Before the first quote that has a phase and a norm: what the map will show, and the next act. */
import { goToPlace } from '#renderer/app/navigation.ts'
import { useWorkspace } from '#renderer/app/workspace.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Key } from '#renderer/ui/controls/Key.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'

export function EmptyMap() {
  const { counts } = useWorkspace()
  return (
    <EmptyState
      title="No evidence on the map yet"
      steps={[
        {
          title: counts.sources === 0 ? 'Bring in what somebody said' : 'Open a source and mark a passage',
          detail: (
            <>
              {counts.sources === 0 ? 'Import it, then select' : 'Select'} the words and press <Key>Q</Key>.
            </>
          ),
        },
        {
          title: 'Say which phase it is about, and which norm',
          detail: 'One code that begins with P and one that begins with R, each with its stance.',
        },
        {
          title: 'Come back here',
          detail: 'The quote stands where its phase meets its norm, for or against.',
        },
      ]}
      actions={
        <Button kind="solid" onPress={() => goToPlace('library')}>
          Go to the library
        </Button>
      }
    >
      The map shows how much you have heard where a phase of the programme meets a norm of giving and returning, how
      many sources stand behind it, and where nobody has said anything.
    </EmptyState>
  )
}
