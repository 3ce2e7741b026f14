/** What a member saw or heard themselves: the words, and the day. */
import { useState } from 'react'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'
import { formKeys } from '#renderer/ui/controls/formKeys.ts'
import type { Day } from '#shared/model/plan.ts'
import { DayField } from '#renderer/app/days/DayField.tsx'
import styles from './PieceView.module.css'

export interface ObservationFormProps {
  text: string
  on: Day | null
  action: string
  onSave: (text: string, on: Day | null) => void
  onCancel: () => void
}

export function ObservationForm({ text, on, action, onSave, onCancel }: ObservationFormProps) {
  const [draft, setDraft] = useState(text)
  const [day, setDay] = useState(on)
  const save = () => {
    if (draft.trim() !== '') onSave(draft.trim(), day)
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextArea
        label="What you saw or heard"
        value={draft}
        onChange={setDraft}
        placeholder="Who did what, where"
        grows
        autoFocus
        onKeyDown={formKeys(save, onCancel)}
      />
      <div className={styles.formFoot}>
        <DayField label="On which day" month="first" lean="past" value={day} onChange={setDay} />
        <Button onPress={onCancel}>Cancel</Button>
        <Button kind="solid" type="submit" isDisabled={draft.trim() === ''}>
          {action}
        </Button>
      </div>
    </form>
  )
}
