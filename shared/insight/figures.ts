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
import { agreementTable } from './agreement.ts'
import { agreementPicture, isShownInPicture } from './agreementPicture.ts'
import { codesOverSourcesTable } from './codesOverSources.ts'
import { cooccurrenceTable } from './cooccurrence.ts'
import { crossSectionTable } from './crossSection.ts'
import { crossSectionPicture } from './crossSectionPicture.ts'
import { frequenciesTable, stanceTable } from './frequencies.ts'
import { givingTable } from './giving.ts'
import { givingPicture, helpPicture } from './givingPictures.ts'
import { negativeCasesTable } from './negativeCases.ts'
import { phaseNormTable } from './phaseNorm.ts'
import { phaseNormPicture } from './phaseNormPicture.ts'
import { progressTable } from './progress.ts'
import { progressPicture, verdictsPicture } from './progressPictures.ts'
import { saturationTable } from './saturation.ts'
import { stateWeeksPicture, statesPicture } from './statePictures.ts'
import { stateWeeksTable, statesTable } from './states.ts'
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
  | 'stateMoves'
  | 'givingShares'
  | 'planProgress'
  | 'crossSection'
  | 'agreement'

export interface FigureOf<N extends FigureQuery> {
  query: N
  input: (filters: InsightFilters) => QueryInput<N>
  /** Always the same function: what it made stands until the figure changes. Null: there is nothing to draw (yet). */
  make: (figure: QueryOutput<N>) => Made | null
}

/** A filter that can be set. `span`: the days between which a figure looks; `plan`: which one it shows. */
export type FilterField = 'source' | 'coder' | 'stance' | 'days' | 'span' | 'plan'

/** Those that choose codings. */
export const allFilterFields: readonly FilterField[] = ['source', 'coder', 'stance', 'days']

export interface Figure {
  /** As its picture is titled. */
  title: string
  /** What it shows, in a line for whoever chooses. */
  about: string
  /** Where it is looked at closely. */
  tab: 'map' | 'codes' | 'states' | 'agreement'
  /** The filters that mean something for it. */
  fields: readonly FilterField[]
  /** What stands where there is nothing to draw; without it, it comes by itself. */
  none?: string
  /** Gives the figure to who takes any, with its types. */
  visit: <R>(take: <N extends FigureQuery>(of: FigureOf<N>) => R) => R
}

const figure = <N extends FigureQuery>(
  words: Omit<Figure, 'visit' | 'fields'> & Partial<Pick<Figure, 'fields'>>,
  of: FigureOf<N>,
): Figure => ({
  fields: allFilterFields,
  ...words,
  visit: (take) => take(of),
})

const NO_PLAN = 'There is no plan yet; begin one in Plan.'

const spanOf = ({ since, until }: InsightFilters): QueryInput<'stateMoves'> => ({
  ...(since !== undefined && { from: since }),
  ...(until !== undefined && { to: until }),
})

const planOf = ({ planId }: InsightFilters): QueryInput<'planProgress'> => (planId === undefined ? {} : { planId })

function agreementMade(known: QueryOutput<'agreement'>): Made | null {
  const measured = known?.figure
  return measured
    ? {
        picture: agreementPicture(measured, measured.codes.filter(isShownInPicture)),
        table: agreementTable(measured),
      }
    : null
}

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
    {
      title: 'Negative cases',
      about: 'Who disputes what most support',
      tab: 'codes',
      fields: ['source', 'coder', 'days'],
    },
    {
      query: 'negativeCases',
      input: (filters) => ({ filters }),
      make: (cases) => ({ picture: negativeCasesPicture(cases), table: negativeCasesTable(cases) }),
    },
  ),
  'state-moves': figure(
    { title: 'Who moved where', about: 'Relationships between two days', tab: 'states', fields: ['span'] },
    {
      query: 'stateMoves',
      input: spanOf,
      make: (moves) => moves && { picture: statesPicture(moves), table: statesTable(moves) },
    },
  ),
  'state-weeks': figure(
    {
      title: 'States over time',
      about: 'How many relationships stood where, week by week',
      tab: 'states',
      fields: ['span'],
    },
    {
      query: 'stateMoves',
      input: spanOf,
      make: (moves) => moves && { picture: stateWeeksPicture(moves), table: stateWeeksTable(moves) },
    },
  ),
  giving: figure(
    { title: 'Our share of what passes', about: 'Who gives and who acts', tab: 'states', fields: ['span'] },
    {
      query: 'givingShares',
      input: spanOf,
      make: (shares) => shares && { picture: givingPicture(shares, 'name'), table: givingTable(shares, 'name') },
    },
  ),
  help: figure(
    {
      title: 'Help among our gives',
      about: 'How much of what we give promotes ourselves',
      tab: 'states',
      fields: ['span'],
    },
    {
      query: 'givingShares',
      input: spanOf,
      make: (shares) => shares && { picture: helpPicture(shares, 'name'), table: givingTable(shares, 'name') },
    },
  ),
  progress: figure(
    {
      title: 'How far the plan is',
      about: 'Steps by phase and status',
      tab: 'states',
      fields: ['plan'],
      none: NO_PLAN,
    },
    {
      query: 'planProgress',
      input: planOf,
      make: (plan) => plan && { picture: progressPicture(plan), table: progressTable(plan) },
    },
  ),
  verdicts: figure(
    { title: 'What the plan stands on', about: 'Verdicts by phase', tab: 'states', fields: ['plan'], none: NO_PLAN },
    {
      query: 'planProgress',
      input: planOf,
      make: (plan) => plan && { picture: verdictsPicture(plan), table: progressTable(plan) },
    },
  ),
  'cross-section': figure(
    {
      title: 'Who is here, from which part of the community',
      about: 'And which part nobody is from',
      tab: 'states',
      fields: [],
    },
    {
      query: 'crossSection',
      input: () => ({}),
      make: (people) => ({ picture: crossSectionPicture(people), table: crossSectionTable(people) }),
    },
  ),
  agreement: figure(
    { title: 'Agreement by norm and phase', about: 'How far coders agree, on sentences', tab: 'agreement' },
    { query: 'agreement', input: (filters) => ({ filters, unit: 'sentence' }), make: agreementMade },
  ),
  'agreement-paragraphs': figure(
    { title: 'Agreement by norm and phase', about: 'How far coders agree, on paragraphs', tab: 'agreement' },
    { query: 'agreement', input: (filters) => ({ filters, unit: 'paragraph' }), make: agreementMade },
  ),
}

/** Undefined: a newer app made it. */
export const figureOf = (kind: string): Figure | undefined =>
  Object.hasOwn(figureByKind, kind) ? figureByKind[kind] : undefined
