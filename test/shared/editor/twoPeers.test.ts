/** Two people write in one note, together and apart, undo and redo: nobody's words are lost and all end up the same. */
import { expect, test } from 'vitest'
import { createRandom } from '#test/support/random.ts'
import { playTwoPeers } from './twoPeers.ts'

const histories = Number(process.env['COMMONPLACE_RUNS'] ?? 300)
const firstSeed = Number(process.env['COMMONPLACE_SEED'] ?? 1)

test(`${histories} histories of 40 steps, from seed ${firstSeed}`, () => {
  let drifted = 0
  for (let seed = firstSeed; seed < firstSeed + histories; seed += 1) {
    const outcome = playTwoPeers(createRandom(seed), 40)
    expect(outcome.faults, `seed ${seed}`).toEqual([])
    if (outcome.drifted > 0) drifted += 1
  }
  // The binding's own: found and repaired above. More than these would mean that something got worse.
  expect(drifted, 'histories in which an editor drifted').toBeLessThan(histories * 0.1 + 3)
}, 240_000)
