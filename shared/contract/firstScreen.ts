/**
 * What a window shows first. The core begins these subscriptions on every fresh line by itself, so that their rows lie
 * in the port by the time a page is able to read it; a page that does not want one ends it by its id.
 */
import type { QueryInput, QueryName } from './queries.ts'

export interface AskedAhead {
  id: string
  name: QueryName
  input: unknown
}

const asked = <N extends QueryName>(name: N, input: QueryInput<N>): AskedAhead => ({ id: `first:${name}`, name, input })

/** Rows of a page of a list: some screens full, and small enough to be sent again whenever one of them changes. */
export const PAGE_ROWS = 100

/** As the library begins; an order of one's own is asked for when it is known. */
export const FIRST_SOURCES = { show: 'all', filter: '', sort: 'added' } as const

export const FIRST_SCREEN: readonly AskedAhead[] = [
  asked('joining', {}),
  asked('workspace', {}),
  asked('sources', { ...FIRST_SOURCES, offset: 0, limit: PAGE_ROWS }),
]
