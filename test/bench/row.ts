/** What a benchmark is, and what it gives. */

/** One line of the result: ours against something plain that was measured beside it, in the same run. */
export interface Measured {
  name: string
  value: number
  /** The same of what we are measured against; null where there is nothing of the kind. */
  against: number | null
  /** `value` divided by `against`. */
  ratio: number | null
  /** The greatest ratio that is well; null: only reported. */
  budget: number | null
  unit: 'ms' | 'ms p50' | 'ms p95' | 'MB' | 'kB' | 'bytes' | 'messages' | 'Brier'
  /** One sentence for the table: what was compared, or what is counted. */
  note: string
}

/** A row that could not be measured here, with the reason (a program or a file that is not there). */
export interface Skipped {
  name: string
  skipped: string
}

export type Result = Measured | Skipped

export interface Benchmark {
  /** For `--only`. */
  key: string
  title: string
  run: (context: Context) => Promise<Result[]>
}

export interface Context {
  /** A folder of this run; removed at its end. */
  folder: string
  /** A copy of the seeded workspace, made when it is first asked for. Benchmarks run one after the other. */
  workspace: () => Promise<string>
  /** Tells whoever waits what takes so long. */
  say: (line: string) => void
}

/** A row with its ratio. */
export const compare = (
  name: string,
  unit: Measured['unit'],
  value: number,
  against: number,
  budget: number | null,
  note: string,
): Measured => ({ name, value, against, ratio: value / against, budget, unit, note })
