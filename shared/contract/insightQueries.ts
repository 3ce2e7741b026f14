/**
 * Queries that count codings: every figure of the Insight place, the command line and its exports; part of `queries`.
 *
 * What counts everywhere: a coding of a known code, by anybody, on something that is not in the trash and whose source
 * is not, unless the team settled that it does not stand. A merged code counts as the one it was merged into, an archived code still counts. A group (P1, R9) stands for
 * all codes below it, each quote once; a code stands for itself. Several coders of one quote make it one quote.
 * `independent`: sources, those marked as coming from the same origin once.
 */
import { z } from 'zod'
import { InsightTable } from '../insight/table.ts'
import { Stance } from '../model/coding.ts'
import { CodeId, MemberId, PlanId, QuoteId, SourceId } from '../model/ids.ts'
import { Day } from '../model/plan.ts'
import { QuoteView } from './views.ts'

const Count = z.int().nonnegative()

/**
 * Which codings a figure rests on. `since` and `until` are the local days on which a coding was made, both inclusive.
 * `stance` picks codings of that stance; in the phase × norm map codings of the norm, as it is the norm that is judged.
 */
export const InsightFilters = z.object({
  sourceId: SourceId.optional(),
  coder: MemberId.optional(),
  stance: Stance.optional(),
  since: Day.optional(),
  until: Day.optional(),
  /** Which plan, where one is shown; codings are counted all the same. */
  planId: PlanId.optional(),
})
export type InsightFilters = z.infer<typeof InsightFilters>

const filters = InsightFilters.default({})

/** A heading of the map: a group, or a code below it (`kind` code). Own codes below a phase are rows of it. */
export const MapRow = z.object({
  codeId: CodeId,
  kind: z.enum(['phase', 'code']),
  /** The phase that a code is in; of a phase null. */
  parent: CodeId.nullable(),
  /** The code's name ("P1.OWNER"); a phase's id. */
  name: z.string(),
  title: z.string(),
})
export type MapRow = z.infer<typeof MapRow>

/**
 * Quotes that carry the row and the column. A quote supports a norm where somebody says so of it, and disputes it
 * where somebody says that: where coders differ it is in both, and in `contested`.
 */
export const MapCell = z.object({
  row: CodeId,
  column: CodeId,
  quotes: Count,
  supports: Count,
  disputes: Count,
  illustrates: Count,
  contested: Count,
  sources: Count,
  independent: Count,
})
export type MapCell = z.infer<typeof MapCell>

export const PhaseNormMap = z.object({
  /** Quotes in the map, each once. */
  quotes: Count,
  rows: z.array(MapRow),
  columns: z.array(z.object({ codeId: CodeId, title: z.string() })),
  /** Cells without a quote are left out: there is no evidence. */
  cells: z.array(MapCell),
})
export type PhaseNormMap = z.infer<typeof PhaseNormMap>

/** One code, or a group as the union of what is below it. Stances count quotes, as in `MapCell`. */
export const CodeFrequency = z.object({
  codeId: CodeId,
  name: z.string(),
  title: z.string(),
  tree: z.enum(['phases', 'norms', 'own']),
  parent: CodeId.nullable(),
  isGroup: z.boolean(),
  archived: z.boolean(),
  quotes: Count,
  supports: Count,
  disputes: Count,
  illustrates: Count,
  contested: Count,
  /** Sources with such a quote, or coded so as a whole. */
  sources: Count,
  independent: Count,
})
export type CodeFrequency = z.infer<typeof CodeFrequency>

/** Two codes on the same quotes (or sources); `jaccard` = both ÷ either, from 0 to 1. */
export const CodePair = z.object({ a: CodeId, b: CodeId, count: Count, jaccard: z.number() })
export type CodePair = z.infer<typeof CodePair>

/** A code and how many quotes (or sources) have it: the size of its row in a matrix. */
export const CodeCount = z.object({ codeId: CodeId, name: z.string(), title: z.string(), count: Count })
export type CodeCount = z.infer<typeof CodeCount>

export const Cooccurrence = z.object({
  within: z.enum(['quote', 'source']),
  /** Quotes (or sources) with a code at all. */
  total: Count,
  /** Codes with at least one, in the codebook's order; no groups. */
  codes: z.array(CodeCount),
  /** Pairs that occur, most frequent first; `a` stands before `b` in the codebook. */
  pairs: z.array(CodePair),
})
export type Cooccurrence = z.infer<typeof Cooccurrence>

