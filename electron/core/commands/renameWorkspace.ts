import { WORKSPACE } from '#shared/docs/layout.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import { ok } from '#shared/model/result.ts'
import type { Command } from './context.ts'

export const renameWorkspace: Command<'renameWorkspace'> = {
  label: ({ name }) => `Workspace renamed to ${name}`,
  run: ({ name }, { edit }) => {
    edit.set(LIBRARY_DOC, WORKSPACE, 'name', name)
    return ok({})
  },
}
