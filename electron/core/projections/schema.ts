/**
 * Projections: everything that can be rebuilt from the documents. They are never migrated:
 * raise `PROJECTION_VERSION` and they are dropped and rebuilt at the next start.
 */
import { dashboardSchema, dashboardTables } from './tables/dashboard.ts'
import { librarySchema, libraryTables } from './tables/library.ts'
import { peopleSchema, peopleTables } from './tables/people.ts'
import { plansSchema, plansTables } from './tables/plans.ts'
import { fullTextTables, searchSchema, searchTables } from './tables/search.ts'
import { templatesSchema, templatesTables } from './tables/templates.ts'
import { workshopsSchema, workshopsTables } from './tables/workshops.ts'

export { fullTextTables }

export const PROJECTION_VERSION = 19

/** Among the names of tables that changed: a part of a document (a quote, a step) was deleted for ever. */
export const ERASED = 'part for ever'

/** The same, of what lies in the library itself. */
export const ERASED_IN_LIBRARY = 'part of the library for ever'

/** Tables by name, in order of creation; `verify` compares each with a rebuild. */
export const projectionTables = [
  ...libraryTables,
  ...dashboardTables,
  ...plansTables,
  ...peopleTables,
  ...workshopsTables,
  ...templatesTables,
  ...searchTables,
] as const

export const projectionSchema = [
  librarySchema,
  dashboardSchema,
  plansSchema,
  peopleSchema,
  workshopsSchema,
  templatesSchema,
  searchSchema,
].join('')
