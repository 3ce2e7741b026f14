/**
 * How likely each person is to act with us again, and the state of each relationship, from the log of interactions.
 * Pure: the same people, day and settings give the same answer on every laptop. Loads the numerics (a third of a
 * megabyte), so import it where it is needed, and never in a window.
 */
import { DEFAULT_SETTINGS } from './settings.ts'
import type { AssessmentOfAll, Day, FittedModel, Person, Settings } from './types.ts'

/**
 * Assesses everybody as of the end of the day `at`; what happened later is left out. Interactions and judgements with
 * a date that is no calendar day are left out too: whoever stores them validates them.
 */
export async function assess(
  people: readonly Person[],
  at: Day,
  settings: Settings = DEFAULT_SETTINGS,
): Promise<AssessmentOfAll> {
  void people
  void settings
  return Promise.reject(new Error(`not built yet: ${at}`))
}

/** Fits the model alone, as of the end of the day `at`. */
export async function fitModel(
  people: readonly Pick<Person, 'personId' | 'interactions'>[],
  at: Day,
  settings: Settings = DEFAULT_SETTINGS,
): Promise<FittedModel> {
  void people
  void settings
  return Promise.reject(new Error(`not built yet: ${at}`))
}
