/** Keeps what the first screen shows for the next start (shared/contract/lastSeen.ts). */
import { createHash } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FIRST_SOURCES, PAGE_ROWS } from '#shared/contract/firstScreen.ts'
import { LAST_SEEN_FILE, type LastSeen, MAX_LAST_SEEN_BYTES } from '#shared/contract/lastSeen.ts'
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/queries.ts'
import type { Outcome } from './core.ts'

/** Settings longer than this (places in texts) show on no first screen. */
const PREFERENCE_LENGTH = 500
const orders = ['added', 'title', 'published'] as const

export interface LastSeenParts {
  dataDir: string
  /** Which build's windows will read it; without it nothing is kept. */
  build: string | undefined
  ask: <N extends QueryName>(name: N, input: QueryInput<N>) => Outcome<QueryOutput<N>>
}

export interface LastSeenKeeper {
  /** It is true no longer. */
  forget(): void
  /** Call before the database is closed. */
  keep(): void
}

export function createLastSeen({ dataDir, build, ask }: LastSeenParts): LastSeenKeeper {
  const file = join(dataDir, LAST_SEEN_FILE)
  let mayBeThere = true

  const read = (): LastSeen | undefined => {
    const joining = ask('joining', {})
    const workspace = ask('workspace', {})
    const preferences = ask('preferences', {})
    if (!joining.ok || joining.value !== null || !workspace.ok || !preferences.ok) return undefined
    const sort = orders.find((order) => order === preferences.value['library.order']) ?? FIRST_SOURCES.sort
    const input = { ...FIRST_SOURCES, sort, offset: 0, limit: PAGE_ROWS }
    const sources = ask('sources', input)
    if (!sources.ok) return undefined
    const short = Object.entries(preferences.value).filter(
      ([, value]) => JSON.stringify(value).length <= PREFERENCE_LENGTH,
    )
    return {
      workspace: workspace.value,
      preferences: Object.fromEntries(short),
      sources: { input, output: sources.value },
    }
  }

  const forget = (): void => {
    if (!mayBeThere) return
    try {
      rmSync(file, { force: true })
      mayBeThere = false
    } catch {
      // On a folder that cannot be written to nothing changes either.
    }
  }

  return {
    forget,
    keep: () => {
      if (build === undefined) return
      forget()
      const seen = read()
      if (!seen) return
      const body = JSON.stringify(seen)
      if (Buffer.byteLength(body) > MAX_LAST_SEEN_BYTES) return
      const head = JSON.stringify({ build, sha256: createHash('sha256').update(body).digest('hex') })
      const partial = `${file}.partial`
      try {
        writeFileSync(partial, `${head}\n${body}`, { mode: 0o600 })
        renameSync(partial, file)
        mayBeThere = true
      } catch {
        // The next start waits for the core, as the first one did.
      }
    },
  }
}
