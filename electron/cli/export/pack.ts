/** A workshop's pack as a folder; people always by pseudonym, who is who in a file apart. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Paper } from '#shared/model/workshop.ts'
import { type CliContext, CommandFailed, must, optional, UsageError } from '../command.ts'
import { templateOf, templateOptions, templateUsage } from '../commands/templates.ts'
import { askedWorkshop } from '../commands/workshops.ts'
import { printPdfs } from '../printPdf.ts'
import { writeWhole } from '../writeFile.ts'
import { type ExportFormat, outPath } from './format.ts'

/** Prints the folder's pages beside them; where nothing can print here, the sentence that says so. */
async function addPdfs(
  folder: string,
  files: readonly string[],
  paper: Paper,
): Promise<{ added: string[]; left: string[] }> {
  const pages = files.filter((name) => name.endsWith('.html'))
  try {
    const printed = await printPdfs(await Promise.all(pages.map((name) => readFile(join(folder, name), 'utf8'))), paper)
    const added = pages.map((name) => name.replace(/html$/, 'pdf'))
    for (const [i, bytes] of printed.entries()) await writeWhole(join(folder, added[i] as string), bytes)
    return { added, left: [] }
  } catch (cause) {
    // The pack is there in its other formats.
    if (cause instanceof CommandFailed && cause.error.code === 'PdfNotMade') return { added: [], left: [cause.message] }
    throw cause
  }
}

function paperOf({ values }: CliContext): Paper | undefined {
  const asked = optional(values, 'paper')
  if (asked === undefined) return undefined
  const paper = Paper.safeParse(asked.toLowerCase())
  if (!paper.success) throw new UsageError('--paper is a4 or letter.')
  return paper.data
}

export const pack: ExportFormat = {
  usage: `[--workshop ID] [--paper a4|letter] ${templateUsage} [--without-pdf] -o FOLDER`,
  about: ['workshop'],
  options: {
    workshop: { type: 'string' },
    paper: { type: 'string' },
    'without-pdf': { type: 'boolean' },
    ...templateOptions,
  },
  run: async (context) => {
    const { core, values } = context
    const asked = paperOf(context)
    const path = outPath(context)
    const workshopId = await askedWorkshop(core, values)
    const paper = asked ?? must(await core.query('workshop', { workshopId }))?.paper ?? 'a4'
    const made = must(await core.run('exportPack', { workshopId, path, paper, ...(await templateOf(context)) }))
    const { added, left } =
      values['without-pdf'] === true ? { added: [], left: [] } : await addPdfs(path, made.files, paper)
    const missing = [...made.missing, ...left]
    for (const sentence of missing) context.say(sentence)
    return { json: { ...made, files: [...made.files, ...added], missing } }
  },
}
