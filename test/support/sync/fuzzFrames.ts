/**
 * Random, cut and mutated frames for the codec, the same for the same seed. Whatever passes is given to Yjs, which
 * may wait for what came before, but not throw: an update that throws there would have been let through wrongly.
 */
import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import * as Y from 'yjs'
import { createReassembler, messageToFrames } from '#shared/sync/codec.ts'
import type { Message } from '#shared/sync/messages.ts'
import { createRandom, type Random } from '#test/support/random.ts'
import { anyMessage } from './messages.ts'

export interface FuzzReport {
  passed: number
  refused: number
  /** The longest that one frame kept this thread at work, Yjs included, in ms: what else the machine did is not counted. */
  slowestMs: number
}

/** @throws what the codec or Yjs threw, with the frame that made it */
export function fuzzFrames(seed: number, frames: number): FuzzReport {
  const random = createRandom(seed)
  const honest = fc.sample(anyMessage, { seed, numRuns: 300 }).flatMap((message) => messageToFrames(message))
  const report = { passed: 0, refused: 0, slowestMs: 0 }
  for (let at = 0; at < frames; at += 1) {
    const frame = spoilt(random.pick(honest), random)
    const before = process.threadCpuUsage()
    try {
      const taken = createReassembler({ trusted: random.chance(0.5), verify: () => true }).push(frame)
      if (taken.ok && taken.value !== undefined) {
        apply(taken.value)
        report.passed += 1
      } else report.refused += 1
    } catch (thrown) {
      throw new Error(`seed ${seed}, frame ${at}: ${Buffer.from(frame).toString('hex')}`, { cause: thrown })
    }
    const { user, system } = process.threadCpuUsage(before)
    report.slowestMs = Math.max(report.slowestMs, (user + system) / 1_000)
  }
  return report
}

function apply(message: Message): void {
  if (message.type === 'updates') for (const { update } of message.docs) Y.applyUpdate(new Y.Doc(), update)
  if (message.type === 'want') for (const { vector } of message.docs) Y.encodeStateAsUpdate(new Y.Doc(), vector)
}

/** Numbers that readers trip over: 2^53 − 1, 2^32, 2^31 and their like as Yjs writes them. */
const NASTY = [
  [255, 255, 255, 255, 255, 255, 255, 15],
  [128, 128, 128, 128, 16],
  [255, 255, 255, 255, 7],
  [128, 128, 128, 128, 128, 32],
  [255, 255, 3],
  [0],
]

/** The frame with its message unpacked. */
function unpacked(frame: Uint8Array): Uint8Array {
  return frame[0] === 2 ? Uint8Array.from([0, ...inflateRawSync(frame.subarray(1))]) : frame.slice()
}

function spoilt(honest: Uint8Array, random: Random): Uint8Array {
  // Unpacked, so that what is changed is the message and not only its packing.
  let bytes = random.chance(0.1) ? honest.slice() : unpacked(honest)
  const byte = (): number => random.int(0, 255)
  const at = (): number => random.int(1, Math.max(1, bytes.length - 1))
  if (random.chance(0.1)) return Uint8Array.from({ length: random.int(0, 200) }, byte)
  for (let changes = random.int(1, 4); changes > 0; changes -= 1) {
    const place = at()
    const how = random.int(0, 5)
    if (how === 0) bytes[place] = byte()
    else if (how === 1) bytes[place] = (bytes[place] ?? 0) ^ (1 << random.int(0, 7))
    else if (how === 2 && random.chance(0.3)) bytes = bytes.slice(0, place)
    else if (how === 3)
      bytes = Uint8Array.from([...bytes.slice(0, place), ...random.pick(NASTY), ...bytes.slice(place + 1)])
    else if (how === 4) bytes = Uint8Array.from([...bytes.slice(0, place), ...bytes.slice(place + random.int(1, 4))])
    else if (how === 5) bytes = Uint8Array.from([...bytes.slice(0, place), byte(), ...bytes.slice(place)])
  }
  return bytes
}
