import { LIBRARY_DOC } from '#shared/model/ids.ts'
import { ok } from '#shared/model/result.ts'
import type { Command } from './context.ts'
import { requireCode } from './lookups.ts'

export const unmergeCode: Command<'unmergeCode'> = {
  label: () => 'Codes separated',
  run: ({ codeId }, { db, edit }) => {
    const code = requireCode(db, codeId)
    if (!code.ok) return code
    edit.set(LIBRARY_DOC, codeId, 'alias', null)
    return ok({})
  },
}
