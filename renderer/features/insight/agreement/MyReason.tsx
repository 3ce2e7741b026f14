/** Why I coded it so: kept when the field is left. */
import { useState } from 'react'
import type { QuoteId } from '#shared/model/ids.ts'
import { useAct } from '#renderer/app/acting.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'
import styles from './Agreement.module.css'

export function MyReason({ quoteId, reason }: { quoteId: QuoteId; reason: string }) {
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const [written, setWritten] = useState<string | null>(null)
  const keep = async (): Promise<void> => {
    if (written === null) return
    if (written.trim() === reason || (await act('setCodingReason', { quoteId, reason: written })) !== null)
      setWritten(null)
  }
  if (readOnly !== undefined) return reason === '' ? null : <p className={styles.reason}>{reason}</p>
  if (written === null && reason === '')
    return (
      <Button kind="link" size="small" onPress={() => setWritten('')} className={styles.giveReason}>
        Give your reason
      </Button>
    )
  return (
    <TextArea
      label="Your reason"
      rows={1}
      autoFocus={written !== null && reason === ''}
      grows
      value={written ?? reason}
      onChange={setWritten}
      onBlur={() => void keep()}
      placeholder="Why did you code it so?"
      className={styles.field}
    />
  )
}
