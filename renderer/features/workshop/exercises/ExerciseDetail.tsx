/** One exercise: what it is, and what can be done with it here. */
import { Copy, Trash2 } from 'lucide-react'
import type { ExerciseView, WorkshopView } from '#shared/contract/workshopQueries.ts'
import { useAct } from '#renderer/app/acting.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Checkbox } from '#renderer/ui/controls/Checkbox.tsx'
import look from '../Workshop.module.css'
import { ExerciseText } from './ExerciseText.tsx'
import type { ExerciseUse } from './Exercises.tsx'
import styles from './Exercises.module.css'
import { OwnExercise } from './OwnExercise.tsx'
import { OwnExerciseId } from '#shared/model/ids.ts'

export interface ExerciseDetailProps {
  exercise: ExerciseView
  workshop: WorkshopView
  use: ExerciseUse | undefined
  onGone: () => void
}

export function ExerciseDetail({ exercise, workshop: { workshopId }, use, onGone }: ExerciseDetailProps) {
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const { exerciseId, title, minutes } = exercise
  const own = OwnExerciseId.safeParse(exerciseId)
  return (
    <section className={styles.detailPane} aria-label={title}>
      {own.success ? (
        <OwnExercise exercise={exercise} exerciseId={own.data} readOnly={readOnly} />
      ) : (
        <>
          <h2>{title}</h2>
          <ExerciseText exercise={exercise} />
        </>
      )}
      {use?.onAgenda !== true && (
        <Checkbox
          isChecked={use?.chosen === true}
          isDisabled={readOnly !== undefined}
          onChange={(chosen) => void act('chooseExercise', { workshopId, exerciseId, chosen })}
        >
          Put its materials into the pack all the same
        </Checkbox>
      )}
      <div className={look.acts}>
        <Button
          disabledReason={readOnly}
          onPress={() =>
            void act(
              'addAgendaItem',
              { workshopId, title, minutes, kind: 'exercise', exerciseId },
              { done: `“${title}” put on the agenda` },
            )
          }
        >
          {use?.onAgenda === true ? 'Put on the agenda once more' : 'Put on the agenda'}
        </Button>
        <Button
          kind="ghost"
          icon={Copy}
          disabledReason={readOnly}
          onPress={() => {
            const { purpose, groupSize, steps, notes, materials } = exercise
            void act(
              'addExercise',
              { title: `${title}, our way`, purpose, groupSize, minutes, steps, notes, materials },
              { done: `“${title}, our way” is yours to change` },
            )
          }}
        >
          Make it your own
        </Button>
        {own.success && (
          <Button
            kind="ghost"
            icon={Trash2}
            disabledReason={readOnly}
            onPress={() => {
              onGone()
              void act('trash', { ids: [own.data] }, { done: `“${title}” moved to the trash` })
            }}
          >
            Move to the trash
          </Button>
        )}
      </div>
    </section>
  )
}
