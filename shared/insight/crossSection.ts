/** The community's groups by the stages of the people who are from them, as a table. */
import type { CrossSection } from '../contract/insightStates.ts'
import { stages } from '../model/stageWords.ts'
import type { InsightTable } from './table.ts'

export const NO_GROUP = 'From no group'

/** "Nobody is from Forum and School."; empty where every group has somebody. */
export function nobodyWords({ nobody }: Pick<CrossSection, 'nobody'>): string {
  const names = nobody.map(({ name }) => name)
  const last = names.pop()
  if (last === undefined) return ''
  return `Nobody is from ${names.length === 0 ? last : `${names.join(', ')} or ${last}`}.`
}

export function crossSectionTable(section: CrossSection): InsightTable {
  const byPlace = new Map(section.cells.map(({ groupId, stage, people }) => [`${groupId} ${stage}`, people]))
  const countsOf = (groupId: string | null) =>
    Object.fromEntries(stages.map(({ id }) => [id, byPlace.get(`${groupId} ${id}`) ?? 0]))
  const hasNoGroup = section.cells.some(({ groupId }) => groupId === null)
  const nobody = nobodyWords(section)
  return {
    title: 'Community by stage',
    columns: [
      { key: 'group', label: 'Group', kind: 'text' },
      ...stages.map(({ id, label }) => ({ key: id, label, kind: 'count' as const })),
    ],
    rows: [
      ...section.groups.map(({ groupId, name }) => ({ group: name, ...countsOf(groupId) })),
      ...(hasNoGroup ? [{ group: NO_GROUP, ...countsOf(null) }] : []),
    ],
    note: `${section.people === 1 ? '1 person' : `${section.people} people`}; who is from two groups counts in both.${nobody === '' ? '' : ` ${nobody}`}`,
  }
}
