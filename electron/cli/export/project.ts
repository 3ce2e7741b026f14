/** The whole workspace for another coding program. */
import type { ProjectFormat } from '#shared/contract/exchange.ts'
import { must } from '../command.ts'
import { type ExportFormat, outPath } from './format.ts'

const projectFormat = (format: ProjectFormat): ExportFormat => ({
  usage: '-o FILE',
  run: async (context) => ({ json: must(await context.core.run('exportProject', { format, path: outPath(context) })) }),
})

export const qdpx = projectFormat('qdpx')
export const qdc = projectFormat('qdc')
