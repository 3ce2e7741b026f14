/** One person: their record and the log. */
import type { PersonId } from '#shared/model/ids.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { useWindowTitle } from '#renderer/app/windowTitle.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'

export function PersonPane({ personId }: { personId: PersonId }) {
  const { rows: person, state, error } = useQuery('person', { personId })
  const { rows: interactions } = useQuery('interactions', { personId })
  const name = person?.name ?? ''
  useWindowTitle(name === '' ? 'Person' : name)
  return (
    <Pane kind="content" label="Person" bar={<PaneBar title={name} />}>
      {error ? (
        <FailedNote what="This record could not be read" error={error} />
      ) : state === 'ready' && person === null ? (
        <EmptyState title="This person is not in the workspace any more" />
      ) : (
        <ul>
          {(interactions ?? []).map((each) => (
            <li key={each.interactionId}>{`${each.on} ${each.kind}`}</li>
          ))}
        </ul>
      )}
    </Pane>
  )
}
