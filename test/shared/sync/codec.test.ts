import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type CodecError, createReassembler, messageToFrames } from '#shared/sync/codec.ts'
import {
  DECODE_WATCHDOG_MS,
  MAX_CLOCK,
  MAX_FRAME_BYTES,
  MAX_MESSAGE_BYTES,
  MAX_STRANGER_BYTES,
  MAX_STRUCTS,
} from '#shared/sync/limits.ts'
import { messageToBytes } from '#shared/sync/messageBytes.ts'
import type { Message } from '#shared/sync/messages.ts'
import { createRandom } from '#test/support/random.ts'
import { fuzzFrames } from '#test/support/sync/fuzzFrames.ts'
import { anyMessage } from '#test/support/sync/messages.ts'

const verify = (): boolean => true
const trusting = () => createReassembler({ trusted: true, verify })

/** What the frames come to, one after the other. */
function read(frames: readonly Uint8Array[], reassembler = trusting()): Message | CodecError | undefined {
  let last: Message | CodecError | undefined
  for (const frame of frames) {
    const taken = reassembler.push(frame)
    if (!taken.ok) return taken.error
    last = taken.value
  }
  return last
}

const frame = (flags: number, body: Uint8Array): Uint8Array => new Uint8Array([flags, ...body])
/** One frame, not packed, with these bytes as its message. */
const bare = (body: Uint8Array): Uint8Array => frame(0, body)
const malformed = (part = '') => ({ code: 'Malformed', message: expect.stringContaining(part) })
const noise = (length: number): Uint8Array => {
  const random = createRandom(length)
  return Uint8Array.from({ length }, () => random.int(0, 255))
}
const DOC = 'library'
const updates = (...all: Uint8Array[]): Message => ({
  type: 'updates',
  docs: all.map((update) => ({ id: DOC, update })),
  seq: 1,
})

describe('messages as frames', () => {
  it('come out as they went in', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(read(messageToFrames(message))).toEqual(message)
      }),
      { numRuns: 400 },
    )
  })

  it('are packed where that is shorter, and cut where they are long', () => {
    const repeated = new Y.Doc()
    for (let at = 0; at < 500; at += 1) repeated.getText('t').insert(0, 'the same words again and again ')
    const short = messageToFrames(updates(Y.encodeStateAsUpdate(repeated)))
    expect(short.map((each) => each.length)).toEqual([expect.any(Number)])
    expect(short[0]!.length).toBeLessThan(Y.encodeStateAsUpdate(repeated).length / 4)

    const long = new Y.Doc()
    long.getMap('m').set('bytes', noise(3 * MAX_FRAME_BYTES))
    const message = updates(Y.encodeStateAsUpdate(long))
    const frames = messageToFrames(message)
    expect(frames).toHaveLength(4)
    expect(Math.max(...frames.map((each) => each.length))).toBe(MAX_FRAME_BYTES)
    expect(read(frames)).toEqual(message)
  })

  it('refuse to be sent when nobody would take them', () => {
    const message = updates(new Uint8Array(MAX_MESSAGE_BYTES))
    expect(() => messageToFrames(message)).toThrow(RangeError)
  })
})

describe('a stranger', () => {
  it('may say a little, and as much as anybody once it is known', () => {
    const doc = new Y.Doc()
    doc.getText('root').insert(0, Buffer.from(noise(MAX_STRANGER_BYTES + 1)).toString('latin1'))
    const large = messageToFrames(updates(Y.encodeStateAsUpdate(doc)))
    expect(read(large, createReassembler({ verify }))).toMatchObject({ code: 'TooLarge' })
    const known = createReassembler({ verify })
    known.trust()
    expect(read(large, known)).toMatchObject({ type: 'updates' })
  })

  it('cannot say a little that unpacks to much', () => {
    const packed = deflateRawSync(messageToBytes(updates(new Uint8Array(MAX_STRANGER_BYTES))))
    expect(packed.length).toBeLessThan(2000)
    expect(read([frame(2, packed)], createReassembler({ verify }))).toEqual(malformed('unpack to more'))
  })

  it('is not listened to after an error', () => {
    const reassembler = trusting()
    expect(reassembler.push(new Uint8Array(0))).toMatchObject({ ok: false })
    expect(reassembler.push(messageToFrames({ type: 'bye' })[0]!)).toMatchObject({ ok: false })
  })
})

