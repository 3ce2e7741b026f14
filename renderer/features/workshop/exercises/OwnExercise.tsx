/** An exercise of the team's own, edited where it stands. */
import type { ExercisePatch } from '#shared/contract/workshopCommands.ts'
import type { ExerciseView } from '#shared/contract/workshopQueries.ts'
import type { OwnExerciseId } from '#shared/model/ids.ts'
import { MaterialKind } from '#shared/model/workshop.ts'
import { useAct } from '#renderer/app/acting.ts'
import { Checkbox } from '#renderer/ui/controls/Checkbox.tsx'
import { DraftText } from '#renderer/ui/controls/DraftText.tsx'
import { DraftField } from '../DraftField.tsx'
import { groupWords, materialWords, readMinutes } from '../words.ts'
import look from '../Workshop.module.css'

/** "3 to 8", "4-6", "5"; null where it is no size of a group. */
function readGroup(words: string): { value: { from: number; to: number } } | null {
  const [from, to = from] = [...words.matchAll(/\d{1,4}/g)].map(([digits]) => Number(digits))
  if (from === undefined || to === undefined || from < 1 || to < from || to > 1000) return null
  return { value: { from, to } }
}

export interface OwnExerciseProps {
  exercise: ExerciseView
  exerciseId: OwnExerciseId
  readOnly: string | undefined
}

export function OwnExercise({ exercise, exerciseId, readOnly }: OwnExerciseProps) {
  const act = useAct()
  const isDisabled = readOnly !== undefined
  const edit = (patch: ExercisePatch) => void act('editExercise', { exerciseId, patch })
  return (
    <>
      <DraftText
        label="Name of the exercise"
        look="title"
        isLine
        isNeeded
        isDisabled={isDisabled}
        value={exercise.title}
        onSave={(title) => edit({ title })}
      />
      <section className={look.section} aria-label="What it is for">
        <h3>What it is for</h3>
        <DraftText
          label="What it is for"
          look="prose"
          placeholder="What people know or have agreed on afterwards"
          isDisabled={isDisabled}
          value={exercise.purpose}
          onSave={(purpose) => edit({ purpose })}
        />
      </section>
      <div className={look.facts}>
        <DraftField
          label="Length"
          shown={`${exercise.minutes} min`}
          read={(words) => {
            const minutes = readMinutes(words)
            return minutes === null ? null : { value: minutes }
          }}
          help="Write minutes like 45, or 1 h 30."
          isDisabled={isDisabled}
          onSave={(minutes) => edit({ minutes })}
        />
        <DraftField
          label="Group"
          shown={groupWords(exercise.groupSize)}
          read={readGroup}
          help="Write a size like 3 to 8."
          isDisabled={isDisabled}
          onSave={(groupSize) => edit({ groupSize })}
        />
      </div>
      <section className={look.section} aria-label="Steps">
        <h3>Steps, a line each</h3>
        <DraftText
          label="Steps, a line each"
          look="prose"
          placeholder="What people do first, what next"
          isDisabled={isDisabled}
          value={exercise.steps.join('\n')}
          onSave={(words) =>
            edit({
              steps: words
                .split('\n')
                .map((line) => line.trim().slice(0, 2000))
                .filter((line) => line !== '')
                .slice(0, 50),
            })
          }
        />
      </section>
      <section className={look.section} aria-label="For whoever leads it">
        <h3>For whoever leads it</h3>
        <DraftText
          label="For whoever leads it"
          look="prose"
          placeholder="What helps, what to look out for"
          isDisabled={isDisabled}
          value={exercise.notes}
          onSave={(notes) => edit({ notes })}
        />
      </section>
      <section className={look.section} aria-label="Materials from your evidence">
        <h3>Materials from your evidence</h3>
        <div className={look.facts}>
          {MaterialKind.options.map((kind) => (
            <Checkbox
              key={kind}
              isChecked={exercise.materials.includes(kind)}
              isDisabled={isDisabled}
              onChange={(isOn) =>
                edit({
                  materials: MaterialKind.options.filter((each) =>
                    each === kind ? isOn : exercise.materials.includes(each),
                  ),
                })
              }
            >
              {materialWords[kind]}
            </Checkbox>
          ))}
        </div>
      </section>
    </>
  )
}
