/** Invitations as links: what goes in comes out, and whatever else is pasted is refused with a sentence. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64urlToBytes, bytesToBase64url } from '#shared/members/base64url.ts'
import { createInviteLink, INVITE_PREFIX, type InviteLink, parseInviteLink } from '#shared/members/inviteLink.ts'

const hex = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))
const id = (prefix: string) =>
  fc
    .stringMatching(/^[0-9A-Za-z]{22}$/, { size: 'max' })
    .map((letters) => `${prefix}_${letters.padEnd(22, '0').slice(0, 22)}`)
const name = fc.string({ unit: 'grapheme', maxLength: 60 })
const address = fc.oneof(
  fc.record({ direct: fc.ipV4().map((ip) => `${ip}:4433`) }),
  fc.record({ direct: fc.ipV6().map((ip) => `[${ip}]:4433`) }),
  fc.record({ relay: fc.webUrl({ validSchemes: ['https'] }) }),
)
const link = fc.record(
  {
    secret: fc.uint8Array({ minLength: 16, maxLength: 16 }),
    workspaceId: id('w'),
    foundHash: hex,
    workspaceName: name,
    inviterName: name,
    role: fc.constantFrom('owner', 'editor', 'viewer'),
    expiresAt: fc.nat({ max: 2 ** 48 - 1 }),
    inviters: fc.array(hex, { minLength: 1, maxLength: 8 }),
    addresses: fc.array(address, { maxLength: 16 }),
    memberId: id('m'),
  },
  {
    requiredKeys: [
      'secret',
      'workspaceId',
      'foundHash',
      'workspaceName',
      'inviterName',
      'role',
      'expiresAt',
      'inviters',
      'addresses',
    ],
  },
) as unknown as fc.Arbitrary<InviteLink>

const [sample] = fc.sample(link, { numRuns: 1, seed: 7 }) as [InviteLink]

describe('base64url', () => {
  it('comes back, and has one text for given bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(bytesToBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
        expect(base64urlToBytes(bytesToBase64url(bytes))).toEqual(bytes)
      }),
    )
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const bytes = base64urlToBytes(text)
        if (bytes) expect(bytesToBase64url(bytes)).toBe(text)
      }),
    )
  })
})

describe('an invitation as a link', () => {
  it('comes back whole', () => {
    fc.assert(
      fc.property(link, (invite) => {
        expect(parseInviteLink(createInviteLink(invite))).toEqual({ ok: true, value: invite })
      }),
    )
  })

  it('survives what mail programs do to it', () => {
    const text = createInviteLink(sample)
    for (const sent of [
      ` ${text}\n`,
      `<${text}>`,
      `"${text}".`,
      text.replace(/(.{60})/g, '$1\r\n'),
      text.replace('commonplace', 'Commonplace'),
    ])
      expect(parseInviteLink(sent)).toEqual({ ok: true, value: sample })
  })

  it('is known as broken when it was cut off anywhere, or one letter is another', () => {
    const text = createInviteLink(sample)
    for (let length = 0; length < text.length; length++) {
      const cut = parseInviteLink(text.slice(0, length))
      expect(cut.ok ? null : cut.error.code, `cut to ${length}`).toBe('InviteLinkBroken')
    }
    fc.assert(
      fc.property(fc.nat(text.length - INVITE_PREFIX.length - 1), fc.constantFrom(...'ABCxyz019-_'), (at, letter) => {
        const place = INVITE_PREFIX.length + at
        fc.pre(text[place] !== letter)
        const typo = parseInviteLink(text.slice(0, place) + letter + text.slice(place + 1))
        expect(typo.ok ? null : typo.error.code).toBe('InviteLinkBroken')
      }),
    )
  })

  it('says so when another version made it', () => {
    const bytes =
      base64urlToBytes(createInviteLink(sample).slice(INVITE_PREFIX.length))?.slice(0, -4) ?? new Uint8Array()
    bytes[0] = 2
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crcOf(bytes))
    const newer = parseInviteLink(INVITE_PREFIX + Buffer.concat([bytes, sum]).toString('base64url'))
    expect(newer.ok ? null : newer.error.code).toBe('InviteLinkTooNew')
  })

  it('refuses whatever else is pasted, and never throws', () => {
    const bytes = fc.uint8Array({ maxLength: 600 }).map((body) => {
      const whole = Uint8Array.from([1, ...body])
      const sum = Buffer.alloc(4)
      sum.writeUInt32BE(crcOf(whole))
      return INVITE_PREFIX + Buffer.concat([whole, sum]).toString('base64url')
    })
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((text) => INVITE_PREFIX + text),
          bytes,
        ),
        (text) => {
          const parsed = parseInviteLink(text)
          if (parsed.ok) expect(parseInviteLink(createInviteLink(parsed.value))).toEqual(parsed)
          else expect(parsed.error.message).toMatch(/^This .*\.$/)
        },
      ),
      { numRuns: 5_000 },
    )
  })
})

/** The checksum by another hand than the link's own. */
function crcOf(bytes: Uint8Array): number {
  const table = Array.from({ length: 256 }, (_, n) => {
    let value = n
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    return value >>> 0
  })
  return ~bytes.reduce((crc, byte) => (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0), 0xffffffff) >>> 0
}