describe('frames that are not as agreed', () => {
  it.each<[string, Uint8Array[]]>([
    ['nothing at all', [new Uint8Array(0)]],
    ['no message in it', [bare(new Uint8Array(0))]],
    ['too long', [new Uint8Array(MAX_FRAME_BYTES + 1)]],
    ['unknown flags', [frame(4, messageToBytes({ type: 'bye' }))]],
    ['a kind that does not exist', [bare(new Uint8Array([250]))]],
    ['bytes behind the end', [bare(new Uint8Array([...messageToBytes({ type: 'bye' }), 0]))]],
    ['parts of a byte each', [frame(1, new Uint8Array(1))]],
    ['parts that do not go together', [frame(1, new Uint8Array(MAX_FRAME_BYTES - 1)), frame(2, new Uint8Array(3))]],
    ['packed rubbish', [frame(2, noise(400))]],
    ['packed bytes that break off', [frame(2, deflateRawSync(noise(400)).subarray(0, 200))]],
  ])('%s', (_name, frames) => {
    expect(read(frames)).toEqual(malformed())
  })

  it('never fill the memory: parts beyond the limit', () => {
    const full = frame(1, new Uint8Array(MAX_FRAME_BYTES - 1))
    const reassembler = trusting()
    let taken = 0
    while (reassembler.push(full).ok) taken += 1
    expect(taken).toBeLessThanOrEqual(MAX_MESSAGE_BYTES / MAX_FRAME_BYTES + 1)
  })

  it('never fill the memory: a 64 MB bomb', () => {
    const bomb = deflateRawSync(new Uint8Array(64 * 1024 * 1024))
    const before = process.memoryUsage.rss()
    expect(read([frame(2, bomb)])).toEqual(malformed('unpack to more'))
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024)
  })

  it('a length of 2^53 inside', () => {
    // 2^53 − 1 as a length: seven bytes of 255 and one of 15.
    const huge = [255, 255, 255, 255, 255, 255, 255, 15]
    const updatesByte = messageToBytes({ type: 'updates', docs: [], seq: null })[0]!
    expect(read([bare(new Uint8Array([updatesByte, ...huge]))])).toEqual(malformed())
    expect(read([bare(new Uint8Array([updatesByte, 1, 7, ...new TextEncoder().encode(DOC), ...huge]))])).toEqual(
      malformed(),
    )
    expect(read([bare(new Uint8Array([updatesByte, 255, 255, 255, 255, 255, 255, 255, 127]))])).toEqual(malformed())
  })
})

