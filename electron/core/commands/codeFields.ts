/** Rules that adding and editing a code share. */
import type { CodePatch } from '#shared/contract/commands.ts'
import { appError } from '#shared/contract/errors.ts'
import { type CodeId, LIBRARY_DOC } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import type { Editor } from '../docs/editing.ts'
import { requireCode } from './lookups.ts'

/** Names need not be unique across devices, but nobody should make a second one by accident. */
export function checkName(db: Db, name: string, except?: CodeId): Outcome<null> {
  const taken = db.get<{ codeId: string }>(
    'SELECT code_id AS codeId FROM code WHERE name = ? COLLATE NOCASE AND code_id IS NOT ? AND trashed = 0 AND resolved_id = code_id',
    name,
    except ?? null,
  )
  return taken
    ? err(appError('CodeNameTaken', `There is already a code called ${name}; use it or choose another name.`))
    : ok(null)
}

/** A code cannot stand below itself. */
export function checkParent(db: Db, parent: CodeId, codeId?: CodeId): Outcome<null> {
  const found = requireCode(db, parent)
  if (!found.ok) return found
  // Of two devices each may have put one code below the other: what is walked twice is a ring.
  const seen = new Set<string>()
  for (let at: CodeId | null = parent; at !== null && !seen.has(at); ) {
    if (at === codeId) return err(appError('CodeCycle', 'A code cannot stand below itself; choose another place.'))
    seen.add(at)
    at = db.get<{ parent: CodeId | null }>('SELECT parent FROM code WHERE code_id = ?', at)?.parent ?? null
  }
  return ok(null)
}

export function writeCode(edit: Editor, codeId: CodeId, patch: CodePatch): void {
  for (const [field, value] of Object.entries(patch))
    if (value !== undefined) edit.set(LIBRARY_DOC, codeId, field, field === 'parent' ? (value ?? '') : value)
}
