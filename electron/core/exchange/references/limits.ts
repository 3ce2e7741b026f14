/** How much of a file of references is read; far above what libraries hold, and a bound for hostile ones. */
export const referenceLimits = {
  /** Entries of one file. */
  entries: 100_000,
  /** UTF-16 units of one entry; an abstract has some thousand. */
  entryLength: 1_000_000,
  /** UTF-16 units of one field that is kept. */
  fieldLength: 100_000,
  /** Names of one field, fields of one entry. */
  names: 2_000,
  fields: 500,
  /** What is said of bad entries; beyond it, how many there are. */
  reasons: 1_000,
} as const
