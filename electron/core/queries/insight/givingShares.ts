/** Who gave how much between two days, and of what kind it was: a mirror for the team, which lowers nobody's state. */
import type { Giving, GivingShares } from '#shared/contract/insightStates.ts'
import type { Db } from '../../db/database.ts'
import { pseudonymsOf } from '../../exporters/pseudonyms.ts'
import { readSettings } from '../../relationships/readPeople.ts'
import { RELATIONSHIPS_COMPUTED } from '../../relationships/relationships.ts'
import type { Query } from '../context.ts'

type Counts = Omit<Giving, 'share' | 'helpShare' | 'help'>
type Row = Counts & Pick<GivingShares['rows'][number], 'personId' | 'name'>

/** Promotion is told as the person's page tells it: a give of that kind, whatever its letters. */
const ROWS = `
  SELECT p.person_id AS personId, p.name,
    count(*) FILTER (WHERE i.direction IN ('give', 'mutual')) AS gives,
    count(*) FILTER (WHERE i.direction IN ('act', 'mutual')) AS acts,
    count(*) FILTER (WHERE i.direction = 'ask') AS asks,
    count(*) FILTER (WHERE i.direction IN ('give', 'mutual') AND lower(trim(i.kind)) = 'promotion') AS promotion,
    count(*) FILTER (WHERE i.paid = 1) AS paid
  FROM person p
  JOIN entity e ON e.id = p.person_id AND e.trashed_at IS NULL
  JOIN interaction i ON i.person_id = p.person_id AND i.trashed_at IS NULL AND i.on_day BETWEEN @from AND @to
  GROUP BY p.person_id ORDER BY p.name COLLATE NOCASE, p.person_id`

/** Whose pseudonyms are told apart from one another: the same as when people are exported. */
const everybody = (db: Db): string[] =>
  db
    .all<{ id: string }>(
      'SELECT p.person_id AS id FROM person p JOIN entity e ON e.id = p.person_id AND e.trashed_at IS NULL',
    )
    .map(({ id }) => id)

const KEYS = ['gives', 'acts', 'asks', 'promotion', 'paid'] as const

export const givingShares: Query<'givingShares'> = {
  tables: ['person', 'interaction', 'entity', 'rules_change', RELATIONSHIPS_COMPUTED],
  run: (input, { db, identity, relationships }) => {
    const giveShare = relationships.giveShare()
    if (giveShare === null) return null
    const today = relationships.today()
    const to = input.to === undefined || input.to > today ? today : input.to
    const rows = db.all<Row>(ROWS, { from: input.from ?? '', to })
    const { fewestPeople } = readSettings(db).thresholds
    const giving = (counts: Counts, tells: boolean): Giving => {
      const help = counts.gives - counts.promotion
      return {
        ...counts,
        help,
        share: tells && counts.gives + counts.acts > 0 ? giveShare(counts.gives, counts.acts) : null,
        helpShare: tells && counts.gives > 0 ? giveShare(help, counts.promotion) : null,
      }
    }
    const pseudonyms = pseudonymsOf(identity.workspaceId, everybody(db))
    const pooled: Counts = { gives: 0, acts: 0, asks: 0, promotion: 0, paid: 0 }
    for (const row of rows) for (const key of KEYS) pooled[key] += row[key]
    return {
      from: input.from ?? null,
      to,
      people: rows.length,
      fewestPeople,
      pooled: giving(pooled, rows.length >= fewestPeople),
      rows: rows.map(({ personId, name, ...counts }) => ({
        personId,
        name,
        pseudonym: pseudonyms.get(personId) ?? '',
        ...giving(counts, true),
      })),
    }
  },
}
