/** Which parts of the community are here, by stage, and which nobody is from. */
import { useMemo } from 'react'
import { crossSectionTable, NO_GROUP, nobodyWords } from '#shared/insight/crossSection.ts'
import { crossSectionPicture } from '#shared/insight/crossSectionPicture.ts'
import { stageLabel } from '#shared/model/stageWords.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { navigate } from '#renderer/app/navigation.ts'
import { KeepablePicture } from '#renderer/app/pictures/KeepablePicture.tsx'
import { useOpenBehind } from '#renderer/app/pictures/openBehind.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { WayRow } from '#renderer/ui/lists/WayRow.tsx'
import { Ways } from '../Ways.tsx'
import styles from './States.module.css'

const everybody = {}

export function Community() {
  const onOpen = useOpenBehind(everybody, 'states')
  const { rows: figure, error } = useQuery('crossSection', {})
  const made = useMemo(
    () => figure && { picture: crossSectionPicture(figure), table: crossSectionTable(figure) },
    [figure],
  )
  if (error) return <FailedNote what="The community could not be counted" error={error} />
  if (!figure || !made) return null
  const nobody = nobodyWords(figure)
  const nameOf = new Map(figure.groups.map(({ groupId, name }) => [groupId, name]))
  const groupsOf = (groupIds: readonly (typeof figure.groups)[number]['groupId'][]): string =>
    groupIds.length === 0 ? NO_GROUP : groupIds.map((groupId) => nameOf.get(groupId) ?? '').join(', ')
  return (
    <div className={styles.figure}>
      <KeepablePicture onOpen={onOpen} {...made} kept={{ kind: 'cross-section', filters: {} }} />
      {nobody !== '' && <p className={styles.nobody}>{nobody}</p>}
      <Ways
        label="Who is from where"
        rows={figure.persons}
        keyOf={({ personId }) => personId}
        row={({ personId, name, stage, groupIds }) => (
          <WayRow isOneLine onPress={() => navigate({ place: 'people', personId })}>
            <span className={styles.name} dir="auto">
              {name}
            </span>
            <span className={styles.why}>{`${stageLabel(stage)} · ${groupsOf(groupIds)}`}</span>
          </WayRow>
        )}
      />
    </div>
  )
}
