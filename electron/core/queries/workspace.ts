import type { MemberId } from '#shared/model/ids.ts'
import type { Query, QueryContext } from './context.ts'

const membersOf = ({ db, identity }: QueryContext) =>
  db
    .all<{ memberId: MemberId; name: string }>(
      'SELECT member_id AS memberId, name FROM member ORDER BY name COLLATE NOCASE, member_id',
    )
    .map((member) => ({ ...member, me: member.memberId === identity.me }))

export const members: Query<'members'> = { tables: ['member'], run: (_input, context) => membersOf(context) }

/** While it is being fetched, the name that the invitation says. */
const nameOf = ({ db, sync }: Pick<QueryContext, 'db' | 'sync'>): string =>
  db.get<{ name: string | null }>('SELECT name FROM workspace')?.name ??
  sync().joining()?.workspaceName ??
  'Untitled workspace'

export const workspaceName: Query<'workspaceName'> = {
  tables: ['workspace'],
  run: (_input, context) => ({ workspaceId: context.identity.workspaceId, name: nameOf(context) }),
}

export const workspace: Query<'workspace'> = {
  tables: [
    'workspace',
    'member',
    'entity',
    'source',
    'quote',
    'note',
    'code',
    'step',
    'observation',
    'interaction',
    'agenda_item',
  ],
  run: (_input, context) => {
    const { db, identity } = context
    const count = (sql: string, ...params: unknown[]) =>
      db.get<{ n: number }>(`SELECT count(*) AS n ${sql}`, ...params)?.n ?? 0
    const liveSources = `FROM source s JOIN entity e ON e.id = s.source_id AND e.kind = 'source' AND e.trashed_at IS NULL`
    const team = membersOf(context)
    const documents = (kind: string) => count(`FROM entity WHERE kind = ? AND trashed_at IS NULL`, kind)
    return {
      workspaceId: identity.workspaceId,
      name: nameOf(context),
      deviceId: identity.deviceId,
      epoch: identity.epoch,
      me: team.find((member) => member.me) ?? { memberId: identity.me, name: 'You', me: true },
      members: team,
      counts: {
        sources: count(liveSources),
        unread: count(
          `${liveSources} WHERE NOT EXISTS (SELECT 1 FROM json_each(s.read_by) WHERE value = ?)`,
          identity.me,
        ),
        notes: documents('note'),
        plans: documents('plan'),
        people: documents('person'),
        workshops: documents('workshop'),
        codes: count(`FROM code WHERE codable = 1 AND trashed = 0 AND archived = 0 AND resolved_id = code_id`),
        trash:
          count(
            `FROM entity WHERE trashed_at IS NOT NULL AND kind IN ('source', 'note', 'plan', 'person', 'tension', 'workshop', 'exercise', 'template')`,
          ) +
          count(
            `FROM observation o JOIN entity e ON e.id = o.doc_id AND e.trashed_at IS NULL WHERE o.trashed_at IS NOT NULL`,
          ) +
          count(
            `FROM step t JOIN entity e ON e.id = t.plan_id AND e.trashed_at IS NULL WHERE t.trashed_at IS NOT NULL`,
          ) +
          count(
            `FROM agenda_item a JOIN entity e ON e.id = a.workshop_id AND e.trashed_at IS NULL WHERE a.trashed_at IS NOT NULL`,
          ) +
          count(
            `FROM interaction i INDEXED BY interaction_in_trash CROSS JOIN entity e ON e.id = i.person_id AND e.trashed_at IS NULL WHERE i.trashed_by IS NOT NULL`,
          ) +
          count(
            `FROM quote q INDEXED BY quote_in_trash CROSS JOIN entity e ON e.id = q.source_id AND e.trashed_at IS NULL WHERE q.trashed_at IS NOT NULL`,
          ),
      },
    }
  },
}
