/** A workshop's pack as a folder; people always by pseudonym, who is who in a file apart. */
import { Paper } from '#shared/model/workshop.ts'
import { must, optional, UsageError } from '../command.ts'
import { askedWorkshop } from '../commands/workshops.ts'
import { type ExportFormat, outPath } from './format.ts'

export const pack: ExportFormat = {
  usage: '[--workshop ID] [--paper a4|letter] -o FOLDER',
  options: { workshop: { type: 'string' }, paper: { type: 'string' } },
  run: async (context) => {
    const { core, values } = context
    const asked = optional(values, 'paper')
    const paper = asked === undefined ? undefined : Paper.safeParse(asked.toLowerCase()).data
    if (asked !== undefined && paper === undefined) throw new UsageError('--paper is a4 or letter.')
    const path = outPath(context)
    const workshopId = await askedWorkshop(core, values)
    const made = must(await core.run('exportPack', { workshopId, path, ...(paper !== undefined && { paper }) }))
    for (const sentence of made.missing) process.stderr.write(`${sentence}\n`)
    return { json: made }
  },
}
