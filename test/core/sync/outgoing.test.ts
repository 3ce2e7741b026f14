/** What is told to somebody who has nothing of a document. */
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createOpener, openDatabase } from '#core/db/database.ts'
import { createHub } from '#core/docs/hub.ts'
import { createUpdateLog } from '#core/docs/log.ts'
import { diffs, logBatch } from '#core/sync/outgoing.ts'
import { createId, type DocId } from '#shared/model/ids.ts'
import { MAX_MESSAGE_BYTES } from '#shared/sync/limits.ts'

/** Logs what these steps do to a fresh document, an update each; answers what another is told of it. */
function toldOf(steps: readonly ((text: Y.Text) => void)[], spoil = false) {
  const db = openDatabase(':memory:', createOpener({}))
  const log = createUpdateLog(db)
  const id: DocId = createId('n')
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const step of steps) doc.transact(() => step(doc.getText('text')))
  for (const update of updates) log.append(id, 'note', 'd_1', 1, [update], false)
  if (spoil) db.run('UPDATE update_log SET checksum = checksum + 1 WHERE seq = (SELECT max(seq) FROM update_log)')
  const hub = createHub(log, () => 1)
  const sent = [...diffs(db, hub, [{ id }])].flatMap((batch) => batch ?? [])
  const copy = new Y.Doc()
  for (const { update } of sent) Y.applyUpdate(copy, update)
  const bytes = Buffer.concat(sent.map(({ update }) => update)).toString('latin1')
  return { doc, copy, bytes, opened: hub.isLive(id) }
}

it.each([1, 2, 8, 9, 30])('tells a whole document of %i rows', (rows) => {
  const steps = Array.from({ length: rows }, (_, n) => (text: Y.Text) => text.insert(text.length >> 1, `word ${n} `))
  const { doc, copy } = toldOf(steps)
  expect(copy.getText('text').toJSON()).toBe(doc.getText('text').toJSON())
  expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(doc))
})

it('does not tell words that were deleted', () => {
  const { copy, bytes } = toldOf([
    (text) => text.insert(0, 'We pay them. We thank them.'),
    (text) => text.delete(0, 13),
  ])
  expect(copy.getText('text').toJSON()).toBe('We thank them.')
  expect(bytes).not.toContain('We pay')
})

it('tells what is whole of a log with a damaged row', () => {
  const { copy } = toldOf([(text) => text.insert(0, 'whole'), (text) => text.insert(5, ' and damaged')], true)
  expect(copy.getText('text').toJSON()).toBe('whole')
})

it('leaves out what no message holds, and tells the rest', () => {
  const db = openDatabase(':memory:', createOpener({}))
  const log = createUpdateLog(db)
  const [large, small] = [createId('n'), createId('n')]
  const updateOf = (text: string): Uint8Array => {
    const doc = new Y.Doc()
    doc.getText('text').insert(0, text)
    return Y.encodeStateAsUpdate(doc)
  }
  log.append(large, 'note', 'd_1', 1, [updateOf('a'.repeat(MAX_MESSAGE_BYTES))], false)
  log.append(small, 'note', 'd_1', 1, [updateOf('few words')], false)
  const told = [
    ...diffs(
      db,
      createHub(log, () => 1),
      [{ id: large }, { id: small }],
    ),
  ].flatMap((batch) => batch ?? [])
  expect(told.map(({ id }) => id)).toEqual([small])
  const first = logBatch(db, 0, 'd_2')
  expect(first.docs).toEqual([])
  expect(logBatch(db, first.seq, 'd_2').docs.map(({ id }) => id)).toEqual([small])
})
