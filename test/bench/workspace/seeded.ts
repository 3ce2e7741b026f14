/** What the benchmarks' workspace holds, from one seed; change any number and a new one is built. */
export const seeded = {
  seed: 20_261,
  notes: 10_000,
  /** UTF-8 bytes of a note's Markdown, evenly spread. */
  noteBytes: [400, 5_600],
  sources: 500,
  sourceWords: [800, 2_400],
  quotesPerSource: 200,
  /** Of a hundred quotes so many carry one code; a third of these carry a second. */
  codedPercent: 60,
  memoPercent: 10,
} as const

/** Raise when the builder itself changes what it writes. */
export const BUILDER_VERSION = 2
