/**
 * The link of an invitation: whom one joins, where their devices may be found, and the secret that opens the
 * door once. It also carries the hash of the log's founding entry, so that no forged log can be shown to the
 * newcomer; with the inviters' keys, the connection itself proves whom one talks to.
 *
 * `commonplace://join/` + base64url of: version, then for version 1
 *   16 bytes secret · 22 workspace id (without its prefix) · 32 founding hash · 1 role · 6 expiry (ms, big-endian)
 *   · workspace's name · inviter's name (each 2 bytes length, UTF-8) · 1 count, then 32 bytes per inviter's key
 *   · 1 count, then per address 1 kind (0 direct, 1 relay), 2 length, UTF-8 · 1 or 0, then 22 a member's id
 * and at the end of every version CRC-32 of all before, so that a link that was cut off or mistyped is known as such.
 */
import { z } from 'zod'
import { MemberId, WorkspaceId } from '../model/ids.ts'
import { err, ok, type Result } from '../model/result.ts'
import { Address, DeviceKey } from '../sync/transport.ts'
import { base64urlToBytes, bytesToBase64url } from './base64url.ts'
import { Role } from './entries.ts'

export const INVITE_PREFIX = 'commonplace://join/'
const VERSION = 1
const MAX_INVITERS = 8
const MAX_ADDRESSES = 16
/** Longer than any link that can be made; nothing longer is looked at. */
const MAX_LINK_CHARS = 20_000
const ROLES = Role.options

export const InviteLink = z.object({
  secret: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength === 16, '16 bytes'),
  workspaceId: WorkspaceId,
  foundHash: z.string().regex(/^[0-9a-f]{64}$/),
  workspaceName: z.string().max(300),
  inviterName: z.string().max(300),
  role: Role,
  /** ms since 1970. */
  expiresAt: z
    .int()
    .min(0)
    .max(2 ** 48 - 1),
  /** Devices that can admit. */
  inviters: z.array(DeviceKey).min(1).max(MAX_INVITERS),
  /** Where they were found when the link was made. */
  addresses: z.array(Address).max(MAX_ADDRESSES),
  /** Set when it is for one more device of this member, who is in already. */
  memberId: MemberId.optional(),
})
export type InviteLink = z.infer<typeof InviteLink>

export interface InviteLinkError {
  code: 'InviteLinkBroken' | 'InviteLinkTooNew'
  /** One sentence. */
  message: string
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1))
  }
  return ~crc >>> 0
}

const bigEndian = (value: number, length: number): number[] =>
  Array.from({ length }, (_, at) => Math.floor(value / 256 ** (length - 1 - at)) % 256)

/** UTF-8 without the platform's encoder, which shared code cannot count on. */
const utf8 = (text: string): number[] =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
    .split(/(%[0-9A-F]{2}|.)/)
    .flatMap((part) =>
      part === '' ? [] : part.length === 3 ? [Number.parseInt(part.slice(1), 16)] : [part.charCodeAt(0)],
    )

const hexToBytes = (hex: string): number[] =>
  Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16))
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0))
const lengthAnd = (bytes: number[]): number[] => [...bigEndian(bytes.length, 2), ...bytes]

/** Makes the link. Its parts must fit `InviteLink`; anything else is a bug and throws. */
export function createInviteLink(invite: InviteLink): string {
  const link = InviteLink.parse(invite)
  const body = [
    VERSION,
    ...link.secret,
    ...ascii(link.workspaceId.slice(2)),
    ...hexToBytes(link.foundHash),
    ROLES.indexOf(link.role),
    ...bigEndian(link.expiresAt, 6),
    ...lengthAnd(utf8(link.workspaceName)),
    ...lengthAnd(utf8(link.inviterName)),
    link.inviters.length,
    ...link.inviters.flatMap(hexToBytes),
    link.addresses.length,
    ...link.addresses.flatMap((address) =>
      'direct' in address ? [0, ...lengthAnd(utf8(address.direct))] : [1, ...lengthAnd(utf8(address.relay))],
    ),
    ...(link.memberId === undefined ? [0] : [1, ...ascii(link.memberId.slice(2))]),
  ]
  const sum = bigEndian(crc32(Uint8Array.from(body)), 4)
  return INVITE_PREFIX + bytesToBase64url(Uint8Array.from([...body, ...sum]))
}

/** Reads from front to back; past the end, `isBroken` and zeros. */
class Reader {
  #at = 0
  readonly #bytes: Uint8Array
  isBroken = false
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }
  take(length: number): Uint8Array {
    const taken = this.#bytes.slice(this.#at, this.#at + length)
    if (taken.length < length) this.isBroken = true
    this.#at += length
    return taken
  }
  number(length: number): number {
    return this.take(length).reduce((sum, byte) => sum * 256 + byte, 0)
  }
  hex(length: number): string {
    return [...this.take(length)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  }
  ascii(length: number): string {
    return String.fromCharCode(...this.take(length))
  }
  text(): string {
    const bytes = this.take(this.number(2))
    try {
      return decodeURIComponent([...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
    } catch {
      this.isBroken = true
      return ''
    }
  }
  list<T>(most: number, one: () => T): T[] {
    const count = this.number(1)
    if (count > most) this.isBroken = true
    const all: T[] = []
    while (all.length < count && !this.isBroken) all.push(one())
    return all
  }
  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }
}

const broken = err<InviteLinkError>({
  code: 'InviteLinkBroken',
  message: 'This is not a whole invitation link; copy all of it, or ask for it again.',
})

/** Reads a link, also one that a mail broke over lines or put in angle brackets. */
export function parseInviteLink(text: string): Result<InviteLink, InviteLinkError> {
  if (text.length > MAX_LINK_CHARS) return broken
  const tight = text.replace(/[\s\u200b\ufeff]+/g, '').replace(/^[<("']+|[>)"'.,;]+$/g, '')
  if (tight.slice(0, INVITE_PREFIX.length).toLowerCase() !== INVITE_PREFIX) return broken
  const bytes = base64urlToBytes(tight.slice(INVITE_PREFIX.length))
  if (bytes === null || bytes.length < 6) return broken
  const body = bytes.subarray(0, -4)
  if (new Reader(bytes.subarray(-4)).number(4) !== crc32(body)) return broken
  const reader = new Reader(body)
  if (reader.number(1) !== VERSION)
    return err({
      code: 'InviteLinkTooNew',
      message: 'This invitation was made by another version of Commonplace; update the app and open it again.',
    })
  const read = InviteLink.safeParse({
    secret: reader.take(16),
    workspaceId: `w_${reader.ascii(22)}`,
    foundHash: reader.hex(32),
    role: ROLES[reader.number(1)],
    expiresAt: reader.number(6),
    workspaceName: reader.text(),
    inviterName: reader.text(),
    inviters: reader.list(MAX_INVITERS, () => reader.hex(32)),
    addresses: reader.list(MAX_ADDRESSES, () =>
      reader.number(1) === 0 ? { direct: reader.text() } : { relay: reader.text() },
    ),
    ...(reader.number(1) === 1 && { memberId: `m_${reader.ascii(22)}` }),
  })
  return read.success && !reader.isBroken && reader.isAtEnd ? ok(read.data) : broken
}
