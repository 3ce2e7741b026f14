/** The groups somebody is from, as chips; one more by its name. */
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { PersonView } from '#shared/contract/peopleQueries.ts'
import type { GroupId } from '#shared/model/ids.ts'
import { nameKey } from '#shared/model/people.ts'
import { useAct } from '#renderer/app/acting.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SearchField } from '#renderer/ui/controls/SearchField.tsx'
import { ComboList } from '#renderer/ui/lists/ComboList.tsx'
import { useComboList } from '#renderer/ui/lists/useComboList.ts'
import { Popover, PopoverTrigger } from '#renderer/ui/overlays/Popover.tsx'
import styles from './Record.module.css'

type Choice = { id: string; label: string; groupId: GroupId | null }

export function Groups({ person }: { person: PersonView }) {
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const [isOpen, setOpen] = useState(false)
  const { personId } = person
  const put = async ({ groupId, label }: Choice): Promise<void> => {
    setOpen(false)
    const known = groupId ?? (await act('addGroup', { name: label }))?.groupId
    if (known) void act('setGroup', { personId, groupId: known, isIn: true })
  }
  return (
    <div className={styles.groups}>
      {person.groups.map(({ groupId, name }) => (
        <span key={groupId} className={styles.chip}>
          <span className={styles.chipWords}>{name}</span>
          {readOnly === undefined && (
            <Button
              kind="icon"
              size="small"
              icon={X}
              label={`Take out of ${name}`}
              onPress={() => void act('setGroup', { personId, groupId, isIn: false }, { done: `Taken out of ${name}` })}
            />
          )}
        </span>
      ))}
      <PopoverTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button kind="ghost" size="small" icon={Plus} disabledReason={readOnly}>
          {person.groups.length === 0 ? 'Put into a group' : 'Group'}
        </Button>
        <Popover label="Put into a group" width={280}>
          <GroupPicker person={person} onPick={(choice) => void put(choice)} />
        </Popover>
      </PopoverTrigger>
    </div>
  )
}

function GroupPicker({ person, onPick }: { person: PersonView; onPick: (choice: Choice) => void }) {
  const { rows: groups } = useQuery('groups', {})
  const [query, setQuery] = useState('')
  const own = new Set(person.groups.map(({ groupId }) => groupId))
  const name = query.replace(/\s+/g, ' ').trim()
  const key = nameKey(name)
  const known: Choice[] = (groups ?? [])
    .filter((group) => !own.has(group.groupId) && nameKey(group.name).includes(key))
    .map((group) => ({ id: group.groupId, label: group.name, groupId: group.groupId }))
  const isNew = name !== '' && !(groups ?? []).some((group) => nameKey(group.name) === key)
  const choices = isNew ? [...known, { id: 'new', label: name, groupId: null }] : known
  const idOf = (choice: Choice): string => choice.id
  const combo = useComboList({ items: choices, idOf, query, onPick })
  return (
    <div className={styles.picker}>
      <SearchField
        label="Name of the group"
        placeholder="Weavers who write"
        value={query}
        onChange={setQuery}
        isBare
        autoFocus
        combo={combo.inputProps}
      />
      {choices.length === 0 ? (
        <p className={styles.hint}>Name a part of the community: a guild, a forum, a trade.</p>
      ) : (
        <ComboList label="Groups" list={combo.listProps} sections={[{ id: 'groups', items: choices }]} idOf={idOf}>
          {(choice) => (
            <span className={styles.choice}>
              {choice.groupId === null ? `New group “${choice.label}”` : choice.label}
            </span>
          )}
        </ComboList>
      )}
    </div>
  )
}
