import { LIBRARY_DOC } from '#shared/model/ids.ts'
import { ok } from '#shared/model/result.ts'
import type { Command } from './context.ts'

export const renameMe: Command<'renameMe'> = {
  label: ({ name }) => `Your name changed to ${name}`,
  run: ({ name }, { edit }) => {
    edit.set(LIBRARY_DOC, edit.me, 'name', name)
    return ok({})
  },
}
