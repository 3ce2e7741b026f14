/** Live queries: run again when a table they read changes, pushed only when the rows differ. */
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/queries.ts'
import type { Outcome } from '../core.ts'
import { queryByName } from './index.ts'

interface Subscription {
  tables: readonly string[]
  run: () => void
}

export interface LiveQueries {
  subscribe<N extends QueryName>(
    name: N,
    input: QueryInput<N>,
    listener: (rows: Outcome<QueryOutput<N>>) => void,
    scope: string | undefined,
  ): () => void
  /** Re-runs, soon and once, whatever reads one of these tables. */
  changed(tables: Iterable<string>): void
  stop(): void
}

type Ask = <N extends QueryName>(
  name: N,
  input: QueryInput<N>,
  scope: string | undefined,
  drain: boolean,
) => Outcome<QueryOutput<N>>

export function createLiveQueries(ask: Ask): LiveQueries {
  const subscriptions = new Set<Subscription>()
  const dirty = new Set<string>()
  let soon: NodeJS.Immediate | undefined

  const rerun = (): void => {
    soon = undefined
    const tables = new Set(dirty)
    dirty.clear()
    // A set tolerates subscribers that come and go while it is walked.
    for (const subscription of subscriptions)
      if (subscription.tables.some((table) => tables.has(table))) subscription.run()
  }

  return {
    subscribe: (name, input, listener, scope) => {
      let last: string | undefined
      const push = (drain: boolean): void => {
        const rows = ask(name, input, scope, drain)
        const encoded = JSON.stringify(rows)
        if (encoded === last) return
        last = encoded
        listener(rows)
      }
      const subscription: Subscription = { tables: queryByName[name].tables, run: () => push(false) }
      subscriptions.add(subscription)
      push(true)
      return () => subscriptions.delete(subscription)
    },
    changed: (tables) => {
      for (const table of tables) dirty.add(table)
      if (dirty.size === 0 || subscriptions.size === 0) {
        dirty.clear()
        return
      }
      soon ??= setImmediate(rerun)
    },
    stop: () => {
      subscriptions.clear()
      if (soon) clearImmediate(soon)
    },
  }
}