export const InsightSource = z.object({
  sourceId: SourceId,
  title: z.string(),
  /** The source that it counts as. */
  origin: SourceId,
  addedAt: Count,
})
export type InsightSource = z.infer<typeof InsightSource>

export const CodesOverSources = z.object({
  /** All sources that are not in the trash, in the order in which they were imported. */
  sources: z.array(InsightSource),
  /** Codes and groups that are used, in the codebook's order; `count` is of quotes. */
  codes: z.array(CodeCount.extend({ isGroup: z.boolean() })),
  /** Where a code is used: on how many quotes, and whether on the source as a whole. */
  cells: z.array(z.object({ codeId: CodeId, sourceId: SourceId, quotes: Count, whole: z.boolean() })),
})
export type CodesOverSources = z.infer<typeof CodesOverSources>

export const SaturationRun = z.object({
  /** Numbers of the sources in `sources`, from 1. */
  from: z.int().positive(),
  to: z.int().positive(),
  newCodes: Count,
  /** New codes ÷ codes of the base; null where the base has none. */
  share: z.number().nullable(),
  /** It has as many sources as a run has; only where there are too few for one run it has not. */
  complete: z.boolean(),
})
export type SaturationRun = z.infer<typeof SaturationRun>

/**
 * How many new codes the next sources bring, measured against the first ones: Guest, Namey & Chen 2020, "A simple
 * method to assess and report thematic saturation in qualitative research", PLoS ONE 15(5), e0232076.
 */
export const Saturation = z.object({
  base: z.int().positive(),
  run: z.int().positive(),
  threshold: z.number(),
  codes: z.enum(['own', 'all']),
  /** Sources that are coded, those of one origin as one, in the order of import; with the codes first met in each. */
  sources: z.array(z.object({ sourceId: SourceId, title: z.string(), newCodes: z.array(CodeId) })),
  baseCodes: Count,
  totalCodes: Count,
  /** Every run after the base; each begins one source after the one before it. */
  runs: z.array(SaturationRun),
  /** The first complete run at or below the threshold. "6+2" is: reached at 6 sources, which 2 more confirmed. */
  reached: z.object({ sources: z.int().positive(), confirmedBy: z.int().positive(), share: z.number() }).nullable(),
})
export type Saturation = z.infer<typeof Saturation>

/** A code that more quotes support than dispute, and the quotes that dispute it. */
export const NegativeCases = z.object({
  codeId: CodeId,
  name: z.string(),
  title: z.string(),
  supports: Count,
  disputes: Count,
  quotes: z.array(QuoteId),
})
export type NegativeCases = z.infer<typeof NegativeCases>

const Slice = { offset: z.int().nonnegative().default(0), limit: z.int().positive().max(5000).default(200) }

export const insightQueries = {
  phaseNormMap: { input: z.object({ filters }), output: PhaseNormMap },
  /** The quotes of one cell; `stance`: those that say so of the norm. */
  mapQuotes: {
    input: z.object({ row: CodeId, column: CodeId, filters, stance: Stance.optional(), ...Slice }),
    output: z.object({ total: Count, rows: z.array(QuoteView) }),
  },
  /** The whole codebook in its order, groups included; merged codes are in the one they were merged into. */
  codeFrequencies: { input: z.object({ filters }), output: z.array(CodeFrequency) },
  /** Quotes that carry all of these codes (or groups); with `stance` those that say so of the last one. */
  codedQuotes: {
    input: z.object({ codes: z.array(CodeId).min(1).max(10), filters, stance: Stance.optional(), ...Slice }),
    output: z.object({ total: Count, rows: z.array(QuoteView) }),
  },
  cooccurrence: {
    input: z.object({ filters, within: z.enum(['quote', 'source']).default('quote') }),
    output: Cooccurrence,
  },
  codesOverSources: { input: z.object({ filters }), output: CodesOverSources },
  /** `codes`: only those that the team added, or all. */
  saturation: {
    input: z.object({
      filters,
      base: z.int().positive().max(1000).default(4),
      run: z.int().positive().max(1000).default(2),
      threshold: z.number().min(0).max(1).default(0.05),
      codes: z.enum(['own', 'all']).default('own'),
    }),
    output: Saturation,
  },
  /** Codes that are supported more than disputed, most disputed first; `filters.stance` is not looked at. */
  negativeCases: { input: z.object({ filters }), output: z.array(NegativeCases) },
  /** A figure's table as a file; not live. */
  insightCsv: {
    input: z.object({ table: InsightTable }),
    output: z.object({ fileName: z.string(), content: z.string() }),
  },
} as const
