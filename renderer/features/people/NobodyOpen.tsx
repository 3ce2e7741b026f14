/** Where nobody is open: how to begin, or the cross-section: which groups is nobody from? */
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { GroupRow, PersonRow } from '#shared/contract/peopleQueries.ts'
import { useAct } from '#renderer/app/acting.ts'
import { NameDialog } from '#renderer/app/NameDialog.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { VisuallyHidden } from '#renderer/ui/base/VisuallyHidden.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { Menu } from '#renderer/ui/overlays/Menu.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { RulesPanel } from './relationship/RulesPanel.tsx'
import { stages } from '#shared/model/stageWords.ts'
import styles from './NobodyOpen.module.css'

export interface NobodyOpenProps {
  onNew: () => void
  onImport: () => void
}

export function NobodyOpen({ onNew, onImport }: NobodyOpenProps) {
  const readOnly = useReadOnlyBecause()
  const { rows: people } = useQuery('people', {})
  const { rows: groups } = useQuery('groups', {})
  if (people === undefined || groups === undefined) return <Pane kind="content" label="People" bar={<PaneBar />} />
  if (people.length === 0 && groups.length === 0)
    return (
      <Pane kind="content" label="People" bar={<PaneBar />}>
        <EmptyState
          title="Who you hope to work with"
          actions={
            <>
              <Button kind="solid" onPress={onNew} disabledReason={readOnly}>
                New person
              </Button>
              <Button onPress={onImport} disabledReason={readOnly}>
                Import a log from a table…
              </Button>
            </>
          }
        >
          People are people, each with what passed between you: what they did, what you gave, what you asked. A table
          with a column of names and a column of days is enough to begin with.
        </EmptyState>
      </Pane>
    )
  return <CrossSection people={people} groups={groups} />
}

function CrossSection({ people, groups }: { people: readonly PersonRow[]; groups: readonly GroupRow[] }) {
  const readOnly = useReadOnlyBecause()
  const act = useAct()
  const [naming, setNaming] = useState<GroupRow | 'new' | null>(null)
  const inNone = people.filter((person) => person.groups.length === 0).length
  const empty = groups.filter((group) => group.people === 0).map(({ name }) => name)
  const count = (group: GroupRow, stage: string): number =>
    people.filter((person) => person.stage === stage && person.groups.some(({ groupId }) => groupId === group.groupId))
      .length
  return (
    <Pane kind="content" label="Groups" bar={<PaneBar />}>
      <article className={styles.cross}>
        <h2 className={styles.title}>A cross-section of the community</h2>
        <p className={styles.words}>
          {groups.length === 0
            ? 'Name the parts your community is made of: trades, guilds, forums, regions. Then it can be seen from which of them nobody is here.'
            : empty.length === 0
              ? 'Somebody is here from every group you named.'
              : `Nobody is here from ${empty.length === 1 ? empty[0] : `${empty.length} groups: ${empty.join(', ')}`}.`}
          {inNone > 0 &&
            groups.length > 0 &&
            ` ${inNone === 1 ? 'One person is' : `${inNone} people are`} in no group yet.`}
        </p>
        {groups.length > 0 && (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table wider than its place must be scrolled by keys
          <div className={styles.scroll} tabIndex={0} role="group" aria-label="Groups by stage">
            <table className={styles.table}>
              <caption className={styles.caption}>Groups, and how many people are from them</caption>
              <thead>
                <tr>
                  <th scope="col">Group</th>
                  <th scope="col" className={styles.number}>
                    People
                  </th>
                  {stages.map(({ id, label }) => (
                    <th key={id} scope="col" className={styles.number}>
                      {label}
                    </th>
                  ))}
                  <th scope="col">
                    <VisuallyHidden>More</VisuallyHidden>
                  </th>
                </tr>
              </thead>
              <tbody>
                {groups.map((group) => (
                  <tr key={group.groupId} data-empty={group.people === 0 || undefined}>
                    <th scope="row">{group.name}</th>
                    {group.people === 0 ? (
                      <td colSpan={stages.length + 1} className={styles.nobody}>
                        Nobody
                      </td>
                    ) : (
                      <>
                        <td className={styles.number}>{group.people}</td>
                        {stages.map(({ id }) => (
                          <td key={id} className={styles.number}>
                            {count(group, id) || '–'}
                          </td>
                        ))}
                      </>
                    )}
                    <td className={styles.dots}>
                      {readOnly === undefined && (
                        <Menu
                          label={`Group ${group.name}`}
                          placement="bottom end"
                          entries={[
                            { id: 'rename', label: 'Rename…', onAction: () => setNaming(group) },
                            {
                              id: 'remove',
                              label: 'Remove this group',
                              onAction: () =>
                                void act('removeGroup', { groupId: group.groupId }, { done: `${group.name} removed` }),
                            },
                          ]}
                        >
                          <Button kind="icon" size="small" icon={Ellipsis} label={`More about ${group.name}`} />
                        </Menu>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <div>
          <Button onPress={() => setNaming('new')} disabledReason={readOnly}>
            New group
          </Button>
        </div>
        <RulesPanel />
      </article>
      {naming !== null && (
        <NameDialog
          title={naming === 'new' ? 'New group' : 'Rename the group'}
          label="Name"
          initial={naming === 'new' ? '' : naming.name}
          onSave={(name) =>
            void (naming === 'new' ? act('addGroup', { name }) : act('renameGroup', { groupId: naming.groupId, name }))
          }
          onClose={() => setNaming(null)}
        />
      )}
    </Pane>
  )
}
