/** A workspace as a file: out, into a folder of its own, and into one that went on meanwhile. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { addText, failure, newCore, openCore, scope, temporaryFolder, value } from '#test/support/core.ts'
import { digestOf, merged, opened, saved } from '#test/support/carried.ts'

vi.setConfig({ testTimeout: 60_000 })

async function filled() {
  const { core, dataDir } = await newCore()
  const sourceId = await addText(core, 'Thanks came by hand.\n\nNobody had asked for it.')
  const place = { exact: 'by hand' }
  value(core.execute('addQuote', { sourceId, place, codings: [{ codeId: 'R1.HELP', stance: 'supports' }] }, scope))
  const { noteId } = value(core.execute('createNote', { title: 'Thanks', markdown: 'A first *thought*.' }, scope))
  return { core, dataDir, sourceId, noteId }
}

it('opens as a folder of its own with the same digest, texts and names', async () => {
  const { core, sourceId } = await filled()
  const folder = temporaryFolder()
  const file = join(folder, 'a.commonplace')
  const out = await saved(core, file)
  expect(out.left).toEqual([])
  expect(out.digest).toBe(await digestOf(core))
  expect(statSync(file).size).toBe(out.bytes)
  const there = join(folder, 'there')
  expect(value(await opened(there, { path: file })).digest).toBe(out.digest)
  const copy = await openCore(there)
  expect(await digestOf(copy)).toBe(out.digest)
  expect(value(await copy.query('sourceText', { sourceId }))?.extraction.text).toContain('Nobody had asked')
  expect(value(await copy.query('workspace', {})).me.name).toBe('Ada')
  // A device of its own, in a team of its own.
  expect(copy.sync.self()).not.toBe(core.sync.self())
  expect(value(await copy.query('team', {}))).toMatchObject({ role: 'owner', removed: false })
  expect(value(await copy.query('verify', {}))).toMatchObject({ ok: true, problems: [] })
  expect(readdirSync(folder).sort()).toEqual(['a.commonplace', 'there'])
  // A third folder has what the second has.
  const next = join(folder, 'b.commonplace')
  expect((await saved(copy, next)).digest).toBe(out.digest)
})

it('merges what went on in two places, in either order, and says whose it was', async () => {
  const { core: ada, noteId } = await filled()
  const folder = temporaryFolder()
  const file = join(folder, 'a.commonplace')
  await saved(ada, file)
  value(await opened(join(folder, 'b'), { path: file, name: 'Ben' }))
  const ben = await openCore(join(folder, 'b'))
  expect(value(await ben.query('workspace', {})).me.name).toBe('Ben')
  value(ada.execute('renameNote', { noteId, title: 'Earlier' }, scope))
  await addText(ada, 'Only Ada has read this.')
  value(ben.execute('renameNote', { noteId, title: 'Later' }, scope))
  value(ben.execute('createNote', { title: 'On the train', markdown: 'Alone.' }, scope))
  await saved(ada, file)
  const other = join(folder, 'b.commonplace')
  await saved(ben, other)

  const intoBen = await merged(ben, file)
  const intoAda = await merged(ada, other)
  expect(await digestOf(ada)).toBe(await digestOf(ben))
  expect([intoAda.digest, intoBen.digest]).toEqual([await digestOf(ada), await digestOf(ada)])
  expect(intoBen).toMatchObject({ added: { source: 1 }, files: 2, standing: 'copy', skipped: [] })
  expect(intoAda).toMatchObject({ added: { note: 1 }, changed: { library: 1, note: 1 }, files: 0, standing: 'copy' })
  expect(intoAda.by.name).toBe('Ben')
  // Who wrote what has a name on the other side, though neither ever admitted the other.
  const history = value(await ada.query('fieldHistory', { docId: noteId, subject: 'note', field: 'title' }))
  expect(history.map(({ value: said, by }) => [said, by])).toEqual([
    ['Later', 'Ben'],
    ['Earlier', 'Ada'],
    ...history.slice(2).map(({ value: said, by }) => [said, by]),
  ])
  expect(value(await ada.query('brief', {})).rows.map(({ title, what }) => [title, what])).toContainEqual([
    'On the train',
    'added',
  ])
  expect(value(await ada.query('team', {})).members.map(({ name }) => name)).toEqual(['Ada'])
  // The same once more brings nothing.
  expect(await merged(ada, other)).toMatchObject({ added: {}, changed: {}, files: 0 })
})

it('keeps what was deleted for good deleted, its file too', async () => {
  const { core, dataDir, sourceId } = await filled()
  const file = join(temporaryFolder(), 'before.commonplace')
  await saved(core, file)
  value(core.execute('trash', { ids: [sourceId] }, scope))
  value(core.execute('purge', { ids: [sourceId] }, scope))
  const files = readdirSync(join(dataDir, 'blobs'), { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  )
  expect(files).toEqual([])
  const report = await merged(core, file)
  expect(report.skipped).toEqual([{ item: 'A source', reason: 'It was deleted for good here.' }])
  expect(value(await core.query('sources', {})).rows).toEqual([])
  expect(
    readdirSync(join(dataDir, 'blobs'), { recursive: true, withFileTypes: true }).filter((each) => each.isFile()),
  ).toEqual([])
})

it('says that another workspace is another, and that a folder is taken', async () => {
  const { core } = await filled()
  const { core: other } = await filled()
  const folder = temporaryFolder()
  const file = join(folder, 'other.commonplace')
  await saved(other, file)
  const before = await digestOf(core)
  expect(failure(await core.run('mergeWorkspace', { path: file }, scope))).toBe('OtherWorkspace')
  const report = value(await core.run('import', { items: [{ path: file }] }, scope))
  expect(report.failed.map(({ error }) => error.code)).toEqual(['OtherWorkspace'])
  expect(await digestOf(core)).toBe(before)
  expect(failure(await opened(folder, { path: file }))).toBe('AlreadyInitialised')
})
