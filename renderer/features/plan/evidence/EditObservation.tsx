/** An observation, edited where it stands. */
import type { ObservationId } from '#shared/model/ids.ts'
import type { Day } from '#shared/model/plan.ts'
import { useAct } from '#renderer/app/acting.ts'
import { ObservationForm } from './ObservationForm.tsx'

export interface EditObservationProps {
  observationId: ObservationId
  text: string
  on: Day | null
  onDone: () => void
}

export function EditObservation({ observationId, text, on, onDone }: EditObservationProps) {
  const act = useAct()
  return (
    <ObservationForm
      text={text}
      on={on}
      action="Save"
      onCancel={onDone}
      onSave={(words, day) => {
        void act('editObservation', { observationId, patch: { text: words, on: day } })
        onDone()
      }}
    />
  )
}
