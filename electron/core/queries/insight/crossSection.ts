/** The community's groups by the stages of the people who are from them, and the groups that nobody is from. */
import type { CrossSection } from '#shared/contract/insightStates.ts'
import type { GroupId } from '#shared/model/ids.ts'
import type { Query } from '../context.ts'

const PERSONS = `
  SELECT p.person_id AS personId, p.name, p.stage FROM person p
  JOIN entity e ON e.id = p.person_id AND e.trashed_at IS NULL ORDER BY p.name COLLATE NOCASE, p.person_id`

const GROUPS = `
  SELECT g.group_id AS groupId, g.name FROM community_group g
  JOIN entity e ON e.id = g.group_id AND e.trashed_at IS NULL ORDER BY g.name COLLATE NOCASE, g.group_id`

export const crossSection: Query<'crossSection'> = {
  tables: ['person', 'person_group', 'community_group', 'entity'],
  run: (_input, { db }) => {
    const groups = db.all<{ groupId: GroupId; name: string }>(GROUPS)
    const isListed = new Set(groups.map(({ groupId }) => groupId))
    const groupsOf = new Map<string, GroupId[]>()
    for (const { personId, groupId } of db.all<{ personId: string; groupId: GroupId }>(
      'SELECT person_id AS personId, group_id AS groupId FROM person_group ORDER BY person_id, group_id',
    ))
      if (isListed.has(groupId)) groupsOf.set(personId, [...(groupsOf.get(personId) ?? []), groupId])
    const persons = db
      .all<Omit<CrossSection['persons'][number], 'groupIds'>>(PERSONS)
      .map((person) => ({ ...person, groupIds: groupsOf.get(person.personId) ?? [] }))
    const cells = new Map<string, CrossSection['cells'][number]>()
    const sizes = new Map<GroupId, number>()
    for (const { stage, groupIds } of persons) {
      for (const groupId of groupIds.length === 0 ? [null] : groupIds) {
        const cell = cells.get(`${groupId} ${stage}`)
        if (cell) cell.people++
        else cells.set(`${groupId} ${stage}`, { groupId, stage, people: 1 })
        if (groupId !== null) sizes.set(groupId, (sizes.get(groupId) ?? 0) + 1)
      }
    }
    return {
      people: persons.length,
      groups: groups.map((group) => ({ ...group, people: sizes.get(group.groupId) ?? 0 })),
      nobody: groups.filter(({ groupId }) => !sizes.has(groupId)),
      cells: [...cells.values()],
      persons,
    }
  },
}
