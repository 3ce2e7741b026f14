/**
 * From what somebody sent to an entry that can be reasoned about: it has the form of an entry, its hash is
 * computed here, and its author's signature holds. Whether its author was allowed to write it is state.ts's.
 */
import { err, ok, type Result } from '../model/result.ts'
import type { WorkspaceId } from '../model/ids.ts'
import { EntryBody, EntryEnvelope, type Act, type SignedEntry } from './entries.ts'

/** What is needed of a platform's cryptography. Text is taken as UTF-8. */
export interface CryptoParts {
  /** 64 lower-case hex digits. */
  sha256: (data: Uint8Array | string) => string
  /** Ed25519; key and signature in hex. False for whatever is wrong, never a throw. */
  verify: (key: string, text: string, signature: string) => boolean
}

/** An entry whose hash and signature were checked on this device. */
export interface CheckedEntry {
  readonly hash: string
  readonly signed: SignedEntry
  readonly workspaceId: WorkspaceId
  readonly parents: readonly string[]
  readonly author: string
  readonly at: number
  /** Null: written by a newer version, in words that this one does not know. It is kept and passed on, and does nothing here. */
  readonly what: Act | null
}

export type EntryProblem = 'EntryBroken' | 'SignatureWrong'

const LONE_SURROGATE = /\p{Surrogate}/u

function envelopeOf(body: string): { envelope: EntryEnvelope; what: Act | null } | null {
  // Without a partner it has no UTF-8 of its own: two texts would share one hash.
  if (LONE_SURROGATE.test(body)) return null
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return null
  }
  const known = EntryBody.safeParse(json)
  if (known.success) return { envelope: known.data, what: known.data.what }
  const envelope = EntryEnvelope.safeParse(json)
  return envelope.success ? { envelope: envelope.data, what: null } : null
}

/** Checks form, hash and signature. Hashes once; verifying costs about 0.1 ms. */
export function checkEntry(signed: SignedEntry, crypto: CryptoParts): Result<CheckedEntry, EntryProblem> {
  const read = envelopeOf(signed.body)
  if (read === null) return err('EntryBroken')
  const { workspaceId, parents, author, at } = read.envelope
  if (!crypto.verify(author, signed.body, signed.signature)) return err('SignatureWrong')
  const hash = crypto.sha256(signed.body)
  return ok({
    hash,
    signed: { body: signed.body, signature: signed.signature },
    workspaceId,
    parents: [...new Set(parents)],
    author,
    at,
    what: read.what,
  })
}
