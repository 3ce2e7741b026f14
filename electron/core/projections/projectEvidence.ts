/** Evidence fields → evidence rows, wherever they stand. */
import type { FieldsOfSubject } from '#shared/docs/fields.ts'
import { parseEvidenceField } from '#shared/docs/evidence.ts'
import { EvidenceValue } from '#shared/model/plan.ts'
import type { Db } from '../db/database.ts'

/** Makes a subject's evidence rows what its fields say; returns how many malformed entries were skipped. */
export function projectEvidence(db: Db, docId: string, subject: string, fields: FieldsOfSubject | undefined): number {
  let skipped = 0
  db.run('DELETE FROM evidence WHERE doc_id = ? AND subject = ?', docId, subject)
  for (const [field, entry] of fields ?? []) {
    if (!field.startsWith('evidence:') || entry.value === null) continue
    const target = parseEvidenceField(field)
    const value = EvidenceValue.safeParse(entry.value)
    if (target === undefined || !value.success) {
      skipped++
      continue
    }
    const { stance, by, at } = value.data
    db.run(
      'INSERT INTO evidence (doc_id, subject, target, stance, by, at) VALUES (?, ?, ?, ?, ?, ?)',
      docId,
      subject,
      target,
      stance,
      by,
      at,
    )
  }
  return skipped
}
