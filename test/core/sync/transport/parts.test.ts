import { generateKeyPairSync, sign } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressesOf } from '#core/sync/transport/addresses.ts'
import { bindsFor } from '#core/sync/transport/binds.ts'
import { codeOfEnd } from '#core/sync/transport/irohLibrary.ts'
import { nodePacking } from '#core/sync/transport/nodePacking.ts'
import { CHUNK_BYTES, fromNumbers, toNumbers } from '#core/sync/transport/numberArrays.ts'
import { verifyEntry } from '#core/sync/transport/verifyEntry.ts'
import { plainPacking } from '#shared/sync/packing.ts'
import { MalformedBytes } from '#shared/sync/shapes.ts'

describe('packing', () => {
  const all = [nodePacking, plainPacking]

  it('by Node and by plain JavaScript is one format', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), (plain) => {
        for (const from of all)
          for (const to of all) expect(to.inflate(from.deflate(plain), plain.length)).toEqual(plain)
      }),
    )
  })

  it.each([
    ['Node', nodePacking],
    ['plain JavaScript', plainPacking],
  ])('by %s stops at the limit, and says no to what is none', (_name, packing) => {
    const bomb = deflateRawSync(new Uint8Array(10_000_000))
    expect(() => packing.inflate(bomb, 9_999_999)).toThrow(MalformedBytes)
    expect(packing.inflate(bomb, 10_000_000)).toHaveLength(10_000_000)
    expect(() => packing.inflate(bomb.subarray(0, 500), 10_000_000)).toThrow()
    expect(() => packing.inflate(new Uint8Array([255, 255, 255]), 100)).toThrow()
    expect(() => packing.inflate(new Uint8Array(0), 100)).toThrow()
  })
})

describe('arrays of numbers', () => {
  it('are the bytes they were', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        expect(fromNumbers(toNumbers(bytes))).toEqual(bytes)
      }),
    )
    const chunk = new Uint8Array(CHUNK_BYTES).map((_, at) => at % 251)
    expect(fromNumbers(toNumbers(chunk))).toEqual(chunk)
    // The kept array does not leak what it held.
    expect(fromNumbers(toNumbers(new Uint8Array(CHUNK_BYTES)))).toEqual(new Uint8Array(CHUNK_BYTES))
  })
})

describe('signatures of entries', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const author = publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('hex')
  const body = '{"what":"ü"}'
  const signature = sign(null, Buffer.from(body), privateKey).toString('hex')

  it('hold for the very text and author only', () => {
    expect(verifyEntry(body, signature, author)).toBe(true)
    expect(verifyEntry(`${body} `, signature, author)).toBe(false)
    expect(verifyEntry(body, signature.replace(/^../, '00'), author)).toBe(false)
    expect(verifyEntry(body, signature, 'ab'.repeat(32))).toBe(false)
  })

  it('are refused, not thrown over, with keys and signatures that are none', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.uint8Array({ minLength: 64, maxLength: 64 }),
        (key, other) => {
          const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
          expect(verifyEntry(body, hex(other), hex(key))).toBe(false)
        },
      ),
    )
  })
})

describe('the end of a connection', () => {
  it.each([
    ['closed by peer: 2', 2],
    ['closed by peer: not you (code 3)', 3],
    ['closed by peer: (code 1) (code 3)', 3],
    ['closed by peer: 0', 0],
    ['timed out', undefined],
    ['closed', undefined],
    ['reset by peer', undefined],
  ])('"%s" has the code %s', (reason, code) => {
    expect(codeOfEnd(reason)).toBe(code)
  })
})

describe('addresses', () => {
  it('to bind: loopback names both families, and what was had before comes first', () => {
    expect(bindsFor('0.0.0.0:0', [])).toEqual([['0.0.0.0:0']])
    expect(bindsFor('127.0.0.1:0', [])).toEqual([['127.0.0.1:0', '[::1]:0'], ['127.0.0.1:0']])
    expect(bindsFor('[::1]:7', [])[0]).toEqual(['[::1]:7', '127.0.0.1:0'])
    expect(bindsFor('0.0.0.0:0', ['0.0.0.0:4711', '[::]:4712'])).toEqual([['0.0.0.0:4711', '[::]:4712'], ['0.0.0.0:0']])
  })

  it('to be found at: each once, the relay last, and none that stands for all', () => {
    const addresses = addressesOf({
      bound: ['127.0.0.1:5', '0.0.0.0:6'],
      direct: ['127.0.0.1:5', '198.51.100.4:9'],
      relay: 'https://relay.example/',
    })
    expect(addresses.filter((each) => 'direct' in each && each.direct === '127.0.0.1:5')).toHaveLength(1)
    expect(addresses).toContainEqual({ direct: '198.51.100.4:9' })
    expect(addresses.at(-1)).toEqual({ relay: 'https://relay.example/' })
    expect(JSON.stringify(addresses)).not.toContain('0.0.0.0')
  })
})
