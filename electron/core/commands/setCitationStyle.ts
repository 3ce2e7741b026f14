import { WORKSPACE } from '#shared/docs/layout.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import { ok } from '#shared/model/result.ts'
import { styleWords } from '#shared/references/cite.ts'
import type { Command } from './context.ts'

export const setCitationStyle: Command<'setCitationStyle'> = {
  label: ({ style }) => `Sources cited in ${styleWords[style]}`,
  run: ({ style }, { edit }) => {
    edit.set(LIBRARY_DOC, WORKSPACE, 'citationStyle', style)
    return ok({})
  },
}
