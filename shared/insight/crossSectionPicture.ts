/** The community's groups by the stages of their people, as a picture. */
import type { CrossSection } from '../contract/insightStates.ts'
import { stages } from '../model/stageWords.ts'
import type { HeatPicture } from '../pictures/picture.ts'
import { NO_GROUP, nobodyWords } from './crossSection.ts'

export function crossSectionPicture(section: CrossSection): HeatPicture {
  const hasNoGroup = section.cells.some(({ groupId }) => groupId === null)
  const rows: (string | null)[] = [...section.groups.map(({ groupId }) => groupId), ...(hasNoGroup ? [null] : [])]
  return {
    kind: 'heat',
    title: 'Who is here, from which part of the community',
    basis: `${section.people === 1 ? '1 person' : `${section.people.toLocaleString('en')} people`}; who is from two groups counts in both`,
    n: section.people,
    empty: 'Nobody is recorded yet, so nobody is from anywhere.',
    ...(section.nobody.length > 0 && { gist: nobodyWords(section) }),
    rows: [...section.groups.map(({ name }) => name), ...(hasNoGroup ? [NO_GROUP] : [])],
    columns: stages.map(({ label }) => label),
    rowWord: 'groups',
    columnWord: 'stages',
    cells: section.cells.map(({ groupId, stage, people }) => ({
      row: rows.indexOf(groupId),
      column: stages.findIndex(({ id }) => id === stage),
      value: people,
      behind: { kind: 'group', groupId, stage },
    })),
    format: 'count',
  }
}
