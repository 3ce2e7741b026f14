/**
 * The six attributes, each with its raters' scores and what speaks for them. A profile and never a sum: what is missing
 * shows, and a must without evidence is said.
 */
import { useState } from 'react'
import type { RatingView } from '#shared/contract/fitContract.ts'
import { MUSTS } from '#shared/model/fit.ts'
import type { PersonId } from '#shared/model/ids.ts'
import type { Attribute } from '#shared/model/people.ts'
import { useAct } from '#renderer/app/acting.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { attributes, rater } from './fitWords.ts'
import { type Rating, RatingForm } from './RatingForm.tsx'
import parts from './Relationship.module.css'
import styles from './FitCard.module.css'

export function FitCard({ personId }: { personId: PersonId }) {
  const { rows, error } = useQuery('fit', { personId })
  const readOnly = useReadOnlyBecause()
  const act = useAct()
  const [open, setOpen] = useState<Attribute | null>(null)
  if (error) return <FailedNote what="The fit card could not be read" error={error} />
  if (rows === undefined) return null
  const withEvidence = attributes.filter(({ id }) => rows.some(({ attribute }) => attribute === id)).length
  const raters = [...new Set(rows.map(({ mine, byName }) => (mine ? 'you' : byName)))]
  const missing = attributes.filter(
    ({ id }) => MUSTS.has(id) && !rows.some((row) => row.attribute === id && row.score > 0),
  )
  const save = (attribute: Attribute, rating: Rating) => {
    void act('rateFit', { personId, attribute, rating }, { done: 'Rating recorded' })
    setOpen(null)
  }
  const takeBack = (attribute: Attribute) => {
    void act('rateFit', { personId, attribute, rating: null }, { done: 'Rating taken back' })
    setOpen(null)
  }
  return (
    <section className={parts.part} aria-label="Fit card">
      <h2 className={parts.head}>
        Fit card <span className={parts.aside}>{`${withEvidence} of 6 have evidence`}</span>
        {raters.length > 0 && <span className={parts.aside}>{`Rated by ${raters.join(', ')}`}</span>}
      </h2>
      <ul className={parts.rows}>
        {attributes.map(({ id, name, asks }) => {
          const ratings = rows.filter(({ attribute }) => attribute === id)
          return (
            <li key={id} className={styles.row}>
              <button
                type="button"
                className={styles.line}
                aria-expanded={open === id}
                onClick={() => setOpen(open === id ? null : id)}
              >
                <span className={styles.name}>
                  {name}
                  {MUSTS.has(id) && <span className={styles.must}> must</span>}
                </span>
                <Scores ratings={ratings} />
                <Seen ratings={ratings} />
              </button>
              {open === id && (
                <RatingForm
                  name={name}
                  asks={asks}
                  ratings={ratings}
                  readOnly={readOnly}
                  onSave={(rating) => save(id, rating)}
                  onTakeBack={() => takeBack(id)}
                />
              )}
            </li>
          )
        })}
      </ul>
      <p className={parts.small}>
        {missing.length === 0
          ? 'Both musts have something that speaks for them.'
          : `${missing.map(({ name }) => name).join(' and ')}: a must, and nothing speaks for it yet.`}
      </p>
    </section>
  )
}

/** What speaks for it, as short as a line: quoted words in the serif, our own in the sans. */
function Seen({ ratings }: { ratings: readonly RatingView[] }) {
  const [only] = ratings
  if (only === undefined) return <span className={cx(styles.seen, styles.none)}>No evidence yet</span>
  if (ratings.length > 1)
    return <span className={styles.seen}>{ratings.map((each) => `${rater(each)} ${each.score}`).join(', ')}</span>
  if (only.seen !== '') return <span className={styles.seen}>{only.seen}</span>
  if (only.quote !== null) return <q className={cx(styles.seen, styles.said)}>{only.quote}</q>
  return <span className={cx(styles.seen, styles.none)}>Its quote is not here any more</span>
}

/** A row of pips for each rater: views that differ are not averaged away. */
function Scores({ ratings }: { ratings: readonly RatingView[] }) {
  if (ratings.length === 0) return <span className={styles.gap} aria-hidden="true" />
  return (
    <span className={styles.scores}>
      {ratings.map((each) => (
        <span key={each.by} className={styles.pips} role="img" aria-label={`${rater(each)}: ${each.score} of 4`}>
          {[1, 2, 3, 4].map((pip) => (
            <i key={pip} className={cx(styles.pip, pip <= each.score && styles.full)} />
          ))}
        </span>
      ))}
    </span>
  )
}
