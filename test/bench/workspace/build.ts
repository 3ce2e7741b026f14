/**
 * Writes the benchmarks' workspace through the core's own write path (executor, log, projections), many things to a
 * commit. Run in a process of its own, so that its memory is not the benchmarks': `node build.ts FOLDER [notes]`
 * (the notes alone).
 */
import { join } from 'node:path'
import { createBlobs } from '#core/blobs/blobs.ts'
import { createExtractions } from '#core/blobs/extractions.ts'
import { createExecutor, type Executor } from '#core/commands/executor.ts'
import { createCore } from '#core/createCore.ts'
import { createOpener, openDatabase } from '#core/db/database.ts'
import { createEditor } from '#core/docs/editing.ts'
import { createHub } from '#core/docs/hub.ts'
import { identityOf } from '#core/docs/identity.ts'
import { createUpdateLog } from '#core/docs/log.ts'
import { createStore } from '#core/docs/store.ts'
import { createUndoHistory } from '#core/docs/undo.ts'
import { importPlainText } from '#core/importers/text/plainText.ts'
import { createProjector, prepareProjections } from '#core/projections/projector.ts'
import { addSource } from '#core/tasks/addSource.ts'
import { createClock } from '#shared/docs/clock.ts'
import { codingField, NOTE } from '#shared/docs/layout.ts'
import { describe } from '#shared/model/anchoring.ts'
import type { Stance } from '#shared/model/coding.ts'
import { BlobHash, type CodeId, createId } from '#shared/model/ids.ts'
import { ok } from '#shared/model/result.ts'
import { noteRootOf } from '#shared/docs/noteRoot.ts'
import { branch, text as leaf, type TreeNode } from '#shared/editor/tree.ts'
import { appendToY } from '#shared/editor/yTree.ts'
import { createGenerator } from '#test/support/generate.ts'
import { createRandom } from '#test/support/random.ts'
import { importWorkerUrl, take } from '../support/openCore.ts'
import { seeded } from './seeded.ts'

const scope = { scope: 'bench' }
const NOTES_PER_COMMIT = 500
/** As the product's maintenance compacts. */
const COMPACT_BYTES = 64 * 1024

