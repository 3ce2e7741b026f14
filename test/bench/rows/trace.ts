/**
 * A paper's 259,778 keystrokes, each its own Yjs transaction: written durably (at most 32 updates a commit,
 * synchronous=FULL, through the product's write path) against Yjs alone, in memory, with a listener for updates; and
 * what the file weighs once it was compacted.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'
import { z } from 'zod'
import { noteRootOf } from '#shared/docs/noteRoot.ts'
import { createId } from '#shared/model/ids.ts'
import { ok } from '#shared/model/result.ts'
import { type Benchmark, compare, type Result } from '../row.ts'
import { interleaved, median, timed } from '../stats.ts'
import { openWritePath, type WritePath } from '../support/writePath.ts'
import { compactedFile, fileSize } from './compactedFile.ts'

const TRACE = fileURLToPath(new URL('../../../../shared/data/traces/automerge-paper.json.gz', import.meta.url))
const UPDATES_PER_COMMIT = 32
const ROUNDS = 3

const Patch = z.tuple([z.number(), z.number(), z.string()])
const Trace = z.object({ endContent: z.string(), txns: z.array(z.object({ patches: z.array(Patch) })) })
type Edits = readonly (readonly z.infer<typeof Patch>[])[]

/** A note with one empty text in one paragraph, as the editor's binding lays it out; the text's characters begin at 1. */
function beginNote(doc: Y.Doc): Y.XmlText {
  const paragraph = new Y.XmlText()
  doc.transact(() => {
    noteRootOf(doc).insertEmbed(0, paragraph)
    paragraph.setAttribute('__type', 'paragraph')
    paragraph.insertEmbed(0, new Y.Map([['__type', 'text']]))
  })
  return paragraph
}

const type = (text: Y.XmlText, patches: Edits[number]): void => {
  for (const [at, deleted, inserted] of patches) {
    if (deleted > 0) text.delete(at + 1, deleted)
    if (inserted !== '') text.insert(at + 1, inserted)
  }
}

/** Yjs alone: the same text type, the same transactions, every update made. */
function inMemory(edits: Edits): Y.Doc {
  const doc = new Y.Doc()
  const text = beginNote(doc)
  let bytes = 0
  doc.on('update', (update: Uint8Array) => {
    bytes += update.byteLength
  })
  for (const patches of edits) doc.transact(() => type(text, patches))
  if (bytes === 0) throw new Error('no updates were made')
  return doc
}

const textOf = (doc: Y.Doc): string =>
  (noteRootOf(doc).toDelta() as { insert: Y.XmlText }[])
    .flatMap(({ insert }) => insert.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('')

function durably({ db, hub, store }: WritePath, noteId: string, edits: Edits): void {
  const { doc } = hub.open(noteId)
  let text: Y.XmlText | undefined
  for (let from = 0; from < edits.length; from += UPDATES_PER_COMMIT) {
    const committed = store.commit(
      () => {
        const typed = (text ??= beginNote(doc))
        for (const patches of edits.slice(from, from + UPDATES_PER_COMMIT)) doc.transact(() => type(typed, patches))
        return ok(null)
      },
      { device: 'd_bench', deferText: true },
    )
    if (!committed.ok) throw new Error(committed.error.message)
  }
  db.handle.pragma('wal_checkpoint(TRUNCATE)')
}

export const trace: Benchmark = {
  key: 'trace',
  title: "A paper's keystrokes",
  run: async ({ folder }) => {
    const names = { time: 'Durable append of a paper’s keystrokes', file: 'File after compacting it' }
    if (!existsSync(TRACE)) {
      const skipped = 'the trace (../shared/data/traces/automerge-paper.json.gz) is not here.'
      return [
        { name: names.time, skipped },
        { name: names.file, skipped },
      ]
    }
    const { txns, endContent } = Trace.parse(JSON.parse(gunzipSync(readFileSync(TRACE)).toString('utf8')))
    const edits: Edits = txns.map(({ patches }) => patches)
    let reference = new Y.Doc()
    let compacted: Result[] = []
    const { memory, disk } = await interleaved(ROUNDS, {
      memory: () => timed(() => (reference = inMemory(edits))),
      disk: async (round) => {
        const place = join(folder, `trace-${round}`)
        mkdirSync(place)
        const path = openWritePath(place)
        const before = fileSize(path.db)
        const noteId = createId('n')
        const time = await timed(() => durably(path, noteId, edits))
        if (textOf(path.hub.open(noteId).doc) !== endContent) throw new Error('what was written is not what was typed')
        if (round === ROUNDS - 1) {
          const encoded = Y.encodeStateAsUpdateV2(reference).byteLength
          compacted = compactedFile(names.file, path, noteId, before, encoded)
        }
        path.db.close()
        return time
      },
    })
    if (textOf(reference) !== endContent) throw new Error('the trace did not end with its text')
    const time = compare(
      names.time,
      'ms',
      median(disk),
      median(memory),
      2,
      `${edits.length} transactions, ${UPDATES_PER_COMMIT} updates a commit, synchronous=FULL, with the log written back to the file; against Yjs in memory with a listener; median of ${ROUNDS} rounds.`,
    )
    return [time, ...compacted]
  },
}