describe('updates that Yjs should not see', () => {
  /** An update of one client: its structs as bytes, then no deletions. */
  const update = (structs: number[], many = 1, clock = [0]): Uint8Array =>
    new Uint8Array([1, many, 5, ...clock, ...structs, 0])
  const inRoot = [4, 1, 1, 97]
  const varUint = (value: number): number[] => {
    const bytes: number[] = []
    for (; value > 127; value = Math.floor(value / 128)) bytes.push(128 | (value % 128))
    return [...bytes, value]
  }

  it.each<[string, Uint8Array]>([
    ['a piece of no length', update([...inRoot, 0])],
    ['garbage of no length', update([0, 0])],
    ['a clock beyond 2^40', update([...inRoot, 1, 98], 1, varUint(MAX_CLOCK))],
    ['a length beyond 2^40', update([0, ...varUint(MAX_CLOCK + 1)])],
    ['a gap beyond 2^40', update([10, ...varUint(MAX_CLOCK + 1)])],
    ['an origin beyond 2^40', update([0x84, 1, ...varUint(MAX_CLOCK + 1), 1, 98])],
    ['a deletion beyond 2^40', new Uint8Array([0, 1, 5, 1, ...varUint(MAX_CLOCK), 1])],
    ['more pieces than there are bytes', update([...inRoot, 1, 98], 100)],
    ['more clients than there are bytes', new Uint8Array([100, 0])],
    ['one client twice', new Uint8Array([2, 1, 5, 0, 0, 1, 1, 5, 1, 0, 1, 0])],
    ['bytes behind the end', new Uint8Array([...update([...inRoot, 1, 98]), 0])],
    ['letters that are no UTF-8', update([...inRoot, 1, 0xff])],
    ['a document in the document', update([9, 1, 1, 97, 1, 98, 127])],
    [
      'a value nested a thousand deep',
      update([8, 1, 1, 97, 1, ...Array.from({ length: 1000 }, () => [117, 1]).flat(), 126]),
    ],
    ['JSON that is none', update([5, 1, 1, 97, 1, 98])],
    ['JSON nested deeply', update([5, 1, 1, 97, 100, ...new TextEncoder().encode('['.repeat(100))])],
    [
      'a field that changes what an object is',
      update([8, 1, 1, 97, 1, 118, 1, 9, ...new TextEncoder().encode('__proto__'), 126]),
    ],
    ['the other encoding', Y.encodeStateAsUpdateV2(new Y.Doc({ guid: 'x' }))],
  ])('%s', (_name, bytes) => {
    expect(read([bare(messageToBytes(updates(bytes)))])).toEqual(malformed())
  })

  it('but takes what honest ones are made of', () => {
    const bytes = update([...inRoot, 1, 98])
    expect(read([bare(messageToBytes(updates(bytes)))])).toMatchObject({ type: 'updates' })
    expect(read([bare(messageToBytes(updates(update([0, ...varUint(MAX_CLOCK)]))))])).toMatchObject({ type: 'updates' })
  })

  it('takes brackets in a string for letters', () => {
    const doc = new Y.Doc()
    doc.getText('t').insertEmbed(0, { text: '[{'.repeat(100) + '"\\' })
    expect(read(messageToFrames(updates(Y.encodeStateAsUpdate(doc))))).toMatchObject({ type: 'updates' })
  })

  it('nor more pieces than one message may have, however many documents they are parted into', () => {
    const half = Math.ceil(MAX_STRUCTS / 2) + 1
    const pieces = new Uint8Array(half * 2).map((_, at) => at % 2)
    const one = new Uint8Array([1, ...varUint(half), 5, 0, ...pieces, 0])
    expect(read(messageToFrames(updates(one)))).toMatchObject({ type: 'updates' })
    expect(read(messageToFrames(updates(one, one)))).toEqual(malformed('pieces'))
  })
})

describe('entries of the member log', () => {
  const hello = (body: string): Message => ({ type: 'hello', version: 1, log: [{ body, signature: '0a'.repeat(64) }] })
  const entry = JSON.stringify({
    v: 1,
    workspaceId: 'w_0000000000000000000000',
    parents: [],
    author: 'cd'.repeat(32),
    at: 1,
    what: { act: 'leave' },
  })

  it('are asked for with the very text, signature and author', () => {
    const asked: string[][] = []
    const reassembler = createReassembler({ verify: (...of) => asked.push(of) > 0 })
    expect(read(messageToFrames(hello(entry)), reassembler)).toEqual(hello(entry))
    expect(asked).toEqual([[entry, '0a'.repeat(64), 'cd'.repeat(32)]])
  })

  it('are refused with a wrong signature, and when they are none', () => {
    expect(read(messageToFrames(hello(entry)), createReassembler({ verify: () => false }))).toEqual(
      malformed('signature'),
    )
    expect(read(messageToFrames(hello('{}')))).toEqual(malformed())
    expect(read(messageToFrames(hello('no JSON')))).toEqual(malformed())
  })
})

describe('fuzzing', () => {
  it('neither throws nor hangs nor keeps what it refused, and what passes can be given to Yjs', () => {
    const seed = Number(process.env['COMMONPLACE_SEED'] ?? 20_261)
    const report = fuzzFrames(seed, 20_000)
    expect(report.slowestMs, `seed ${seed}`).toBeLessThan(DECODE_WATCHDOG_MS)
    expect(report.passed).toBeGreaterThan(0)
    expect(report.refused).toBeGreaterThan(10_000)
  })
})
