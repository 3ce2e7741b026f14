/**
 * Five devices, a hundred and more acts of every kind, whatever can go wrong: in the end all hold the same, projections
 * are what a rebuild makes, undo took nobody's words, and nothing that was acknowledged is missing. A seed that fails is
 * replayed by `node test/simulation/main.ts --seed N --verbose`; `npm run test:long` plays more of them.
 */
import { expect, it } from 'vitest'
import { play } from './play.ts'

const histories = Number(process.env['COMMONPLACE_HISTORIES'] ?? 300)
const first = Number(process.env['COMMONPLACE_SEED'] ?? 1)
/** As many as the smallest machine has cores. */
const PROCESSES = 2

it(`${histories} histories of 100 operations, from seed ${first}`, { timeout: 900_000 }, async () => {
  const each = Math.ceil(histories / PROCESSES)
  const parts = await Promise.all(
    Array.from({ length: PROCESSES }, (_, at) =>
      play('histories', first + at * each, Math.min(each, histories - at * each)),
    ),
  )
  for (const { failed, told } of parts) expect(failed, told).toEqual([])
  expect(parts.reduce((sum, { played }) => sum + played, 0)).toBe(histories)
  expect(parts.reduce((sum, { operations }) => sum + operations, 0)).toBeGreaterThanOrEqual(histories * 100)
})
