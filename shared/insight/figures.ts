/**
 * Every figure that can stand on a dashboard or in a note, by the word under which it is kept there: what is asked of
 * the core, and what the answer is as a picture and as a table. Window and exports draw from this one list.
 */
import type { InsightFilters } from '../contract/insightQueries.ts'
import type { QueryInput, QueryOutput } from '../contract/queries.ts'
import type { PictureSpec } from '../pictures/picture.ts'
import {
  codesOverSourcesPicture,
  cooccurrencePicture,
  frequenciesPicture,
  negativeCasesPicture,
  saturationPicture,
  stancePicture,
} from './codePictures.ts'
import { codesOverSourcesTable } from './codesOverSources.ts'
import { cooccurrenceTable } from './cooccurrence.ts'
import { frequenciesTable, stanceTable } from './frequencies.ts'
import { negativeCasesTable } from './negativeCases.ts'
import { phaseNormTable } from './phaseNorm.ts'
import { phaseNormPicture } from './phaseNormPicture.ts'
import { saturationTable } from './saturation.ts'
import type { InsightTable } from './table.ts'

export interface Made {
  picture: PictureSpec
  table: InsightTable
}

/** The queries that figures ask. */
export type FigureQuery =
  | 'phaseNormMap'
  | 'codeFrequencies'
  | 'cooccurrence'
  | 'codesOverSources'
  | 'saturation'
  | 'negativeCases'

export interface FigureOf<N extends FigureQuery> {
  query: N
  input: (filters: InsightFilters) => QueryInput<N>
  /** Always the same function: what it made stands until the figure changes. */
  make: (figure: QueryOutput<N>) => Made
}

export interface Figure {
  /** As its picture is titled. */
  title: string
  /** What it shows, in a line for whoever chooses. */
  about: string
  /** Where it is looked at closely. */
  tab: 'map' | 'codes'
  /** Gives the figure to who takes any, with its types. */
  visit: <R>(take: <N extends FigureQuery>(of: FigureOf<N>) => R) => R
}

const figure = <N extends FigureQuery>(words: Omit<Figure, 'visit'>, of: FigureOf<N>): Figure => ({
  ...words,
  visit: (take) => take(of),
})

/** In the order in which they are offered. */
export const figureByKind: Readonly<Record<string, Figure>> = {
  'phase-norm': figure(
    { title: 'Phase × norm', about: 'Evidence for and against, and where there is none', tab: 'map' },
    {
      query: 'phaseNormMap',
      input: (filters) => ({ filters }),
      make: (map) => ({ picture: phaseNormPicture(map), table: phaseNormTable(map) }),
    },
  ),
  frequencies: figure(
    { title: 'Codes by quotes and by sources', about: 'How often each code is used', tab: 'codes' },
    {
      query: 'codeFrequencies',
      input: (filters) => ({ filters }),
      make: (codes) => ({ picture: frequenciesPicture(codes), table: frequenciesTable(codes) }),
    },
  ),
  stance: figure(
    { title: 'For and against each code', about: 'Which codes are supported, and which disputed', tab: 'codes' },
    {
      query: 'codeFrequencies',
      input: (filters) => ({ filters }),
      make: (codes) => ({ picture: stancePicture(codes), table: stanceTable(codes) }),
    },
  ),
  cooccurrence: figure(
    { title: 'Codes on the same quotes', about: 'Which codes go together', tab: 'codes' },
    {
      query: 'cooccurrence',
      input: (filters) => ({ filters }),
      make: (pairs) => ({ picture: cooccurrencePicture(pairs), table: cooccurrenceTable(pairs) }),
    },
  ),
  'codes-sources': figure(
    { title: 'Codes over sources', about: 'Which source says what', tab: 'codes' },
    {
      query: 'codesOverSources',
      input: (filters) => ({ filters }),
      make: (codes) => ({ picture: codesOverSourcesPicture(codes), table: codesOverSourcesTable(codes) }),
    },
  ),
  saturation: figure(
    {
      title: 'Saturation of the codes that the team added',
      about: 'Whether new sources still bring new codes',
      tab: 'codes',
    },
    {
      query: 'saturation',
      input: (filters) => ({ filters }),
      make: (found) => ({ picture: saturationPicture(found), table: saturationTable(found) }),
    },
  ),
  'negative-cases': figure(
    { title: 'Negative cases', about: 'Who disputes what most support', tab: 'codes' },
    {
      query: 'negativeCases',
      input: (filters) => ({ filters }),
      make: (cases) => ({ picture: negativeCasesPicture(cases), table: negativeCasesTable(cases) }),
    },
  ),
}

/** Undefined: a newer app made it. */
export const figureOf = (kind: string): Figure | undefined =>
  Object.hasOwn(figureByKind, kind) ? figureByKind[kind] : undefined
