/**
 * Agreement between coders, kept in memory: measured aside when somebody looks and something it depends on has
 * changed. Nothing of it is stored, because every laptop finds the same from the same codings.
 */
import { appError } from '#shared/contract/errors.ts'
import type { AgreementFigure, AgreementUnit } from '#shared/contract/agreement.ts'
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import { createMeasureThread, type MeasureThread } from '../relationships/thread.ts'
import { readCodings } from './readCodings.ts'

/** Among the names of tables that changed: agreement was measured anew. */
export const AGREEMENT_COMPUTED = 'agreement computed'

const READS = ['coding', 'quote', 'source', 'entity', 'code', 'member', 'blob']
/** Milliseconds: a source that is being coded brings a commit every few seconds, a merge many at once. */
const QUIET_MS = 150
/** One for each unit and set of filters that somebody looks at. */
const MOST_HELD = 50

export interface AgreementInput {
  unit: AgreementUnit
  filters: InsightFilters
}

interface Held {
  input: AgreementInput
  figure: AgreementFigure | null
  stale: boolean
  running: Promise<void> | undefined
  isAsked: boolean
}

export interface Agreement {
  /** What is known, null before the first time; sees to it that it becomes known. */
  known(input: AgreementInput): { fresh: boolean; figure: AgreementFigure } | null
  /** Afterwards all of these are known, unless they cannot be measured. */
  ready(inputs: readonly AgreementInput[]): Promise<void>
  assess(input: AgreementInput): Promise<Outcome<AgreementFigure>>
  /** Tables changed. */
  changed(tables: ReadonlySet<string>): void
  close(): Promise<void>
}

export interface AgreementParts {
  db: Db
  /** Entry of the thread that computes. */
  workerUrl: URL | undefined
  /** Where a blob's file lies; null when it is not here. */
  blobPath: (hash: string) => string | null
  /** Called when `known` has something new. */
  computed: () => void
  report: (cause: unknown) => void
}

const noThread = appError('CoreUnavailable', 'Agreement cannot be measured by this program; open the app for it.')

async function figureOf(
  thread: MeasureThread,
  { db, blobPath }: AgreementParts,
  { unit, filters }: AgreementInput,
): Promise<AgreementFigure> {
  const { sources, codes, seeds, coders, ...rest } = await readCodings(db, filters, blobPath)
  const measured = await thread.agreement({ unit, sources, seeds, coders: coders.length })
  return {
    unit,
    codes: codes.map(({ codeId, name, title, tree, parent, isGroup }, at) => {
      const numbers = measured.codes[at]
      if (numbers === undefined) throw new Error('the thread measured fewer codes than it was asked for')
      return { codeId, name, title, tree, parent, isGroup, coders: numbers.units === 0 ? 0 : coders.length, ...numbers }
    }),
    coders,
    sources: sources.length - measured.unreadable,
    units: measured.units,
    ...rest,
    textsMissing: rest.textsMissing + measured.unreadable,
  }
}

export function createAgreement(parts: AgreementParts): Agreement {
  const { workerUrl, computed, report } = parts
  const thread: MeasureThread | undefined = workerUrl && createMeasureThread(workerUrl)
  const heldBy = new Map<string, Held>()
  let soon: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const measureNow = async (by: MeasureThread, held: Held): Promise<void> => {
    held.stale = held.isAsked = false
    try {
      held.figure = await figureOf(by, parts, held.input)
    } catch (cause) {
      if (!closed) report(cause)
    }
    held.running = undefined
    if (!closed) computed()
  }
  const compute = async (held: Held): Promise<void> => {
    if (thread === undefined) return
    held.running = measureNow(thread, held)
    await held.running
  }
  const plan = (wait: number): void => {
    if (closed || soon !== undefined) return
    soon = setTimeout(() => {
      soon = undefined
      for (const held of heldBy.values())
        if (held.stale && held.isAsked && held.running === undefined) void compute(held)
    }, wait)
    soon.unref()
  }
  const heldFor = (input: AgreementInput): Held => {
    const key = JSON.stringify([input.unit, Object.entries(input.filters).sort(([a], [b]) => (a < b ? -1 : 1))])
    const held = heldBy.get(key) ?? { input, figure: null, stale: true, running: undefined, isAsked: false }
    heldBy.delete(key)
    heldBy.set(key, held)
    if (heldBy.size > MOST_HELD) heldBy.delete(heldBy.keys().next().value as string)
    return held
  }

  return {
    known: (input) => {
      const held = heldFor(input)
      held.isAsked = true
      if (held.stale) plan(held.figure === null ? 0 : QUIET_MS)
      return held.figure === null ? null : { fresh: !held.stale && held.running === undefined, figure: held.figure }
    },
    ready: async (inputs) => {
      for (const held of inputs.map(heldFor)) {
        await held.running
        // Once: whoever goes on coding meanwhile is not waited for.
        if (held.stale && !closed) await compute(held)
      }
    },
    assess: async (input) => (thread === undefined ? err(noThread) : ok(await figureOf(thread, parts, input))),
    changed: (tables) => {
      if (!READS.some((table) => tables.has(table))) return
      for (const held of heldBy.values()) held.stale = true
      // Who still looks asks again when told so; for nobody it is not measured at every change.
      if ([...heldBy.values()].some(({ isAsked }) => isAsked)) plan(QUIET_MS)
    },
    close: async () => {
      closed = true
      clearTimeout(soon)
      await thread?.close()
    },
  }
}
