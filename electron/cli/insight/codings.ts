/** Figures that count codings. */
import {
  codesOverSourcesPicture,
  cooccurrencePicture,
  frequenciesPicture,
  negativeCasesPicture,
  saturationPicture,
  stancePicture,
} from '#shared/insight/codePictures.ts'
import { codesOverSourcesTable } from '#shared/insight/codesOverSources.ts'
import { cooccurrenceTable } from '#shared/insight/cooccurrence.ts'
import { frequenciesTable, stanceTable } from '#shared/insight/frequencies.ts'
import { negativeCasesTable } from '#shared/insight/negativeCases.ts'
import { phaseNormTable } from '#shared/insight/phaseNorm.ts'
import { phaseNormPicture } from '#shared/insight/phaseNormPicture.ts'
import { saturationTable, saturationWords } from '#shared/insight/saturation.ts'
import { must, optional, UsageError, type Values } from '../command.ts'
import { drawn } from './drawn.ts'
import type { FigureCommand } from './figure.ts'

export const phaseNorm: FigureCommand = {
  figure: async ({ core, filters }) => {
    const map = must(await core.query('phaseNormMap', { filters }))
    const table = phaseNormTable(map)
    // A phase's own row has no code.
    const cells = table.rows.map((row) => ({ ...row, code: row['code'] === '' ? null : row['code'] }))
    return { json: { quotes: map.quotes, cells }, table, svg: drawn(() => phaseNormPicture(map)) }
  },
}

export const frequencies: FigureCommand = {
  figure: async ({ core, filters }) => {
    const codes = must(await core.query('codeFrequencies', { filters }))
    const table = frequenciesTable(codes)
    return { json: { codes: table.rows }, table, svg: drawn(() => frequenciesPicture(codes)) }
  },
}

export const stance: FigureCommand = {
  figure: async ({ core, filters }) => {
    const codes = must(await core.query('codeFrequencies', { filters }))
    const table = stanceTable(codes)
    return { json: { codes: table.rows }, table, svg: drawn(() => stancePicture(codes)) }
  },
}

export const cooccurrence: FigureCommand = {
  options: { within: 'quote|source' },
  figure: async ({ core, filters, values }) => {
    const within = oneOf(values, 'within', ['quote', 'source'])
    const figure = must(await core.query('cooccurrence', { filters, within }))
    const table = cooccurrenceTable(figure)
    return {
      json: { within, total: figure.total, pairs: table.rows },
      table,
      svg: drawn(() => cooccurrencePicture(figure)),
    }
  },
}

export const saturation: FigureCommand = {
  options: { base: '4', run: '2', codes: 'own|all' },
  figure: async ({ core, filters, values }) => {
    const codes = oneOf(values, 'codes', ['own', 'all'])
    const [base, run] = [numberOf(values, 'base', 4), numberOf(values, 'run', 2)]
    const figure = must(await core.query('saturation', { filters, codes, base, run }))
    const sources = figure.sources.map(({ sourceId, title, newCodes }) => ({
      sourceId,
      title,
      newCodes: newCodes.length,
    }))
    return {
      json: { ...figure, sources, words: saturationWords(figure) },
      table: saturationTable(figure),
      svg: drawn(() => saturationPicture(figure)),
    }
  },
}

export const overSources: FigureCommand = {
  figure: async ({ core, filters }) => {
    const figure = must(await core.query('codesOverSources', { filters }))
    const table = codesOverSourcesTable(figure)
    const sources = figure.sources.map(({ sourceId, title, origin }) => ({ sourceId, title, origin }))
    const cells = figure.cells.map(({ sourceId, quotes, whole }, at) => ({
      code: table.rows[at]?.['code'],
      sourceId,
      quotes,
      whole,
    }))
    return { json: { sources, cells }, table, svg: drawn(() => codesOverSourcesPicture(figure)) }
  },
}

export const negativeCases: FigureCommand = {
  figure: async ({ core, filters }) => {
    const cases = must(await core.query('negativeCases', { filters }))
    const codes = cases.map(({ name: code, title, supports, disputes, quotes }) => ({
      code,
      title,
      supports,
      disputes,
      quotes,
    }))
    return { json: { codes }, table: negativeCasesTable(cases), svg: drawn(() => negativeCasesPicture(cases)) }
  },
}

function oneOf<const T extends string>(values: Values, name: string, choices: readonly [T, ...T[]]): T {
  const given = optional(values, name) ?? choices[0]
  const chosen = choices.find((each) => each === given)
  if (chosen === undefined) throw new UsageError(`--${name} is ${choices.join(' or ')}.`)
  return chosen
}

function numberOf(values: Values, name: string, otherwise: number): number {
  const given = optional(values, name)
  const number = given === undefined ? otherwise : /^\d{1,4}$/.test(given) ? Number(given) : 0
  if (number < 1 || number > 1000) throw new UsageError(`--${name} is a number of sources, from 1 to 1000.`)
  return number
}
