import { codingField, SOURCE } from '#shared/docs/layout.ts'
import { ok } from '#shared/model/result.ts'
import type { Command } from './context.ts'
import { requireCodable, requireCode, requireQuote, requireSource } from './lookups.ts'

export const setCoding: Command<'setCoding'> = {
  label: ({ codeId, stance }, { db }) => {
    const code = requireCode(db, codeId)
    const name = code.ok ? code.value.name : 'Code'
    return stance === null ? `Code ${name} taken off` : `Code ${name} added`
  },
  run: ({ target, codeId, stance }, { db, edit }) => {
    const isQuote = target.startsWith('q_')
    const place = isQuote ? requireQuote(db, target) : requireSource(db, target)
    if (!place.ok) return place
    const docId = 'sourceId' in place.value ? place.value.sourceId : target
    const subject = isQuote ? target : SOURCE
    if (stance === null) {
      // Taking off reaches every code that was merged into the one shown.
      const merged = db.all<{ codeId: typeof codeId }>(
        'SELECT code_id AS codeId FROM code WHERE resolved_id = (SELECT resolved_id FROM code WHERE code_id = ?)',
        codeId,
      )
      for (const each of merged.length > 0 ? merged : [{ codeId }]) {
        const field = codingField(each.codeId, edit.me)
        if (edit.read(docId, subject, field) != null) edit.set(docId, subject, field, null)
      }
      return ok({})
    }
    const code = requireCodable(db, codeId)
    if (!code.ok) return code
    const field = codingField(code.value.codeId, edit.me)
    const standing = edit.read(docId, subject, field) as { stance?: unknown } | null | undefined
    if (standing?.stance !== stance) edit.set(docId, subject, field, { stance, at: edit.now() })
    return ok({})
  },
}
