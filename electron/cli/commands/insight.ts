/** Figures on the command line, as JSON, CSV or a picture: the tables that the window shows. */
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import type { InsightTable } from '#shared/insight/table.ts'
import { Day } from '#shared/model/plan.ts'
import { type Answer, type CoreCommand, optional, UsageError, type Values } from '../command.ts'
import { figures } from '../insight/figures.ts'
import { writeWhole } from '../writeFile.ts'

const FORMATS = ['json', 'csv', 'svg'] as const

function dayOf(values: Values, name: 'since' | 'until'): InsightFilters {
  const given = optional(values, name)
  if (given === undefined) return {}
  const day = Day.safeParse(given)
  if (!day.success) throw new UsageError(`--${name} is a day, written like 2026-03-31.`)
  return { [name]: day.data }
}

function formatOf(values: Values): (typeof FORMATS)[number] {
  const given = optional(values, 'format') ?? 'json'
  const format = FORMATS.find((each) => each === given)
  if (format === undefined) throw new UsageError(`--format is ${FORMATS.join(', ')}.`)
  return format
}

/** Without a mark of its encoding at the front: what comes next in a pipe takes it for a letter. */
async function csvOf(table: InsightTable): Promise<string> {
  // Most commands write no table.
  const { insightCsv } = await import('#core/exporters/insightCsv.ts')
  return insightCsv(table, { bom: false })
}

/** Each figure's own options, as the command takes them and as its usage tells them. */
const own = Object.values(figures).flatMap((figure) => Object.entries(figure.options ?? {}))

export const insight: CoreCommand = {
  usage: `insight ${Object.keys(figures).join('|')} [--since DAY] [--until DAY] ${own.map(([name, what]) => `[--${name} ${what}] `).join('')}[--format json|csv|svg] [-o FILE] --data DIR`,
  options: {
    since: { type: 'string' },
    until: { type: 'string' },
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
    ...Object.fromEntries(own.map(([name]) => [name, { type: 'string' } as const])),
  },
  words: [1, 1],
  run: async ({ core, words, values, path }): Promise<Answer> => {
    const what = words[0] ?? ''
    const command = Object.hasOwn(figures, what) ? figures[what] : undefined
    if (!command) throw new UsageError(`There is no figure ${what}.`)
    for (const [name] of own)
      if (optional(values, name) !== undefined && !Object.hasOwn(command.options ?? {}, name))
        throw new UsageError(`--${name} says nothing about ${what}.`)
    const format = formatOf(values)
    const filters = { ...dayOf(values, 'since'), ...dayOf(values, 'until') }
    const { json, table, svg } = await command.figure({ core, filters, values })
    if (format === 'svg' && !svg) throw new UsageError(`There is no picture of ${what}; ask for json or csv.`)
    const output = optional(values, 'output')
    const content = format === 'csv' ? await csvOf(table) : format === 'svg' ? ((await svg?.()) ?? '') : undefined
    if (output !== undefined) {
      const file = path(output)
      await writeWhole(file, content ?? `${JSON.stringify(json, null, 2)}\n`)
      return { json: { path: file, format, rows: table.rows.length } }
    }
    return content === undefined ? { json } : { text: content, json: { format, content } }
  },
}
