/** Spoilt frames for the codec, or histories of two editors, for the long run: `--kind frames|editors --from SEED --count N`. */
import { parseArgs } from 'node:util'
import { playTwoPeers } from '#test/shared/editor/twoPeers.ts'
import { createRandom } from '#test/support/random.ts'
import { fuzzFrames } from '#test/support/sync/fuzzFrames.ts'

const { values } = parseArgs({
  options: {
    kind: { type: 'string' },
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '100' },
  },
})
const from = Number(values.from)
const count = Number(values.count)
/** The core must answer within this, whatever it is sent; one frame may not take longer, in ms. */
const MOST_MS = 100
const began = performance.now()
const failed: string[] = []
const told: string[] = []

if (values.kind === 'frames') {
  try {
    const { slowestMs } = fuzzFrames(from, count)
    // A machine that does something else makes one frame slow; a frame that hangs is slow by itself, and again.
    if (slowestMs > MOST_MS && fuzzFrames(from, count).slowestMs > MOST_MS) {
      failed.push(String(from))
      told.push(`seed ${from}: one of ${count} frames took ${Math.round(slowestMs)} ms`)
    }
  } catch (cause) {
    failed.push(String(from))
    told.push(cause instanceof Error ? `${cause.message}\n${String(cause.cause)}` : String(cause))
  }
} else {
  for (let seed = from; seed < from + count; seed += 1) {
    const { faults } = playTwoPeers(createRandom(seed), 40)
    if (faults.length === 0) continue
    failed.push(String(seed))
    told.push(`seed ${seed}: ${faults.join('; ')}`)
  }
}
const seconds = Math.round((performance.now() - began) / 100) / 10
for (const line of told) process.stdout.write(`${line}\n`)
process.stdout.write(`${JSON.stringify({ played: count, operations: count, failed, seconds })}\n`)
