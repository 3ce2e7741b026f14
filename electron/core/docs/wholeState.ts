/** A document's whole state as one update: taken from a live document, and read by somebody who has nothing else. */
import * as Y from 'yjs'
import { itemsOf, typeRoots } from '#shared/docs/fields.ts'
import { applyInTime } from './applyRemote.ts'
import { digestOfDoc } from './digest.ts'
import type { Hub } from './hub.ts'
import { isWaiting } from './log.ts'

export interface WholeState {
  update: Uint8Array
  /** At the same moment. */
  digest: Uint8Array
}

/** Opens it only for as long as that takes. Null: it is damaged here, or waits for what is missing. */
export function wholeStateOf(hub: Hub, id: string): WholeState | null {
  const wasLive = hub.isLive(id)
  const { doc, problems } = hub.open(id)
  try {
    if (problems.length > 0 || isWaiting(doc)) return null
    return { update: Y.encodeStateAsUpdate(doc), digest: digestOfDoc(doc) }
  } finally {
    if (!wasLive) hub.evict(id)
  }
}

export interface ReadState {
  digest: Uint8Array
  /** What looks like the hash of a blob in its items and fields. */
  hashes: Set<string>
}

/**
 * Applies it to an empty document. Nobody waits for the thread that this is done in, and on a busy machine a small one
 * can take long: each may take what the largest may. Throws what Yjs throws, and when a part is lacking.
 */
export function readWholeState(update: Uint8Array): ReadState {
  const doc = new Y.Doc({ gc: true })
  try {
    typeRoots(doc)
    applyInTime(doc, update, { clock: () => performance.now(), patience: Number.POSITIVE_INFINITY, origin: null })
    if (isWaiting(doc)) throw new Error('a part of the document is lacking')
    const said = JSON.stringify([doc.getMap('fields').toJSON(), [...itemsOf(doc).values()]])
    return { digest: digestOfDoc(doc), hashes: new Set(said.match(/\b[0-9a-f]{64}\b/g)) }
  } finally {
    doc.destroy()
  }
}
