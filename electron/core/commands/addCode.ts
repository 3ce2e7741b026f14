import { createId } from '#shared/model/ids.ts'
import { ok } from '#shared/model/result.ts'
import { checkName, checkParent, writeCode } from './codeFields.ts'
import type { Command } from './context.ts'

export const addCode: Command<'addCode'> = {
  label: ({ name }) => `Code ${name} added to the codebook`,
  run: (patch, { db, edit }) => {
    const free = checkName(db, patch.name)
    if (!free.ok) return free
    if (patch.parent != null) {
      const parent = checkParent(db, patch.parent)
      if (!parent.ok) return parent
    }
    const codeId = createId('c')
    edit.addToLibrary(codeId, 'code')
    writeCode(edit, codeId, patch)
    return ok({ codeId })
  },
}
