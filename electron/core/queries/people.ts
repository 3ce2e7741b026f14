/** People and their interactions. */
import type { GroupRow, InteractionView, PersonRow, PersonView } from '#shared/contract/peopleQueries.ts'
import type { GroupId } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'
import { exportPeople as exported } from '../exporters/people.ts'
import type { Query } from './context.ts'

/** Days on which somebody did something themselves; what we did never counts as theirs. */
const ACTS = `SELECT person_id, count(DISTINCT on_day) AS acts, max(on_day) AS last_act_on FROM interaction
  WHERE direction IN ('act', 'mutual') AND trashed_at IS NULL GROUP BY person_id`

const columns = `p.person_id AS personId, p.name, p.stage, coalesce(a.acts, 0) AS acts, a.last_act_on AS lastActOn`

const groupsOf = (db: Db, personId: string): PersonRow['groups'] =>
  db.all<{ groupId: GroupId; name: string }>(
    `SELECT g.group_id AS groupId, g.name FROM person_group pg JOIN community_group g ON g.group_id = pg.group_id
     JOIN entity e ON e.id = g.group_id AND e.trashed_at IS NULL WHERE pg.person_id = ? ORDER BY g.name COLLATE NOCASE, g.group_id`,
    personId,
  )

const reads = ['person', 'person_group', 'community_group', 'interaction', 'entity', 'member']

/** The groups of everybody at once: a question per person would be five hundred. */
function groupsByPerson(db: Db): Map<string, PersonRow['groups']> {
  const byPerson = new Map<string, PersonRow['groups']>()
  for (const { personId, groupId, name } of db.all<{ personId: string; groupId: GroupId; name: string }>(
    `SELECT pg.person_id AS personId, g.group_id AS groupId, g.name FROM person_group pg
     JOIN community_group g ON g.group_id = pg.group_id JOIN entity e ON e.id = g.group_id AND e.trashed_at IS NULL
     ORDER BY g.name COLLATE NOCASE, g.group_id`,
  )) {
    const groups = byPerson.get(personId)
    if (groups) groups.push({ groupId, name })
    else byPerson.set(personId, [{ groupId, name }])
  }
  return byPerson
}

export const people: Query<'people'> = {
  tables: reads,
  run: (_input, { db }) => {
    const groups = groupsByPerson(db)
    return db
      .all<Omit<PersonRow, 'groups'>>(
        `SELECT ${columns} FROM person p JOIN entity e ON e.id = p.person_id AND e.trashed_at IS NULL
         LEFT JOIN (${ACTS}) a ON a.person_id = p.person_id ORDER BY p.name COLLATE NOCASE, p.person_id`,
      )
      .map((row) => ({ ...row, groups: groups.get(row.personId) ?? [] }))
  },
}

export const groups: Query<'groups'> = {
  tables: ['person_group', 'community_group', 'entity'],
  run: (_input, { db }) =>
    db.all<GroupRow>(
      `SELECT g.group_id AS groupId, g.name, count(p.id) AS people FROM community_group g
       JOIN entity e ON e.id = g.group_id AND e.trashed_at IS NULL
       LEFT JOIN person_group pg ON pg.group_id = g.group_id
       LEFT JOIN entity p ON p.id = pg.person_id AND p.trashed_at IS NULL AND p.kind = 'person'
       GROUP BY g.group_id ORDER BY g.name COLLATE NOCASE, g.group_id`,
    ),
}

export const person: Query<'person'> = {
  tables: reads,
  run: ({ personId }, { db }) => {
    const row = db.get<Omit<PersonView, 'groups'>>(
      `SELECT ${columns}, p.wake, p.places, p.contact, p.known_since AS knownSince, p.notes, e.at AS createdAt, coalesce(m.name, 'Somebody') AS createdByName
       FROM person p JOIN entity e ON e.id = p.person_id LEFT JOIN member m ON m.member_id = e.by
       LEFT JOIN (${ACTS}) a ON a.person_id = p.person_id WHERE p.person_id = ?`,
      personId,
    )
    return row ? { ...row, groups: groupsOf(db, personId) } : null
  },
}

export const interactions: Query<'interactions'> = {
  tables: ['interaction', 'member'],
  run: ({ personId }, { db }) =>
    db
      .all<Omit<InteractionView, 'paid'> & { paid: number }>(
        `SELECT interaction_id AS interactionId, person_id AS personId, on_day AS "on", direction, kind, channel, note, paid, i.by AS createdBy, coalesce(m.name, 'Somebody') AS createdByName
         FROM interaction i LEFT JOIN member m ON m.member_id = i.by
         WHERE person_id = ? AND trashed_at IS NULL ORDER BY on_day DESC, at DESC, interaction_id`,
        personId,
      )
      .map((row) => ({ ...row, paid: row.paid === 1 })),
}

export const exportPeople: Query<'exportPeople'> = {
  tables: reads,
  run: (input, { db, identity }) => exported(db, identity.workspaceId, input),
}
