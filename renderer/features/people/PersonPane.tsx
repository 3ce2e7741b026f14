/** One person: who they are, how it stands between you (relationship/), what passed between you, and their record. */
import { Ellipsis } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import type { PersonView } from '#shared/contract/peopleQueries.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { useAct } from '#renderer/app/acting.ts'
import { useCommand } from '#renderer/app/commands.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { navigate } from '#renderer/app/navigation.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useWindowTitle } from '#renderer/app/windowTitle.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { formatPartialDate } from '#renderer/ui/controls/partialDate.ts'
import { Select } from '#renderer/ui/controls/Select.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { Menu } from '#renderer/ui/overlays/Menu.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { EraseDialog } from './erase/EraseDialog.tsx'
import { Log } from './log/Log.tsx'
import { Groups } from './record/Groups.tsx'
import { Record } from './record/Record.tsx'
import { RelationshipPanel } from './relationship/RelationshipPanel.tsx'
import { stages } from '#shared/model/stageWords.ts'
import styles from './PersonPane.module.css'

export interface PersonPaneProps {
  personId: PersonId
  isLogging: boolean
  onLoggingChange: (isLogging: boolean) => void
}

export function PersonPane({ personId, isLogging, onLoggingChange }: PersonPaneProps) {
  const { rows: person, state, error } = useQuery('person', { personId })
  const readOnly = useReadOnlyBecause()
  const act = useAct()
  const [isErasing, setErasing] = useState(false)
  useWindowTitle(person?.name || 'Person')
  const trash = () => {
    void act('trash', { ids: [personId] }, { done: `${person?.name ?? 'Person'} moved to the trash` })
    navigate({ place: 'people' }, { replace: true })
  }
  const isThere = person !== undefined && person !== null
  useCommand('person.log', () => onLoggingChange(true), { isActive: isThere })
  useCommand('person.erase', () => setErasing(true), { isActive: isThere })
  useCommand('item.trash', trash, { isActive: isThere })
  return (
    <Pane
      kind="content"
      label={person?.name || 'Person'}
      bar={
        <PaneBar
          actions={
            isThere && (
              <Menu
                label="More about this person"
                placement="bottom end"
                entries={[
                  {
                    id: 'trash',
                    label: 'Move to the trash',
                    keys: 'Delete',
                    isDisabled: readOnly !== undefined,
                    detail: readOnly,
                    onAction: trash,
                  },
                  {
                    id: 'erase',
                    label: 'Erase for good…',
                    isDanger: true,
                    isDisabled: readOnly !== undefined,
                    detail: readOnly,
                    onAction: () => setErasing(true),
                  },
                ]}
              >
                <Button kind="icon" icon={Ellipsis} label="More" />
              </Menu>
            )
          }
        />
      }
    >
      {error ? (
        <FailedNote what="This record could not be read" error={error} />
      ) : state === 'ready' && person === null ? (
        <EmptyState title="This person is not in the workspace any more" />
      ) : (
        person && (
          <article className={styles.person}>
            <Head person={person} />
            <RelationshipPanel personId={personId} />
            <Log person={person} isLogging={isLogging} onLoggingChange={onLoggingChange} />
            <Record key={personId} person={person} />
          </article>
        )
      )}
      {isErasing && person && <EraseDialog person={person} onClose={() => setErasing(false)} />}
    </Pane>
  )
}

function Head({ person }: { person: PersonView }) {
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const { personId } = person
  const about = [
    person.places.split('\n', 1)[0] ?? '',
    person.knownSince === null ? '' : `known since ${formatPartialDate(person.knownSince)}`,
  ].filter((each) => each !== '')
  return (
    <header>
      <NameInPlace person={person} isReadOnly={readOnly !== undefined} />
      {about.length > 0 && <p className={styles.about}>{about.join(' · ')}</p>}
      <div className={styles.belongs}>
        <Select
          label="Stage"
          isLabelHidden
          size="small"
          options={stages}
          value={person.stage}
          isDisabled={readOnly !== undefined}
          onChange={(stage) => void act('editPerson', { personId, patch: { stage } })}
        />
        <Groups person={person} />
      </div>
      {person.stage === 'dormant' && person.wake !== '' && <p className={styles.about}>Could wake: {person.wake}</p>}
    </header>
  )
}

function NameInPlace({ person, isReadOnly }: { person: PersonView; isReadOnly: boolean }) {
  const act = useAct()
  const [draft, setDraft] = useState<string | null>(null)
  const keep = (): void => {
    const name = (draft ?? '').replace(/\s+/g, ' ').trim()
    if (draft === null || name === '' || name === person.name) return setDraft(null)
    void act('editPerson', { personId: person.personId, patch: { name } }).then(() => setDraft(null))
  }
  const keepLast = useEffectEvent(keep)
  useEffect(() => () => keepLast(), [])
  return (
    <textarea
      className={styles.name}
      aria-label="Name"
      rows={1}
      dir="auto"
      value={draft ?? person.name}
      maxLength={300}
      readOnly={isReadOnly}
      onChange={(event) => setDraft(event.currentTarget.value.replaceAll('\n', ' '))}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setDraft(null)
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        event.preventDefault()
        event.currentTarget.blur()
      }}
    />
  )
}
