/** Judging otherwise than the rule: a state, or that the person said it is over; never without a reason. */
import { useState } from 'react'
import type { DeclaredState } from '#shared/model/judgement.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'
import { formKeys } from '#renderer/ui/controls/formKeys.ts'
import styles from './Relationship.module.css'

export type Choice = DeclaredState | 'end'

const segments: readonly { id: Choice; label: string }[] = [
  { id: 'growing', label: 'Growing' },
  { id: 'strong', label: 'Strong' },
  { id: 'weakening', label: 'Weakening' },
  { id: 'failed', label: 'Failed' },
  { id: 'end', label: 'They ended it' },
]

export interface JudgeFormProps {
  initial: Choice
  /** True while members' judgements differ: this one takes their place. */
  settles: boolean
  onSave: (choice: Choice, reason: string) => void
  onCancel: () => void
}

export function JudgeForm({ initial, settles, onSave, onCancel }: JudgeFormProps) {
  const [choice, setChoice] = useState<Choice>(initial)
  const [reason, setReason] = useState('')
  const save = () => {
    if (reason.trim() !== '') onSave(choice, reason.trim())
  }
  return (
    <form
      className={styles.judge}
      aria-label={settles ? 'Settle the judgement' : 'Judge otherwise'}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <SegmentedControl label="How it stands" segments={segments} value={choice} onChange={setChoice} />
      <TextArea
        label={choice === 'end' ? 'What they told us' : 'Why'}
        value={reason}
        onChange={setReason}
        placeholder={
          choice === 'end' ? 'In a sentence: what was said, and when' : 'What do you know that the log does not?'
        }
        hint={settles ? 'This takes the place of the judgements above, for everybody.' : undefined}
        grows
        autoFocus
        onKeyDown={formKeys(save, onCancel)}
      />
      <div className={styles.judgeFoot}>
        <Button onPress={onCancel}>Cancel</Button>
        <Button kind="solid" type="submit" isDisabled={reason.trim() === ''}>
          {settles ? 'Settle' : 'Judge'}
        </Button>
      </div>
    </form>
  )
}
