/** The whole workspace for another coding program. */
import type { ProjectFormat } from '#shared/contract/exchange.ts'
import { must } from '../command.ts'
import { type ExportFormat, namesOf, outPath, sayReplaced } from './format.ts'

const projectFormat = (format: ProjectFormat): ExportFormat => ({
  usage: '[--real-names] -o FILE',
  about: [],
  run: async (context) => {
    const input = { format, path: outPath(context), names: namesOf(context.values) }
    const made = must(await context.core.run('exportProject', input))
    sayReplaced(context, made.replaced)
    return { json: made }
  },
})

export const qdpx = projectFormat('qdpx')
export const qdc = projectFormat('qdc')
