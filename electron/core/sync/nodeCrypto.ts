/** Ed25519 and SHA-256 by Node, for keys and signatures as sync writes them: raw, in hex. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { CryptoParts } from '#shared/members/verify.ts'
import { DeviceKey } from '#shared/sync/transport.ts'

/** What DER says before the 32 bytes of a key (RFC 8410). */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** A log has few authors and many entries; making a key object costs more than using it. */
const MAX_KEYS = 256
const keys = new Map<string, KeyObject>()

function publicKey(key: string): KeyObject {
  const known = keys.get(key)
  if (known) return known
  const der = Buffer.concat([PUBLIC_PREFIX, Buffer.from(key, 'hex')])
  const made = createPublicKey({ key: der, format: 'der', type: 'spki' })
  if (keys.size >= MAX_KEYS) keys.clear()
  keys.set(key, made)
  return made
}

export const nodeCrypto: CryptoParts = {
  sha256: (data) => createHash('sha256').update(data).digest('hex'),
  verify: (key, text, signature) => {
    try {
      return verify(null, Buffer.from(text, 'utf8'), publicKey(key), Buffer.from(signature, 'hex'))
    } catch {
      return false
    }
  },
}

export interface Signer {
  /** The public key. */
  readonly key: DeviceKey
  /** 128 hex digits. */
  sign: (text: string) => string
}

/** From the 32 secret bytes, which are also what a transport is started with. */
export function createSigner(secret: Uint8Array): Signer {
  const der = Buffer.concat([PRIVATE_PREFIX, secret])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  der.fill(0)
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  return {
    key: DeviceKey.parse(Buffer.from(x ?? '', 'base64url').toString('hex')),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('hex'),
  }
}
