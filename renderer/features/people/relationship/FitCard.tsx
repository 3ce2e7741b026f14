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
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'
import { anchors, attributes } from './fitWords.ts'
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
  const save = (attribute: Attribute, score: number, seen: string) => {
    void act('rateFit', { personId, attribute, rating: { score, seen } }, { done: 'Rating recorded' })
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
                <span className={cx(styles.seen, ratings.length === 0 && styles.none)}>{seenWords(ratings)}</span>
              </button>
              {open === id && (
                <RatingForm
                  asks={asks}
                  ratings={ratings}
                  readOnly={readOnly}
                  onSave={(score, seen) => save(id, score, seen)}
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

const rater = ({ mine, byName }: RatingView): string => (mine ? 'You' : byName)

function seenWords(ratings: readonly RatingView[]): string {
  if (ratings.length === 0) return 'No evidence yet'
  const [only] = ratings
  if (ratings.length === 1 && only) return only.seen || (only.quote ?? 'A quote')
  return ratings.map((each) => `${rater(each)} ${each.score}`).join(', ')
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

interface RatingFormProps {
  asks: string
  ratings: readonly RatingView[]
  readOnly: string | undefined
  onSave: (score: number, seen: string) => void
  onTakeBack: () => void
}

function RatingForm({ asks, ratings, readOnly, onSave, onTakeBack }: RatingFormProps) {
  const mine = ratings.find((each) => each.mine)
  const [score, setScore] = useState(String(mine?.score ?? 2))
  const [seen, setSeen] = useState(mine?.seen ?? '')
  return (
    <div className={styles.open}>
      <p className={styles.asks}>{asks}</p>
      {ratings
        .filter((each) => !each.mine)
        .map((each) => (
          <p key={each.by} className={styles.other}>
            {`${each.byName}, ${each.score} of 4: ${each.seen}`}
            {each.quote !== null && <q className={styles.quote}>{each.quote}</q>}
          </p>
        ))}
      <SegmentedControl
        label="How far"
        segments={anchors.map((anchor, i) => ({ id: String(i), label: `${i} ${anchor}` }))}
        value={score}
        onChange={setScore}
        isDisabled={readOnly !== undefined}
      />
      <TextArea
        label="What you saw or heard"
        value={seen}
        onChange={setSeen}
        placeholder="Who did what, where, when"
        grows
        isDisabled={readOnly !== undefined}
        onKeyDown={(event) => event.stopPropagation()}
      />
      <div className={styles.foot}>
        {mine && (
          <Button disabledReason={readOnly} onPress={onTakeBack}>
            Take back
          </Button>
        )}
        <Button
          kind="solid"
          disabledReason={readOnly}
          isDisabled={seen.trim() === ''}
          onPress={() => onSave(Number(score), seen.trim())}
        >
          Record
        </Button>
      </div>
    </div>
  )
}
