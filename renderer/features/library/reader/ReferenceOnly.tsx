/** Said over the text of a source of which only the reference is here, with the way to give it its file. */
import { Button } from '#renderer/ui/controls/Button.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import type { SourceView } from '#shared/contract/views.ts'
import { useAttach } from './useAttach.ts'
import styles from './ReferenceOnly.module.css'

export function ReferenceOnly({ source }: { source: SourceView }) {
  const { choose, isRunning } = useAttach(source.sourceId)
  const isReadOnly = useReadOnlyBecause() !== undefined
  return (
    <div className={styles.note}>
      <p>
        {source.words > 0
          ? 'Only the reference is here; what you read is its abstract.'
          : 'No text here: only the reference is in the library.'}
        {!isReadOnly && ' Drop the file on this page to attach it.'}
      </p>
      {!isReadOnly && (
        <Button size="small" isDisabled={isRunning} onPress={choose}>
          {isRunning ? 'Reading…' : 'Choose its file…'}
        </Button>
      )}
    </div>
  )
}
