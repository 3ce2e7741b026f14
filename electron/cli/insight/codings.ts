/** Figures that count codings. */
import { frequenciesTable, stanceTable } from '#shared/insight/frequencies.ts'
import { phaseNormTable } from '#shared/insight/phaseNorm.ts'
import { must } from '../command.ts'
import type { FigureCommand } from './figure.ts'

export const phaseNorm: FigureCommand = {
  figure: async ({ core, filters }) => {
    const map = must(await core.query('phaseNormMap', { filters }))
    const table = phaseNormTable(map)
    // A phase's own row has no code.
    const cells = table.rows.map((row) => ({ ...row, code: row['code'] === '' ? null : row['code'] }))
    return { json: { quotes: map.quotes, cells }, table }
  },
}

export const frequencies: FigureCommand = {
  figure: async ({ core, filters }) => {
    const table = frequenciesTable(must(await core.query('codeFrequencies', { filters })))
    return { json: { codes: table.rows }, table }
  },
}

export const stance: FigureCommand = {
  figure: async ({ core, filters }) => {
    const table = stanceTable(must(await core.query('codeFrequencies', { filters })))
    return { json: { codes: table.rows }, table }
  },
}
