/** What is written beside its place until it is whole; and what processes that died left of that. */
import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Nobody writes one for so long without a sign. */
const STALE_MS = 3_600_000

/** A hidden name beside the place, which nobody else has. */
export const nameBeside = (place: string): string =>
  join(dirname(place), `.${basename(place)}.${randomBytes(6).toString('hex')}.part`)

/** Removes what an earlier try for the same place left when its process died. */
export function sweepBeside(place: string, now: number): void {
  const start = `.${basename(place)}.`
  try {
    for (const name of readdirSync(dirname(place))) {
      if (!name.startsWith(start) || !/^[0-9a-f]{12}\.part$/.test(name.slice(start.length))) continue
      const path = join(dirname(place), name)
      if (statSync(path).mtimeMs < now - STALE_MS) rmSync(path, { recursive: true, force: true })
    }
  } catch {
    // A place that cannot be read will be said when something is written there.
  }
}
