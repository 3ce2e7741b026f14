/** Frames on a stream: whatever way the bytes are cut, the same messages come out, and nothing else gets in. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFrameReader, decodeFrame, encodeFrame, FrameRefused, partsOfJson } from '#core/localSocket/frames.ts'

const LIMIT = 1 << 20

/** Cuts bytes after each of these lengths, round and round. */
function* cut(bytes: Buffer, lengths: readonly number[]): Generator<Buffer> {
  for (let at = 0, i = 0; at < bytes.length; i += 1) {
    const length = lengths[i % lengths.length] ?? 1
    yield bytes.subarray(at, at + length)
    at += length
  }
}

const head = (length: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

describe('frames', () => {
  it('come out as they went in, however they were cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), { maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 8 }),
        (messages, lengths) => {
          const reader = createFrameReader(LIMIT)
          const seen: unknown[] = []
          const bytes = Buffer.concat(messages.map((message) => encodeFrame(message, LIMIT)))
          for (const piece of cut(bytes, lengths)) reader.push(piece, (body) => seen.push(decodeFrame(body)))
          expect(seen).toEqual(JSON.parse(JSON.stringify(messages)))
          expect(reader.waiting).toBe(0)
        },
      ),
      { seed: 20261122, numRuns: 300 },
    )
  })

  it('of single bytes and of many in one piece cost no more than their length', () => {
    const small = Buffer.concat(Array.from({ length: 20_000 }, () => encodeFrame({ a: 1 }, LIMIT)))
    const large = encodeFrame({ text: 'x'.repeat(500_000) }, LIMIT)
    for (const [bytes, lengths, count] of [
      [small, [small.length], 20_000],
      [large, [1], 1],
    ] as const) {
      const reader = createFrameReader(LIMIT)
      let seen = 0
      const began = performance.now()
      for (const piece of cut(bytes, lengths)) reader.push(piece, () => (seen += 1))
      expect(seen).toBe(count)
      // Quadratic work would take minutes.
      expect(performance.now() - began).toBeLessThan(5_000)
    }
  })

  it('that are too long or empty are refused by their head, before their body is there', () => {
    for (const length of [0, LIMIT + 1, 0x7fffffff, 0xffffffff]) {
      const reader = createFrameReader(LIMIT)
      expect(() => reader.push(head(length), () => expect.unreachable())).toThrow(FrameRefused)
    }
    const fits = createFrameReader(LIMIT)
    fits.push(head(LIMIT), () => expect.unreachable())
    expect(fits.waiting).toBe(4)
  })

  it('that nobody may read are not written', () => {
    expect(() => encodeFrame({ text: 'é'.repeat(100) }, 200)).toThrow(FrameRefused)
    expect(encodeFrame({ t: 'é' }, 200).readUInt32BE()).toBe(Buffer.byteLength('{"t":"é"}'))
    const round: Record<string, unknown> = {}
    round['self'] = round
    expect(() => encodeFrame(round, LIMIT)).toThrow(FrameRefused)
  })

  it('are JSON in UTF-8, or nothing', () => {
    for (const body of [[0xff], [0x7b], [0xc3], [0x22, 0xed, 0xa0, 0x80, 0x22], [0]])
      expect(decodeFrame(Uint8Array.from(body))).toBeUndefined()
    expect(decodeFrame(Buffer.from('{"a":"\\ud800"}'))).toEqual({ a: '\ud800' })
  })

  it('with more parts than they may have are not made into objects', () => {
    expect(decodeFrame(Buffer.from('['.repeat(5_000_000)), 1000)).toBeUndefined()
    expect(decodeFrame(Buffer.from(`[${'{},'.repeat(999)}{}]`), 1999)).toBeUndefined()
    expect(decodeFrame(Buffer.from(`[${'{},'.repeat(999)}{}]`), 2000)).toHaveLength(1000)
    const text = JSON.stringify({ markdown: '[a], {b}, "c" \\ "[" '.repeat(1000) })
    expect(decodeFrame(Buffer.from(text), 10)).toEqual(JSON.parse(text))
  })
})

describe('the count of parts', () => {
  const count = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 0
    const inner = Object.values(value)
    return 1 + Math.max(0, inner.length - 1) + inner.reduce<number>((sum, each) => sum + count(each), 0)
  }

  it('is that of the value which the JSON stands for', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(partsOfJson(Buffer.from(JSON.stringify(value)))).toBe(count(JSON.parse(JSON.stringify(value))))
      }),
      { seed: 20261122, numRuns: 500 },
    )
  })
})
