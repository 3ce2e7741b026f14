/** The library of exercises: those that come with the app and the team's own, one of them open. */
import { Check, Plus } from 'lucide-react'
import { useState } from 'react'
import type { ExerciseView, WorkshopView } from '#shared/contract/workshopQueries.ts'
import { useAct } from '#renderer/app/acting.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SearchField } from '#renderer/ui/controls/SearchField.tsx'
import { groupWords, lengthWords } from '../words.ts'
import { ExerciseDetail } from './ExerciseDetail.tsx'
import styles from './Exercises.module.css'

export function Exercises({ workshop }: { workshop: WorkshopView }) {
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const { rows, error } = useQuery('exercises', {})
  const [query, setQuery] = useState('')
  const [openId, setOpenId] = useState<string | null>(null)
  const lower = query.trim().toLowerCase()
  const found = (rows ?? []).filter(({ title, purpose }) => `${title} ${purpose}`.toLowerCase().includes(lower))
  const open = found.find(({ exerciseId }) => exerciseId === openId) ?? found[0]
  const usedIn = new Map(workshop.exercises.map((each) => [each.exerciseId as string, each]))
  return (
    <div className={styles.split}>
      <div className={styles.list}>
        <div className={styles.head}>
          <SearchField
            label="Find an exercise"
            placeholder="Find an exercise"
            value={query}
            onChange={setQuery}
            isQuiet
          />
          <Button
            kind="ghost"
            size="small"
            icon={Plus}
            disabledReason={readOnly}
            onPress={() =>
              void act('addExercise', { title: 'New exercise', minutes: 30 }).then((made) => {
                if (!made) return
                setQuery('')
                setOpenId(made.exerciseId)
              })
            }
          >
            Your own exercise
          </Button>
        </div>
        {error && <FailedNote what="The exercises could not be read" error={error} />}
        <ul className={styles.rows} aria-label="Exercises">
          {found.map((exercise) => (
            <li key={exercise.exerciseId}>
              <Row
                exercise={exercise}
                isOpen={exercise === open}
                use={usedIn.get(exercise.exerciseId)}
                onOpen={() => setOpenId(exercise.exerciseId)}
              />
            </li>
          ))}
        </ul>
        {rows && found.length === 0 && <p className={styles.none}>{`No exercise for “${query.trim()}”.`}</p>}
      </div>
      {open && (
        <ExerciseDetail
          key={open.exerciseId}
          exercise={open}
          workshop={workshop}
          use={usedIn.get(open.exerciseId)}
          onGone={() => setOpenId(null)}
        />
      )}
    </div>
  )
}

export type ExerciseUse = WorkshopView['exercises'][number]

interface RowProps {
  exercise: ExerciseView
  isOpen: boolean
  use: ExerciseUse | undefined
  onOpen: () => void
}

function Row({ exercise, isOpen, use, onOpen }: RowProps) {
  const { title, minutes, groupSize, own } = exercise
  return (
    <button
      type="button"
      aria-current={isOpen}
      className={cx(styles.row, isOpen && styles.open)}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        const item = event.currentTarget.parentElement
        const next = event.key === 'ArrowDown' ? item?.nextElementSibling : item?.previousElementSibling
        const button = next?.querySelector('button')
        button?.focus()
        button?.click()
      }}
    >
      <span className={styles.title}>{title}</span>
      <span className={styles.detail}>
        {[lengthWords(minutes), groupWords(groupSize), own ? 'yours' : ''].filter((words) => words !== '').join(' · ')}
      </span>
      {use && (
        <span className={styles.used}>
          <Icon of={Check} size={12} />
          {use.onAgenda ? 'On the agenda' : 'Chosen'}
        </span>
      )}
    </button>
  )
}
