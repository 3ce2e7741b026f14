/**
 * What a document holds, as one hash: SHA-256(Y.encodeSnapshot(Y.snapshot(doc))). Unlike a
 * state vector it sees deletions. It is computed when somebody asks, not at every keystroke:
 * it walks the whole document.
 */
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import type { Db } from '../db/database.ts'
import { isDiskFull } from '../db/diskFull.ts'
import type { Hub } from './hub.ts'

export const digestOfDoc = (doc: Y.Doc): Uint8Array =>
  createHash('sha256')
    .update(Y.encodeSnapshot(Y.snapshot(doc)))
    .digest()

/** One hash over all documents, which come in the order of their ids: the same on two devices exactly when they hold the same. */
export function rootDigest(docs: Iterable<{ id: string; digest: Uint8Array }>): Uint8Array {
  const root = createHash('sha256')
  for (const { id, digest } of docs) root.update(`${id}\n`).update(digest)
  return root.digest()
}

/** Brings every document's digest up to date, at once, and hashes them. */
export function digestOfWorkspace(db: Db, hub: Hub): { digest: string; documents: number } {
  const docs = db
    .all<{ id: string; digest: Uint8Array | null }>('SELECT doc_id AS id, digest FROM doc ORDER BY doc_id')
    .map(({ id, digest }) => {
      if (digest !== null) return { id, digest }
      const fresh = digestOfDoc(hub.open(id).doc)
      try {
        db.run('UPDATE doc SET digest = ? WHERE doc_id = ?', fresh, id)
      } catch (cause) {
        // Kept only to be quicker the next time.
        if (!isDiskFull(cause)) throw cause
      }
      return { id, digest: fresh }
    })
  return { digest: Buffer.from(rootDigest(docs)).toString('hex'), documents: docs.length }
}
