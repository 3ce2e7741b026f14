/** What the measure is told: everybody who is not in the trash, with their log, judgements, and the team's rules. */
import { DEFAULT_SETTINGS } from '#shared/measure/settings.ts'
import type { Judgement, Settings } from '#shared/measure/types.ts'
import { RelationshipRules } from '#shared/model/judgement.ts'
import type { Db } from '../db/database.ts'
import type { PackedPerson } from './protocol.ts'

/** The tables on which the states depend. */
export const MEASURED_TABLES: readonly string[] = ['person', 'interaction', 'judgement', 'rules_change', 'entity']

export function readPeople(db: Db): PackedPerson[] {
  const declared = new Map<string, Judgement[]>()
  for (const { personId, ...row } of db.all<{
    personId: string
    id: string
    by: string
    date: string
    kind: 'end' | 'state'
    state: NonNullable<Judgement['state']>
    reason: string
    replaces: string
    withdrawn: string | null
  }>(
    `SELECT person_id AS personId, judgement_id AS id, by, on_day AS date, kind, state, reason, replaces, withdrawn_on AS withdrawn
     FROM judgement WHERE trashed_at IS NULL`,
  )) {
    const { withdrawn, replaces, ...rest } = row
    const judgement: Judgement = { ...rest, replaces: JSON.parse(replaces), ...(withdrawn !== null && { withdrawn }) }
    const known = declared.get(personId)
    if (known) known.push(judgement)
    else declared.set(personId, [judgement])
  }
  return db
    .all<{ personId: string; name: string; log: string | null }>(
      `SELECT p.person_id AS personId, p.name,
         (SELECT group_concat(i.on_day || CASE i.direction WHEN 'ask' THEN 'q' ELSE substr(i.direction, 1, 1) END || i.paid || (lower(trim(i.kind)) = 'promotion'))
          FROM interaction i WHERE i.person_id = p.person_id AND i.trashed_at IS NULL) AS log
       FROM person p JOIN entity e ON e.id = p.person_id AND e.trashed_at IS NULL
       ORDER BY p.name COLLATE NOCASE, p.person_id`,
    )
    .map((row) => ({ ...row, declared: declared.get(row.personId) ?? [] }))
}

/** The rules that stand: the latest change, or those that come with the app. */
export function readRules(db: Db): RelationshipRules {
  const row = db.get<{ rules: string }>('SELECT rules FROM rules_change ORDER BY at DESC, change_id DESC LIMIT 1')
  const { model, thresholds } = DEFAULT_SETTINGS
  return row ? RelationshipRules.parse(JSON.parse(row.rules)) : { model, thresholds }
}

export const readSettings = (db: Db): Settings => ({ ...DEFAULT_SETTINGS, ...readRules(db) })
