import { ok } from '#shared/model/result.ts'
import { checkName, checkParent, writeCode } from './codeFields.ts'
import type { Command } from './context.ts'
import { requireCode } from './lookups.ts'

export const editCode: Command<'editCode'> = {
  label: ({ codeId, patch }, { db }) => {
    const code = requireCode(db, codeId)
    const name = code.ok ? code.value.name : 'Code'
    return patch.archived === undefined
      ? `Code ${name} changed`
      : patch.archived
        ? `Code ${name} archived`
        : `Code ${name} taken out of the archive`
  },
  run: ({ codeId, patch }, { db, edit }) => {
    const code = requireCode(db, codeId)
    if (!code.ok) return code
    if (patch.name !== undefined && patch.name !== code.value.name) {
      const free = checkName(db, patch.name, codeId)
      if (!free.ok) return free
    }
    if (patch.parent != null) {
      const parent = checkParent(db, patch.parent, codeId)
      if (!parent.ok) return parent
    }
    writeCode(edit, codeId, patch)
    return ok({})
  },
}
