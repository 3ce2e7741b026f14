/**
 * GUIDs of the exchange format and ids of ours. A GUID has 128 bits and fits into an id, so what came in under a GUID
 * goes out under the same; most ids of ours are longer and go out under a GUID made of their hash (RFC 9562, version 8),
 * which is found again by making it of every id that is here.
 */
import { createHash } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const DIGITS = 22
const LIMIT = 1n << 128n

const withHyphens = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`

/** The GUID of anything that has a name of its own: a coding, a built-in code, a long id. */
export function guidOfName(name: string): string {
  const bytes = createHash('sha256').update(`commonplace ${name}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  return withHyphens(bytes.toString('hex'))
}

function valueOf(id: string): bigint | undefined {
  const digits = /^[a-z]_([0-9A-Za-z]{22})$/.exec(id)?.[1]
  if (digits === undefined) return undefined
  let value = 0n
  for (const digit of digits) value = value * 62n + BigInt(ALPHABET.indexOf(digit))
  return value
}

/** The GUID under which a thing goes out; always the same one. */
export function guidOf(id: string): string {
  const value = valueOf(id)
  return value !== undefined && value < LIMIT ? withHyphens(value.toString(16).padStart(32, '0')) : guidOfName(id)
}

/** Lower case, without braces, its hyphens in place; undefined: not a GUID. */
export function normalGuid(text: string): string | undefined {
  const plain = text
    .trim()
    .replace(/^(?:\{(.*)\}|\((.*)\))$/, '$1$2')
    .toLowerCase()
    .replace(/^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/, '$1-$2-$3-$4-$5')
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(plain) ? plain : undefined
}

/** The id under which a thing with this GUID comes in, `prefix` and all; always the same one. */
export function idOfGuid(prefix: string, guid: string): string {
  let value = BigInt(`0x${guid.replaceAll('-', '')}`)
  let digits = ''
  for (let n = 0; n < DIGITS; n++) {
    digits = `${ALPHABET[Number(value % 62n)]}${digits}`
    value /= 62n
  }
  return `${prefix}_${digits}`
}
