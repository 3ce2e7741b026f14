import { appError } from '#shared/contract/errors.ts'
import { type CoreCommand, CommandFailed, must, optional } from '../command.ts'
import { codeByName } from '../codeNames.ts'

export const codes: CoreCommand = {
  usage: 'codes --data DIR',
  words: [0, 0],
  run: async ({ core }) => {
    const all = must(await core.query('codes', {}))
    const nameById = new Map(all.map((code) => [code.codeId, code.name]))
    return {
      json: {
        codes: all
          .filter((code) => code.codable)
          .map(({ name, tree, parent, definition, useWhen, avoidWhen, quotes }) => ({
            name,
            tree,
            parent: parent === null ? null : (nameById.get(parent) ?? parent),
            definition,
            useWhen,
            avoidWhen,
            quotes,
          })),
      },
    }
  },
}

export const codeAdd: CoreCommand = {
  usage: 'code-add NAME [--parent NAME] [--definition TEXT] [--use-when TEXT] [--avoid-when TEXT] --data DIR',
  options: {
    parent: { type: 'string' },
    definition: { type: 'string' },
    'use-when': { type: 'string' },
    'avoid-when': { type: 'string' },
  },
  words: [1, 1],
  run: async ({ core, words, values }) => {
    const parentName = optional(values, 'parent')
    const parent = parentName === undefined ? null : (await codeByName(core, parentName)).codeId
    const name = (words[0] as string).trim()
    if (name === '') throw new CommandFailed(appError('InvalidInput', 'A code needs a name.'))
    const { codeId } = must(
      await core.execute('addCode', {
        name,
        parent,
        definition: optional(values, 'definition') ?? '',
        useWhen: optional(values, 'use-when') ?? '',
        avoidWhen: optional(values, 'avoid-when') ?? '',
      }),
    )
    return { json: { codeId } }
  },
}
