/** One person in the list: the name, the groups, and how it stands. */
import type { PersonRow } from '#shared/contract/peopleQueries.ts'
import type { RelationshipRow } from '#shared/contract/relationshipQueries.ts'
import { StateChip } from '#renderer/ui/codes/StateChip.tsx'
import { dayWords } from '../dayWords.ts'
import { stageLabel } from '#shared/model/stageWords.ts'
import styles from './PeopleList.module.css'

/** Said where nothing is known yet of the relationship. */
function actsWords({ acts, lastActOn }: PersonRow): string {
  if (lastActOn === null) return 'nothing yet'
  return acts === 1
    ? `1 act, on ${dayWords(lastActOn)}`
    : `${acts.toLocaleString('en')} acts, the last on ${dayWords(lastActOn)}`
}

export interface PersonListRowProps {
  person: PersonRow
  /** How the relationship stands; undefined until that is worked out. */
  standing: RelationshipRow | undefined
}

export function PersonListRow({ person, standing }: PersonListRowProps) {
  const groups = person.groups.map(({ name }) => name).join(', ')
  return (
    <div className={styles.row}>
      <div className={styles.who} dir="auto">
        <span className={styles.name}>{person.name}</span>
        {groups !== '' && <span className={styles.groups}>{groups}</span>}
      </div>
      {standing && <StateChip state={standing.state} />}
      <div className={styles.words}>
        {standing && person.acts > 0 ? standing.line : `${stageLabel(person.stage)} · ${actsWords(person)}`}
      </div>
    </div>
  )
}