async function build(folder: string, sources: number): Promise<void> {
  const created = await createCore(
    { dataDir: folder, program: 'bench', create: { name: 'Ten thousand notes' }, memberName: 'Ada' },
    { importWorkerUrl },
  )
  await take(created).close()

  const db = openDatabase(join(folder, 'workspace.sqlite'), createOpener({}))
  // A workspace that is lost on a power cut is built again.
  db.handle.pragma('synchronous = OFF')
  const now = Date.now
  const log = createUpdateLog(db)
  const hub = createHub(log, now)
  const blobs = createBlobs(folder, db)
  const extractions = createExtractions(blobs)
  const extraction = (sourceId: string) => {
    const row = db.get<{ hash: string }>('SELECT extraction_hash AS hash FROM source WHERE source_id = ?', sourceId)
    return row === undefined ? null : extractions.get(row.hash)
  }
  prepareProjections(db)
  const projector = createProjector({ db, extraction }, hub)
  const report = (cause: unknown): never => {
    throw cause
  }
  const store = createStore({ db, hub, log, projector, now, fault: () => undefined, report })
  const { me, deviceId: device } = identityOf(db)
  const clock = createClock(now)
  const executor = createExecutor({
    db,
    store,
    undo: createUndoHistory(db, now),
    extractions,
    createEditor: () => createEditor({ hub, clock, now, me, device }),
    now,
    touched: () => undefined,
    mayEdit: () => true,
    team: () => {
      throw new Error('no team here')
    },
  })

  const random = createRandom(seeded.seed)
  const generate = createGenerator(seeded.seed)
  const codes = db
    .all<{ id: CodeId }>('SELECT code_id AS id FROM code WHERE codable = 1 ORDER BY code_id')
    .map((row) => row.id)

  for (let made = 0; made < seeded.notes; made += NOTES_PER_COMMIT) {
    take(executor.commit((edit) => writeNotes(edit, Math.min(NOTES_PER_COMMIT, seeded.notes - made)), scope))
  }
  for (let made = 0; made < sources; made++) {
    const { title, author, text } = generate.source(random.int(...seeded.sourceWords))
    const fileName = `${made}.txt`
    const imported = importPlainText(text, fileName)
    imported.metadata = { ...imported.metadata, title, authors: [author], publishedOn: dateOf(made) }
    const original = new TextEncoder().encode(text)
    const { sourceId } = take(addSource({ executor, blobs, extractions, now }, imported, original, fileName, 'bench'))
    take(executor.commit((edit) => writeQuotes(edit, sourceId), scope))
    hub.evict(sourceId)
  }
  const { done } = projector.drain(Number.POSITIVE_INFINITY)
  if (!done) throw new Error('some text was left unindexed')
  for (const { id } of db.all<{ id: string }>('SELECT doc_id AS id FROM doc WHERE log_bytes > ?', COMPACT_BYTES))
    log.compact(id, hub.open(id).doc, now())
  db.handle.pragma('wal_checkpoint(TRUNCATE)')
  db.close()

  type Work = Parameters<Executor['commit']>[0]
  type Edit = Parameters<Work>[0]

  function writeNotes(edit: Edit, count: number) {
    for (let i = 0; i < count; i++) {
      const { title, markdown } = generate.note(random.int(...seeded.noteBytes))
      const noteId = createId('n')
      edit.addToLibrary(noteId, 'note')
      edit.set(noteId, NOTE, 'title', title)
      const doc = edit.doc(noteId)
      doc.transact(() => appendToY(noteRootOf(doc), treeOf(markdown)), 'command')
    }
    return { outcome: ok(null), label: null }
  }

  function writeQuotes(edit: Edit, sourceId: string) {
    const { hash, text } = {
      hash: db.get<{ hash: string }>('SELECT extraction_hash AS hash FROM source WHERE source_id = ?', sourceId)?.hash,
      text: extraction(sourceId)?.text ?? '',
    }
    for (let i = 0; i < seeded.quotesPerSource; i++) {
      const quoteId = createId('q')
      const selector = describe(text, generate.quoteFrom(text))
      edit.addItem(sourceId, quoteId, { selector, extraction: BlobHash.parse(hash), by: edit.me, at: edit.now() })
      const isCoded = random.chance(seeded.codedPercent / 100)
      for (let n = isCoded ? (random.chance(1 / 3) ? 2 : 1) : 0; n > 0; n--) {
        const stance = random.pick<Stance>(['supports', 'supports', 'illustrates', 'disputes'])
        edit.set(sourceId, quoteId, codingField(random.pick(codes), edit.me), { stance, at: edit.now() })
      }
      if (random.chance(seeded.memoPercent / 100)) edit.set(sourceId, quoteId, 'memo', generate.sentence())
    }
    return { outcome: ok(null), label: null }
  }
}

/**
 * The generator's Markdown as a note's tree. It knows only what the generator writes, and takes a tenth of the time of
 * the product's reader of any Markdown, which is not what is measured here.
 */
function treeOf(markdown: string): TreeNode[] {
  return markdown
    .trimEnd()
    .split('\n\n')
    .map((block) => {
      if (block.startsWith('## ')) return branch('heading', [leaf(block.slice(3))], { __tag: 'h2' })
      if (block.startsWith('> ')) return branch('quote', [leaf(block.slice(2))])
      if (!block.startsWith('- ')) return branch('paragraph', [leaf(block)])
      const isCheck = block.startsWith('- [')
      const items = block.split('\n').map((line, i) => {
        const props = { __value: i + 1, ...(isCheck && { __checked: line.startsWith('- [x]') }) }
        return branch('listitem', [leaf(line.replace(/^- (\[.\] )?/, ''))], props)
      })
      return branch('list', items, { __listType: isCheck ? 'check' : 'bullet', __start: 1, __tag: 'ul' })
    })
}

const dateOf = (n: number): string => `${2008 + (n % 18)}-${String(1 + (n % 12)).padStart(2, '0')}`

const folder = process.argv[2]
if (folder === undefined) throw new Error('name the folder to write to')
await build(folder, process.argv[3] === 'notes' ? 0 : seeded.sources)
