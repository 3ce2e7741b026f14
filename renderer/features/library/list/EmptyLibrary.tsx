/** The library before its first source: what it is for, and the way in. */
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Key } from '#renderer/ui/controls/Key.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { chooseAndImport, chooseFolderAndImport } from '../importing/useImportDoors.ts'

export function EmptyLibrary() {
  return (
    <EmptyState
      title="Nothing to read yet"
      steps={[
        {
          title: 'Bring in three sources that disagree',
          detail: (
            <>
              <Key>Ctrl O</Key> choose files, drop them anywhere, or paste a page you copied with <Key>Ctrl V</Key>.
            </>
          ),
        },
        {
          title: 'Mark what matters',
          detail: (
            <>
              Select a passage, press <Key>Q</Key>, type a code. The definition shows as you type.
            </>
          ),
        },
        {
          title: 'Lean on it',
          detail: (
            <>
              In a note, type <Key>/</Key> and choose Quote: it stays linked to the exact place.
            </>
          ),
        },
      ]}
      actions={
        <>
          <Button kind="solid" size="large" autoFocus onPress={() => void chooseAndImport()}>
            Choose files…
          </Button>
          <Button size="large" onPress={() => void chooseFolderAndImport()}>
            Choose a folder…
          </Button>
        </>
      }
    >
      A library begins with what people have already said: letters, forum threads, interviews, an article that someone
      keeps quoting.
    </EmptyState>
  )
}
