/** What goes out of a workspace as a file for another program. */
import { ProjectFormat } from '#shared/contract/exchange.ts'
import { type CoreCommand, must, optional, UsageError } from '../command.ts'

const formats = ProjectFormat.options

export const exportCommand: CoreCommand = {
  usage: `export ${formats.join('|')} -o FILE --data DIR`,
  options: { output: { type: 'string', short: 'o' } },
  words: [1, 1],
  run: async ({ core, words, values, path }) => {
    const format = ProjectFormat.safeParse(words[0])
    if (!format.success) throw new UsageError(`export writes ${formats.join(' or ')}.`)
    const output = optional(values, 'output')
    if (output === undefined || output === '') throw new UsageError('-o FILE is needed.')
    return { json: must(await core.run('exportProject', { format: format.data, path: path(output) })) }
  },
}
