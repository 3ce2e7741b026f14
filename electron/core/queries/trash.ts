import type { TrashRow } from '#shared/contract/views.ts'
import type { Query } from './context.ts'

export const trash: Query<'trash'> = {
  tables: [
    'entity',
    'source',
    'note',
    'quote',
    'member',
    'plan',
    'step',
    'person',
    'observation',
    'tension',
    'interaction',
    'workshop',
    'agenda_item',
    'exercise',
    'template',
  ],
  run: (_input, { db }) =>
    db.all<TrashRow>(
      `SELECT kind, id, title, trashedAt, coalesce(m.name, 'Somebody') AS byName FROM (
         SELECT e.kind, e.id, coalesce(s.title, n.title, p.title, h.name, x.title, w.title, y.title, r.name, '') AS title, e.trashed_at AS trashedAt, e.trashed_by AS by
         FROM entity e LEFT JOIN source s ON s.source_id = e.id LEFT JOIN note n ON n.note_id = e.id
         LEFT JOIN plan p ON p.plan_id = e.id LEFT JOIN person h ON h.person_id = e.id LEFT JOIN tension x ON x.tension_id = e.id
         LEFT JOIN workshop w ON w.workshop_id = e.id LEFT JOIN exercise y ON y.exercise_id = e.id
         LEFT JOIN template r ON r.template_id = e.id
         WHERE e.trashed_at IS NOT NULL AND e.kind IN ('source', 'note', 'plan', 'person', 'tension', 'workshop', 'exercise', 'template')
         UNION ALL
         SELECT 'step', t.step_id, t.text, t.trashed_at, t.trashed_by FROM step t JOIN entity e ON e.id = t.plan_id AND e.trashed_at IS NULL WHERE t.trashed_at IS NOT NULL
         UNION ALL
         SELECT 'agendaItem', a.item_id, a.title, a.trashed_at, a.trashed_by FROM agenda_item a JOIN entity e ON e.id = a.workshop_id AND e.trashed_at IS NULL WHERE a.trashed_at IS NOT NULL
         UNION ALL
         SELECT 'observation', o.observation_id, o.text, o.trashed_at, o.trashed_by FROM observation o JOIN entity e ON e.id = o.doc_id AND e.trashed_at IS NULL WHERE o.trashed_at IS NOT NULL
         UNION ALL
         SELECT 'interaction', i.interaction_id, h.name || ', ' || i.on_day || CASE WHEN i.note <> '' THEN ': ' || i.note ELSE '' END, i.trashed_at, i.trashed_by
         FROM interaction i INDEXED BY interaction_in_trash CROSS JOIN entity e ON e.id = i.person_id AND e.trashed_at IS NULL JOIN person h ON h.person_id = i.person_id WHERE i.trashed_by IS NOT NULL
         UNION ALL
         SELECT 'quote', q.quote_id, q.exact, q.trashed_at, q.trashed_by FROM quote q INDEXED BY quote_in_trash CROSS JOIN entity e ON e.id = q.source_id AND e.trashed_at IS NULL WHERE q.trashed_at IS NOT NULL
       ) LEFT JOIN member m ON m.member_id = by ORDER BY trashedAt DESC, id`,
    ),
}
