/** Ed25519 signatures of member entries, by Node's own cryptography. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { Verify } from '#shared/sync/codec.ts'

/** What stands before the 32 bytes of an Ed25519 public key in its DER form (RFC 8410). */
const DER_HEAD = Buffer.from('302a300506032b6570032100', 'hex')
/** A team has tens of devices; making a key object costs as much as using it. */
const MAX_KEYS = 1_000

const keys = new Map<string, KeyObject>()

function keyOf(author: string): KeyObject {
  const known = keys.get(author)
  if (known) return known
  const der = Buffer.concat([DER_HEAD, Buffer.from(author, 'hex')])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  if (keys.size >= MAX_KEYS) keys.clear()
  keys.set(author, key)
  return key
}

export const verifyEntry: Verify = (body, signature, author) => {
  try {
    return verify(null, Buffer.from(body, 'utf8'), keyOf(author), Buffer.from(signature, 'hex'))
  } catch {
    // Not every 32 bytes are a point of the curve.
    return false
  }
}
