/** What is known of somebody: where they are found, since when, how to reach them; each field edited in place. */
import type { PersonPatch } from '#shared/contract/peopleCommands.ts'
import type { PersonView } from '#shared/contract/peopleQueries.ts'
import { PERSON } from '#shared/docs/personLayout.ts'
import { useAct } from '#renderer/app/acting.ts'
import { Earlier } from '#renderer/app/Earlier.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { DateTextField } from '#renderer/ui/controls/DateTextField.tsx'
import { FieldInPlace } from './FieldInPlace.tsx'
import styles from './Record.module.css'

type TextName = 'wake' | 'places' | 'contact' | 'notes'

const texts: readonly { field: TextName; label: string; placeholder: string }[] = [
  { field: 'places', label: 'Where they are found', placeholder: 'A weblog, a forum, a town' },
  { field: 'contact', label: 'How to reach them', placeholder: 'An address, and how they like to be written to' },
  { field: 'notes', label: 'Worth remembering', placeholder: 'What matters to them' },
]

export function Record({ person }: { person: PersonView }) {
  const act = useAct()
  const isReadOnly = useReadOnlyBecause() !== undefined
  const save = async (patch: PersonPatch): Promise<boolean> =>
    (await act('editPerson', { personId: person.personId, patch })) !== null
  const isWaking = person.stage === 'dormant' || person.wake !== ''
  return (
    <section className={styles.record} aria-label="Record">
      <h3 className={styles.heading}>Record</h3>
      <div className={styles.fields}>
        {isWaking && (
          <FieldInPlace
            label="What could wake it"
            value={person.wake}
            placeholder="A new loom, the spring fair, an answer we owe"
            isReadOnly={isReadOnly}
            onSave={(wake) => save({ wake })}
          />
        )}
        {texts.map(({ field, label, placeholder }) => (
          <FieldInPlace
            key={field}
            label={label}
            value={person[field]}
            placeholder={placeholder}
            isReadOnly={isReadOnly}
            onSave={(value) => save({ [field]: value })}
          />
        ))}
        <DateTextField
          label="Known since"
          value={person.knownSince ?? ''}
          isDisabled={isReadOnly}
          onChange={(iso) => void save({ knownSince: iso === '' ? null : iso })}
        />
      </div>
      <p className={styles.earlier}>
        {(['name', 'stage', 'wake', 'places', 'contact', 'notes'] as const).map((field) => (
          <Earlier
            key={field}
            docId={person.personId}
            subject={PERSON}
            field={field}
            what={field}
            onUse={(value) => {
              if (typeof value === 'string') void save({ [field]: value })
            }}
          />
        ))}
      </p>
    </section>
  )
}
