/** What passed between somebody and the team, newest first. */
import { Ellipsis, Plus } from 'lucide-react'
import { useState } from 'react'
import type { InteractionView, PersonView } from '#shared/contract/peopleQueries.ts'
import type { InteractionId } from '#shared/model/ids.ts'
import { useAct } from '#renderer/app/acting.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Menu } from '#renderer/ui/overlays/Menu.tsx'
import { dayWords } from '../dayWords.ts'
import { directionLabel, DirectionSign } from './DirectionSign.tsx'
import { LogEntry } from './LogEntry.tsx'
import styles from './Log.module.css'

/** Rows shown at first, and how many more at each asking. */
const FIRST = 20
const MORE = 200

export interface LogProps {
  person: PersonView
  isLogging: boolean
  onLoggingChange: (isLogging: boolean) => void
}

export function Log({ person, isLogging, onLoggingChange }: LogProps) {
  const { rows, error } = useQuery('interactions', { personId: person.personId })
  const readOnly = useReadOnlyBecause()
  const [shown, setShown] = useState(FIRST)
  const [editing, setEditing] = useState<InteractionId | null>(null)
  const all = rows ?? []
  const latest = all.slice(0, shown)
  return (
    <section className={styles.log} aria-label="Log">
      <header className={styles.head}>
        <h3 className={styles.heading}>{all.length > latest.length ? 'Latest' : 'Log'}</h3>
        <span className={styles.count}>
          {all.length === 0
            ? ''
            : all.length > latest.length
              ? `${latest.length} of ${all.length.toLocaleString('en')}`
              : all.length}
        </span>
        <span className={styles.gap} />
        <Button
          kind="ghost"
          size="small"
          icon={Plus}
          keys="L"
          disabledReason={readOnly}
          onPress={() => onLoggingChange(true)}
        >
          Log
        </Button>
      </header>
      {isLogging && <LogEntry personId={person.personId} name={person.name} onClose={() => onLoggingChange(false)} />}
      {error && <FailedNote what="The log could not be read" error={error} />}
      {rows !== undefined && rows.length === 0 && !isLogging && (
        <p className={styles.none}>
          Nothing yet. Write down what {person.name} does, what you give, and what you ask for, each with its day.
        </p>
      )}
      <ul className={styles.rows}>
        {latest.map((each) =>
          each.interactionId === editing ? (
            <li key={each.interactionId}>
              <LogEntry personId={person.personId} name={person.name} entry={each} onClose={() => setEditing(null)} />
            </li>
          ) : (
            <LogRow
              key={each.interactionId}
              interaction={each}
              isReadOnly={readOnly !== undefined}
              onEdit={() => setEditing(each.interactionId)}
            />
          ),
        )}
      </ul>
      {all.length > latest.length && (
        <Button kind="ghost" size="small" onPress={() => setShown(shown + MORE)}>
          {`Show ${Math.min(MORE, all.length - shown).toLocaleString('en')} more`}
        </Button>
      )}
    </section>
  )
}

interface LogRowProps {
  interaction: InteractionView
  isReadOnly: boolean
  onEdit: () => void
}

function LogRow({ interaction, isReadOnly, onEdit }: LogRowProps) {
  const act = useAct()
  const { on, direction, kind, channel, note, paid, createdByName } = interaction
  const trash = () =>
    void act('trash', { ids: [interaction.interactionId] }, { done: 'Interaction moved to the trash' })
  const more = [kind, channel, paid ? 'money passed' : ''].filter((each) => each !== '')
  return (
    <li className={styles.row}>
      <time className={styles.when} dateTime={on}>
        {dayWords(on)}
      </time>
      <span className={styles.who}>
        <DirectionSign direction={direction} />
        {directionLabel(direction)}
      </span>
      <span className={styles.what} dir="auto">
        {note}
        {more.length > 0 && <span className={styles.more}>{more.join(' · ')}</span>}
      </span>
      <span className={styles.by}>{createdByName}</span>
      {!isReadOnly && (
        <Menu
          label="This entry"
          placement="bottom end"
          entries={[
            { id: 'edit', label: 'Correct…', onAction: onEdit },
            { id: 'trash', label: 'Move to the trash', onAction: trash },
          ]}
        >
          <Button
            kind="icon"
            size="small"
            icon={Ellipsis}
            label={`More about ${directionLabel(direction)}, ${dayWords(on)}`}
            className={styles.dots}
          />
        </Menu>
      )}
    </li>
  )
}
