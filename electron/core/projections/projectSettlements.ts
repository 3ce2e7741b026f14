/** A source's settlements, its coders' reasons, and which of its codings are set aside → rows. */
import { type Doc, type FieldsOfSubject, fieldsBySubject, itemsOf, valueOf } from '#shared/docs/fields.ts'
import { Trashed } from '#shared/docs/layout.ts'
import { parseReasonField } from '#shared/docs/settlementLayout.ts'
import { codingKey, SettlementRecord } from '#shared/model/settlement.ts'
import type { Db } from '../db/database.ts'

/** What each coder said of why they coded a quote so; returns how many malformed entries were skipped. */
export function projectReasons(db: Db, sourceId: string, quoteId: string, fields: FieldsOfSubject | undefined): number {
  let skipped = 0
  db.run('DELETE FROM coding_reason WHERE target = ?', quoteId)
  for (const [field, { value }] of fields ?? []) {
    if (!field.startsWith('reason:') || value === null || value === '') continue
    const coder = parseReasonField(field)
    if (coder === undefined || typeof value !== 'string') {
      skipped++
      continue
    }
    db.run(
      'INSERT INTO coding_reason (target, coder, source_id, reason) VALUES (?, ?, ?, ?)',
      quoteId,
      coder,
      sourceId,
      value,
    )
  }
  return skipped
}

interface Known {
  id: string
  record: SettlementRecord
  trashedAt: number | null
}

/** Every settlement of the document, the latest first. */
function settlementsOf(doc: Doc): { known: Known[]; skipped: number } {
  const ids = [...itemsOf(doc).keys()].filter((id) => id.startsWith('a_'))
  const { subjects } = fieldsBySubject(doc, new Set(ids))
  const known: Known[] = []
  for (const id of ids) {
    const record = SettlementRecord.safeParse(itemsOf(doc).get(id))
    const trashed = valueOf(subjects.get(id), 'trashed', Trashed) ?? null
    if (record.success) known.push({ id, record: record.data, trashedAt: trashed?.at ?? null })
  }
  known.sort((a, b) => b.record.at - a.record.at || (a.id < b.id ? 1 : -1))
  return { known, skipped: ids.length - known.length }
}

/**
 * Makes the rows of a source's settlements what its document says; call after its codings were projected. One holds
 * while it is the latest on its quotes and their codings are those that it settled. Returns how many were malformed.
 */
export function projectSettlements(db: Db, sourceId: string, doc: Doc, tables: Set<string>): number {
  const { known, skipped } = settlementsOf(doc)
  const had = db.run('DELETE FROM settlement WHERE source_id = ?', sourceId)
  if (had === 0 && known.length === 0) return skipped
  db.run('DELETE FROM coding_settled WHERE source_id = ?', sourceId)
  const taken = new Set<string>()
  for (const { id, record, trashedAt } of known) {
    const isLatest = trashedAt === null && !record.quotes.some((quote) => taken.has(quote))
    if (trashedAt === null) for (const quote of record.quotes) taken.add(quote)
    const standing = db.all<{ key: string }>(
      `SELECT target || ' ' || code_id || ' ' || coder || ' ' || stance AS key FROM coding
       WHERE target IN (SELECT value FROM json_each(?))`,
      JSON.stringify(record.quotes),
    )
    const settled = new Set(record.codings.map(codingKey))
    const holds = isLatest && standing.length === settled.size && standing.every(({ key }) => settled.has(key))
    db.run(
      `INSERT INTO settlement (settlement_id, source_id, quotes, decision, chosen, reason, by, at, trashed_at, holds)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      sourceId,
      JSON.stringify(record.quotes),
      record.decision,
      record.chosen,
      record.reason,
      record.by,
      record.at,
      trashedAt,
      holds ? 1 : 0,
    )
    if (!holds) continue
    for (const { target, code, coder, aside } of record.codings)
      if (aside)
        db.run(
          'INSERT INTO coding_settled (target, code_id, coder, source_id, settlement_id) VALUES (?, ?, ?, ?, ?)',
          target,
          code,
          coder,
          sourceId,
          id,
        )
  }
  // Whoever counts codings counts others now.
  tables.add('settlement').add('coding_settled').add('coding')
  return skipped
}
