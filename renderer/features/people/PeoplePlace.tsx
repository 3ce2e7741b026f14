/** The people: their list, and one person's record. */
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Frame } from '#renderer/app/Frame.tsx'
import { useCommand } from '#renderer/app/commands.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { NameDialog } from '#renderer/app/NameDialog.tsx'
import { navigate, useRoute } from '#renderer/app/navigation.ts'
import { useAct } from '#renderer/app/acting.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { VirtualList } from '#renderer/ui/lists/VirtualList.tsx'
import { RowText } from '#renderer/ui/lists/RowText.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { PersonPane } from './PersonPane.tsx'

export default function PeoplePlace() {
  const readOnly = useReadOnlyBecause()
  const route = useRoute()
  const personId = route.place === 'people' ? route.personId : undefined
  const { rows: people, error } = useQuery('people', {})
  const [isNaming, setNaming] = useState(false)
  const act = useAct()
  const create = (name: string) => {
    void act('addPerson', { name }).then((made) => {
      if (made) navigate({ place: 'people', personId: made.personId })
    })
  }
  useCommand('person.new', () => setNaming(true))
  return (
    <Frame
      isContentEmpty={personId === undefined}
      listDefault={372}
      {...(personId === undefined ? {} : { contentKey: personId })}
      list={
        <Pane
          kind="list"
          label="People"
          scrolls={false}
          bar={
            <PaneBar
              title="People"
              actions={
                <Button
                  kind="icon"
                  icon={Plus}
                  label="New person"
                  disabledReason={readOnly}
                  onPress={() => setNaming(true)}
                />
              }
            />
          }
        >
          {error ? (
            <FailedNote what="The people could not be read" error={error} />
          ) : (
            <VirtualList
              label="People"
              items={people ?? []}
              idOf={(person) => person.personId}
              textOf={(person) => person.name}
              rowHeight={60}
              selectedId={personId ?? null}
              onOpen={(person) => navigate({ place: 'people', personId: person.personId })}
              hasLines
            >
              {(person) => <RowText title={person.name} detail={person.groups.map((group) => group.name).join(', ')} />}
            </VirtualList>
          )}
        </Pane>
      }
    >
      {personId === undefined ? (
        <Pane kind="content" label="Person" bar={<PaneBar />}>
          <EmptyState
            title="Who you hope to work with"
            actions={
              <Button onPress={() => setNaming(true)} disabledReason={readOnly}>
                New person
              </Button>
            }
          >
            People are people, each with what passed between you: what they did, what you gave, what you asked.
          </EmptyState>
        </Pane>
      ) : (
        <PersonPane key={personId} personId={personId} />
      )}
      {isNaming && (
        <NameDialog title="New person" label="Name" initial="" onSave={create} onClose={() => setNaming(false)} />
      )}
    </Frame>
  )
}
