import { appError } from '#shared/contract/errors.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Command } from './context.ts'
import { requireCodable } from './lookups.ts'

export const mergeCodes: Command<'mergeCodes'> = {
  label: () => 'Codes merged',
  run: ({ from, into }, { db, edit }) => {
    const source = requireCodable(db, from)
    if (!source.ok) return source
    const target = requireCodable(db, into)
    if (!target.ok) return target
    if (source.value.codeId === target.value.codeId)
      return err(appError('CodeCycle', 'These two are one code already.'))
    edit.set(LIBRARY_DOC, source.value.codeId, 'alias', target.value.codeId)
    return ok({})
  },
}
