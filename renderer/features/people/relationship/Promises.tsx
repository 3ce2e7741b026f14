/** What a person was told to expect of us. A promise that is overdue counts as a take. */
import { useState } from 'react'
import type { PromiseView } from '#shared/contract/fitContract.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { Day } from '#shared/model/plan.ts'
import { useAct } from '#renderer/app/acting.ts'
import { todayIso } from '#renderer/app/days/dayWords.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { DateTextField } from '#renderer/ui/controls/DateTextField.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import { dayWords } from './dayWords.ts'
import { isOverdue } from './overdue.ts'
import parts from './Relationship.module.css'
import styles from './Promises.module.css'

export function Promises({ personId }: { personId: PersonId }) {
  const { rows } = useQuery('promises', { personId })
  const readOnly = useReadOnlyBecause()
  const act = useAct()
  const [isAdding, setAdding] = useState(false)
  const today = todayIso()
  const overdue = (rows ?? []).filter((each) => isOverdue(each, today)).length
  const end = ({ promiseId }: PromiseView, how: 'kept' | 'released' | null) =>
    void act('endPromise', { promiseId, end: how === null ? null : { how, on: today } })
  return (
    <section className={parts.part} aria-label="Promises">
      <h2 className={parts.head}>
        What we promised
        {overdue > 0 && (
          <span className={cx(parts.aside, styles.late)}>
            {overdue === 1 ? 'one is overdue, which counts as a take' : `${overdue} are overdue, which count as takes`}
          </span>
        )}
      </h2>
      <ul className={parts.rows}>
        {(rows ?? []).map((promise) => (
          <li key={promise.promiseId} className={styles.promise}>
            <span className={styles.text}>{promise.text}</span>
            <span className={cx(styles.when, isOverdue(promise, today) && styles.late)}>
              {whenWords(promise, today)}
            </span>
            {promise.end === null ? (
              <>
                <Button kind="link" disabledReason={readOnly} onPress={() => end(promise, 'kept')}>
                  Kept
                </Button>
                <Button kind="link" disabledReason={readOnly} onPress={() => end(promise, 'released')}>
                  Released
                </Button>
              </>
            ) : (
              <Button kind="link" disabledReason={readOnly} onPress={() => end(promise, null)}>
                It stands again
              </Button>
            )}
          </li>
        ))}
      </ul>
      {rows?.length === 0 && !isAdding && (
        <p className={parts.small}>Nothing written down. What have they been told to expect?</p>
      )}
      {isAdding ? (
        <AddPromise
          onAdd={(text, dueOn) => {
            void act('addPromise', { personId, text, dueOn }, { done: 'Promise recorded' })
            setAdding(false)
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <Button kind="ghost" size="small" disabledReason={readOnly} onPress={() => setAdding(true)}>
          Add a promise
        </Button>
      )}
    </section>
  )
}

function whenWords({ end, dueOn, byName }: PromiseView, today: string): string {
  if (end !== null) return `${end.how === 'kept' ? 'Kept' : 'Released'} on ${dayWords(end.on)}`
  if (dueOn === null) return `No day set, ${byName}`
  return `${dueOn < today ? 'Was due' : 'Due'} on ${dayWords(dueOn)}, ${byName}`
}

function AddPromise({ onAdd, onCancel }: { onAdd: (text: string, dueOn: Day | null) => void; onCancel: () => void }) {
  const [text, setText] = useState('')
  const [due, setDue] = useState('')
  const read = Day.safeParse(due)
  const save = () => {
    if (text.trim() !== '') onAdd(text.trim(), read.success ? read.data : null)
  }
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField label="What they may expect of us" value={text} onChange={setText} autoFocus />
      <DateTextField
        label="By which day"
        value={due}
        onChange={setDue}
        hint={due !== '' && !read.success ? 'Only a whole day is kept with it.' : undefined}
      />
      <div className={styles.foot}>
        <Button onPress={onCancel}>Cancel</Button>
        <Button kind="solid" type="submit" isDisabled={text.trim() === ''}>
          Add
        </Button>
      </div>
    </form>
  )
}
