/** Where somebody's name stands outside of their own document: what erasing them does not reach. */
import type { NameOccurrence } from '#shared/contract/peopleQueries.ts'
import type { SearchKind } from '#shared/contract/views.ts'
import type { Db } from '../db/database.ts'
import { isUnspaced } from '../projections/searchBlocks.ts'
import { fold } from '../search/fold.ts'
import { toMatchExpression } from '../search/matchExpression.ts'
import type { Query } from './context.ts'

const MOST = 500

interface Item {
  kind: Exclude<SearchKind, 'step' | 'person'>
  itemId: string
  docId: string
  body: string
}

const titleSql: Readonly<Record<Item['kind'], string>> = {
  note: 'SELECT title FROM note WHERE note_id = ?',
  source: 'SELECT title FROM source WHERE source_id = ?',
  quote: 'SELECT exact AS title FROM quote WHERE quote_id = ?',
  memo: 'SELECT exact AS title FROM quote WHERE quote_id = ?',
  code: 'SELECT name AS title FROM code WHERE code_id = ?',
  workshop: 'SELECT title FROM workshop WHERE workshop_id = ?',
}

function inFullText(db: Db, name: string): NameOccurrence[] {
  const isInfix = isUnspaced(name)
  const match = isInfix
    ? [...name].length < 3
      ? null
      : `"${name.replaceAll('"', '""')}"`
    : toMatchExpression([{ text: name, exclude: false, phrase: true }], false)
  if (match === null) return []
  const table = isInfix ? 'search_infix' : 'search_text'
  const wanted = fold(name)
  const found = new Map<string, NameOccurrence>()
  for (const { kind, itemId, docId, body } of db.all<Item>(
    `SELECT i.kind, i.item_id AS itemId, i.doc_id AS docId, t.body FROM ${table} t
     JOIN search_item i ON i.item_no = t.rowid >> 20 AND i.kind <> 'step' WHERE ${table} MATCH ? LIMIT 20000`,
    match,
  )) {
    const key = `${kind} ${itemId}`
    if (found.has(key) || !fold(body).includes(wanted)) continue
    const title = db.get<{ title: string }>(titleSql[kind], itemId)?.title ?? ''
    found.set(key, { kind, id: itemId, title, inside: kind === 'quote' || kind === 'memo' ? docId : itemId })
    if (found.size >= MOST) break
  }
  return [...found.values()]
}

/** What is little is read through. */
const inRecords = `
  SELECT 'plan' AS kind, plan_id AS id, title, plan_id AS inside, title AS text FROM plan
  UNION ALL SELECT 'step', step_id, text, plan_id, text || ' ' || notes || ' ' || owner FROM step
  UNION ALL SELECT 'step', step_id, text, plan_id, text FROM step_measure
  UNION ALL SELECT 'workshop', workshop_id, title, workshop_id, title || ' ' || client FROM workshop
  UNION ALL SELECT 'workshop', w.workshop_id, w.title, w.workshop_id, l.says FROM workshop_line l JOIN workshop w ON w.workshop_id = l.workshop_id
  UNION ALL SELECT 'workshop', w.workshop_id, w.title, w.workshop_id, a.title || ' ' || a.note || ' ' || a.materials
    FROM agenda_item a JOIN workshop w ON w.workshop_id = a.workshop_id
  UNION ALL SELECT 'observation', observation_id, text, doc_id, text FROM observation WHERE doc_id <> @personId
  UNION ALL SELECT 'person', person_id, name, person_id, wake || ' ' || places || ' ' || contact || ' ' || notes
    FROM person WHERE person_id <> @personId
  UNION ALL SELECT 'interaction', interaction_id, kind, person_id, kind || ' ' || channel || ' ' || note
    FROM interaction WHERE person_id <> @personId AND kind || channel || note <> ''`

export const nameOccurrences: Query<'nameOccurrences'> = {
  tables: [
    'person',
    'note',
    'doc',
    'source',
    'quote',
    'search_item',
    'plan',
    'step',
    'observation',
    'interaction',
    'workshop',
    'workshop_line',
    'agenda_item',
  ],
  readsText: true,
  run: ({ personId }, { db }) => {
    const name = db.get<{ name: string }>('SELECT name FROM person WHERE person_id = ?', personId)?.name ?? ''
    const wanted = fold(name)
    if (wanted === '') return []
    const found = inFullText(db, name)
    const seen = new Set(found.map(({ kind, id }) => `${kind} ${id}`))
    for (const { text, ...each } of db.all<NameOccurrence & { text: string }>(inRecords, { personId })) {
      if (found.length >= MOST) break
      const key = `${each.kind} ${each.id}`
      if (seen.has(key) || !fold(text).includes(wanted)) continue
      seen.add(key)
      found.push(each)
    }
    return found
  },
}
