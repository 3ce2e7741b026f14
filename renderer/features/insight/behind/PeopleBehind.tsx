/** The people behind a mark: who stood in a state, or who is from a part of the community. */
import type { ReactNode } from 'react'
import type { AppError } from '#shared/contract/errors.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { navigate } from '#renderer/app/navigation.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { WayRow } from '#renderer/ui/lists/WayRow.tsx'
import type { OpenBehind } from './BehindInspector.tsx'
import { TwoLines, WayRows } from './WayRows.tsx'

type Of<Kind> = Extract<OpenBehind, { kind: Kind }>

interface Person {
  personId: PersonId
  name: string
  reason?: string
}

export function PeopleStanding({ behind: { state, day, before } }: { behind: Of<'standing'> }) {
  const { rows, error } = useSteadyQuery('whoStood', { state, day, ...(before && { before }) })
  return <People people={rows ?? undefined} error={error} />
}

export function PeopleOfGroup({ behind: { groupId, stage } }: { behind: Of<'group'> }) {
  const { rows, error } = useSteadyQuery('crossSection', {})
  const known = new Set(rows?.groups.map((group) => group.groupId))
  const people = rows?.persons.filter((person) => {
    const isIn = groupId === null ? !person.groupIds.some((each) => known.has(each)) : person.groupIds.includes(groupId)
    return isIn && person.stage === stage
  })
  return <People people={people} error={error} />
}

function People({ people, error }: { people: readonly Person[] | undefined; error: AppError | undefined }): ReactNode {
  if (error) return <FailedNote what="These people could not be read" error={error} />
  if (!people) return <Skeleton label="Reading the people" lines={6} />
  return (
    <WayRows
      counted={people.length === 1 ? '1 person' : `${people.length.toLocaleString('en')} people`}
      label="People"
      rows={people}
      keyOf={({ personId }) => personId}
      row={({ personId, name, reason = '' }) => (
        <WayRow onPress={() => navigate({ place: 'people', personId })}>
          <TwoLines name={name} why={reason} />
        </WayRow>
      )}
    />
  )
}
