/** What others changed while this member did not look: from the arrivals that sync noted, one row per thing, newest first. */
import type { BriefRow } from '#shared/contract/team.ts'
import { type Decision, decisionWords } from '#shared/model/settlement.ts'
import { builtInTensionById } from '#shared/model/tensions.ts'
import type { Query } from './context.ts'

/** Not a table: told when the brief was read, and when what stood before is known. */
export const BRIEF = 'brief'

interface Row {
  at: number
  docId: string
  subject: string
  kind: BriefRow['kind']
  what: BriefRow['what']
  member: string | null
  title: string | null
  decision: Decision | null
  chosen: string | null
  quote: string | null
}

/**
 * The newest arrival of each thing; that it is new outweighs that it was changed afterwards. Whose words came is often
 * known only a moment after them: what nobody's name stands on is then theirs.
 */
const ROWS = `
  WITH known AS (
    SELECT subject, kind, member, max(id) FROM arrival WHERE member IS NOT NULL AND id > ? GROUP BY subject, kind
  )
  SELECT max(a.at) AS at, a.doc_id AS docId, a.subject, a.kind,
    CASE WHEN sum(a.what = 'added') > 0 AND sum(a.what = 'trashed') = 0 THEN 'added' ELSE max(a.what) END AS what,
    coalesce(a.member, known.member) AS member,
    coalesce(n.title, s.title, q.exact, c.name, m.name, p.title, t.text, h.name,
      -- Of an entry of somebody's log: who, and what is noted of it.
      l.name || coalesce(': ' || coalesce(nullif(i.note, ''), nullif(i.kind, '')), ''), g.name, x.title, w.title, y.title, r.name, ai.title, z.exact) AS title,
    st.decision, st.chosen, z.quote_id AS quote
  FROM arrival a
  LEFT JOIN note n ON n.note_id = a.subject
  LEFT JOIN source s ON s.source_id = a.subject
  LEFT JOIN quote q ON q.quote_id = a.subject
  LEFT JOIN code c ON c.code_id = a.subject
  LEFT JOIN member m ON m.member_id = a.subject
  LEFT JOIN plan p ON p.plan_id = a.subject
  LEFT JOIN step t ON t.step_id = a.subject
  LEFT JOIN person h ON h.person_id = a.subject
  LEFT JOIN interaction i ON i.interaction_id = a.subject
  LEFT JOIN person l ON l.person_id = i.person_id
  LEFT JOIN community_group g ON g.group_id = a.subject
  LEFT JOIN tension x ON x.tension_id = a.subject
  LEFT JOIN workshop w ON w.workshop_id = a.subject
  LEFT JOIN agenda_item ai ON ai.item_id = a.subject
  LEFT JOIN exercise y ON y.exercise_id = a.subject
  LEFT JOIN template r ON r.template_id = a.subject
  LEFT JOIN settlement st ON st.settlement_id = a.subject
  LEFT JOIN quote z ON z.quote_id = json_extract(st.quotes, '$[0]')
  LEFT JOIN known ON a.member IS NULL AND known.subject = a.subject AND known.kind = a.kind
  WHERE a.id > ?
  GROUP BY a.subject, a.kind, coalesce(a.member, known.member)
  ORDER BY at DESC`

export const brief: Query<'brief'> = {
  tables: [
    BRIEF,
    'arrival',
    'note',
    'source',
    'quote',
    'code',
    'member',
    'plan',
    'step',
    'person',
    'interaction',
    'community_group',
    'tension',
    'workshop',
    'agenda_item',
    'exercise',
    'template',
    'settlement',
  ],
  run: ({ limit }, { db }) => {
    const read = Number(db.get<{ value: string }>(`SELECT value FROM meta WHERE key = 'brief_read'`)?.value ?? 0)
    const rows = db.all<Row>(`${ROWS} LIMIT ?`, read, read, limit)
    const total = db.get<{ n: number }>(`SELECT count(*) AS n FROM (${ROWS})`, read, read)?.n ?? 0
    const since = db.get<{ at: number }>('SELECT at FROM arrival WHERE id = ?', read)?.at ?? null
    const names = new Map(
      db
        .all<{ id: string; name: string }>('SELECT member_id AS id, name FROM member')
        .map(({ id, name }) => [id, name]),
    )
    return {
      since,
      total,
      rows: rows.map(({ at, docId, subject, kind, what, member, title, decision, chosen, quote }) => ({
        kind,
        what,
        id: subject,
        sourceId: docId.startsWith('s_') ? docId : null,
        inside: quote ?? (docId !== subject && /^[phy]_/.test(docId) ? docId : null),
        decided:
          decision === null
            ? null
            : decisionWords({ decision, chosen: chosen === null ? null : { name: names.get(chosen) ?? 'Somebody' } }),
        title: title ?? builtInTensionById.get(subject)?.title ?? '',
        by: member === null ? null : (names.get(member) ?? null),
        at,
      })),
    }
  },
}
