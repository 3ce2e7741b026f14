/** The whole workspace as a folder of Markdown, or a zip of it. */
import { must } from '../command.ts'
import { type ExportFormat, namesOf, outPath, sayReplaced } from './format.ts'

export const vault: ExportFormat = {
  usage: '[--real-names] [--replace] -o FOLDER|FILE.zip',
  about: [],
  options: { replace: { type: 'boolean' } },
  run: async (context) => {
    const input = {
      path: outPath(context),
      names: namesOf(context.values),
      replace: context.values['replace'] === true,
    }
    const made = must(await context.core.run('exportVault', input))
    sayReplaced(context, made.replaced)
    return { json: made }
  },
}
