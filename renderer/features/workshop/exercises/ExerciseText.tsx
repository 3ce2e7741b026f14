/** What an exercise says of itself, to read. */
import type { ExerciseView } from '#shared/contract/workshopQueries.ts'
import { groupWords, lengthWords, materialWords } from '../words.ts'
import styles from '../Workshop.module.css'

export function ExerciseText({ exercise }: { exercise: ExerciseView }) {
  const { purpose, groupSize, minutes, steps, notes, materials } = exercise
  return (
    <>
      <p className={styles.prose}>{purpose}</p>
      <p className={styles.mute}>
        {[groupWords(groupSize), lengthWords(minutes), ...materials.map((kind) => materialWords[kind])].join(' · ')}
      </p>
      {steps.length > 0 && (
        <ol className={styles.steps}>
          {steps.map((step, i) => (
            <li key={i}>{step}</li>
          ))}
        </ol>
      )}
      {notes !== '' && (
        <>
          <h3 className={styles.small}>For whoever leads it</h3>
          <p className={styles.prose}>{notes}</p>
        </>
      )}
    </>
  )
}
