/** The people, with their filter and order. */
import { ArrowDownUp, Ellipsis, Filter, Plus, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { PersonRow } from '#shared/contract/peopleQueries.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { useAct } from '#renderer/app/acting.ts'
import { runCommand } from '#renderer/app/commands.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { navigate } from '#renderer/app/navigation.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { usePreference } from '#renderer/data/preferences.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SearchField } from '#renderer/ui/controls/SearchField.tsx'
import { StateBar, type StateName } from '#renderer/ui/codes/StateChip.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { VirtualList, type VirtualListHandle } from '#renderer/ui/lists/VirtualList.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/overlays/Menu.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { stageLabel, stages } from '#shared/model/stageWords.ts'
import { choosePeople, noFilter, type PeopleFilter, PeopleOrder } from './choosePeople.ts'
import { useStanding } from '../relationship/useStanding.ts'
import { PersonListRow } from './PersonListRow.tsx'
import styles from './PeopleList.module.css'

const orders: readonly { id: PeopleOrder; label: string }[] = [
  { id: 'name', label: 'By name' },
  { id: 'last', label: 'Who acted last' },
  { id: 'acts', label: 'Who acted most' },
]

export interface PeopleListProps {
  selectedId: PersonId | undefined
  onNew: () => void
  onImport: () => void
  onExport: () => void
  onLog: (personId: PersonId) => void
}

export function PeopleList({ selectedId, onNew, onImport, onExport, onLog }: PeopleListProps) {
  const readOnly = useReadOnlyBecause()
  const act = useAct()
  const { rows: people, error } = useQuery('people', {})
  const [order, setOrder] = usePreference('people.order', PeopleOrder, 'name')
  const [filter, setFilter] = useState<PeopleFilter>(noFilter)
  const [isFiltering, setFiltering] = useState(false)
  const list = useRef<VirtualListHandle>(null)
  const field = useRef<HTMLInputElement>(null)
  const all = people ?? []
  const standing = useStanding()
  const [state, setState] = useState<StateName | null>(null)
  const chosen = choosePeople(all, filter, order)
  const shown = state === null ? chosen : chosen.filter(({ personId }) => standing.of(personId)?.state === state)
  const isEmpty = people?.length === 0
  const openFilter = () => {
    setFiltering(true)
    requestAnimationFrame(() => field.current?.focus())
  }
  const closeFilter = () => {
    setFilter({ ...filter, text: '' })
    setFiltering(false)
    list.current?.focus()
  }
  const open = (person: PersonRow) => navigate({ place: 'people', personId: person.personId })
  const trash = (person: PersonRow) => {
    void act('trash', { ids: [person.personId] }, { done: `${person.name} moved to the trash` })
    if (person.personId === selectedId) navigate({ place: 'people' }, { replace: true })
  }
  return (
    <Pane
      kind="list"
      label="People"
      scrolls={false}
      bar={
        <PaneBar
          title="People"
          actions={
            <>
              {!isEmpty && (
                <>
                  <Menu
                    label="Order"
                    placement="bottom end"
                    entries={orders.map(({ id, label }) => ({
                      id,
                      label,
                      isChecked: id === order,
                      onAction: () => setOrder(id),
                    }))}
                  >
                    <Button kind="icon" icon={ArrowDownUp} label="Order" />
                  </Menu>
                  <FilterMenu filter={filter} onFilter={setFilter} onText={openFilter} />
                </>
              )}
              <Menu
                label="More people"
                placement="bottom end"
                entries={[
                  {
                    id: 'import',
                    label: 'Import a log from a table…',
                    isDisabled: readOnly !== undefined,
                    detail: readOnly,
                    onAction: onImport,
                  },
                  { id: 'export', label: 'Export people…', isDisabled: isEmpty === true, onAction: onExport },
                  {
                    id: 'groups',
                    label: 'Groups, and who is from them',
                    onAction: () => navigate({ place: 'people', show: 'groups' }),
                  },
                ]}
              >
                <Button kind="icon" icon={Ellipsis} label="More" />
              </Menu>
              <Button kind="icon" icon={Plus} label="New person" disabledReason={readOnly} onPress={onNew} />
            </>
          }
        >
          {all.length > 0 && <span className={styles.count}>{all.length.toLocaleString('en')}</span>}
        </PaneBar>
      }
      top={
        <>
          {all.length > 0 && standing.counts.length > 0 && (
            <StateBar counts={standing.counts} chosen={state} onChoose={setState} />
          )}
          <FilterTop
            filter={filter}
            isFiltering={isFiltering}
            found={shown.length}
            field={field}
            onFilter={setFilter}
            onClose={closeFilter}
            onDown={() => list.current?.focus()}
          />
        </>
      }
    >
      {error ? (
        <FailedNote what="The people could not be read" error={error} />
      ) : (
        <VirtualList
          ref={list}
          label="People"
          items={shown}
          idOf={(person) => person.personId}
          textOf={(person) => person.name}
          rowHeight={56}
          selectedId={selectedId ?? null}
          onOpen={open}
          onFilter={openFilter}
          onDelete={readOnly === undefined ? trash : undefined}
          onRowKey={(person, event) => {
            if (event.key.toLowerCase() !== 'l' || event.ctrlKey || event.metaKey || event.altKey) return
            event.preventDefault()
            if (readOnly === undefined) onLog(person.personId)
            else void runCommand('person.log')
          }}
          hasLines
          empty={
            people === undefined ? undefined : isEmpty ? (
              <EmptyState size="note" title="Nobody yet" />
            ) : (
              <EmptyState size="note" title="Nobody like that">
                <Button
                  kind="link"
                  onPress={() => {
                    setFilter(noFilter)
                    setState(null)
                  }}
                >
                  Show all {all.length.toLocaleString('en')}
                </Button>
              </EmptyState>
            )
          }
        >
          {(person) => <PersonListRow person={person} standing={standing.of(person.personId)} />}
        </VirtualList>
      )}
    </Pane>
  )
}

interface FilterProps {
  filter: PeopleFilter
  onFilter: (filter: PeopleFilter) => void
}

function FilterMenu({ filter, onFilter, onText }: FilterProps & { onText: () => void }) {
  const { rows: groups } = useQuery('groups', {})
  const entries: MenuEntry[] = [
    { id: 'text', label: 'By name…', keys: '/', onAction: onText },
    {
      id: 'stage',
      kind: 'group',
      label: 'Stage',
      entries: stages.map(({ id, label }) => ({
        id,
        label,
        isChecked: filter.stage === id,
        onAction: () => onFilter({ ...filter, stage: filter.stage === id ? null : id }),
      })),
    },
    ...((groups ?? []).length === 0
      ? []
      : [
          {
            id: 'group',
            kind: 'group' as const,
            label: 'Group',
            entries: [...(groups ?? []), { groupId: 'none', name: 'In no group' }].map(({ groupId, name }) => ({
              id: groupId,
              label: name,
              isChecked: filter.group === groupId,
              onAction: () => onFilter({ ...filter, group: filter.group === groupId ? null : groupId }),
            })),
          },
        ]),
  ]
  return (
    <Menu label="Filter" entries={entries} placement="bottom end">
      <Button kind="icon" icon={Filter} label="Filter" />
    </Menu>
  )
}

interface FilterTopProps extends FilterProps {
  isFiltering: boolean
  found: number
  field: React.RefObject<HTMLInputElement | null>
  onClose: () => void
  onDown: () => void
}

/** What is filtered by, said in words, with a way out of it. */
function FilterTop({ filter, isFiltering, found, field, onFilter, onClose, onDown }: FilterTopProps) {
  const { rows: groups } = useQuery('groups', {})
  const group = filter.group === 'none' ? 'in no group' : groups?.find(({ groupId }) => groupId === filter.group)?.name
  const words = [filter.stage === null ? undefined : stageLabel(filter.stage), group].filter(
    (each) => each !== undefined,
  )
  if (!isFiltering && words.length === 0) return null
  return (
    <div className={styles.top}>
      {isFiltering && (
        <SearchField
          ref={field}
          label="Filter people"
          placeholder="Name or group"
          value={filter.text}
          onChange={(text) => onFilter({ ...filter, text })}
          aside={filter.text === '' ? undefined : found}
          isQuiet
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault()
              onDown()
            }
            if (event.key === 'Escape' && filter.text === '') {
              event.preventDefault()
              onClose()
            }
          }}
        />
      )}
      {words.length > 0 && (
        <div className={styles.shown}>
          <span className={styles.shownWords}>
            {words.join(', ')}: {found.toLocaleString('en')}
          </span>
          <Button
            kind="icon"
            size="small"
            icon={X}
            label="Show everybody"
            onPress={() => onFilter({ ...filter, stage: null, group: null })}
          />
        </div>
      )}
    </div>
  )
}
