/** A text whose file is in the folder, but not in its database: after a death between the two, or a database put back. */
import { renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { createOpener, openDatabase } from '#core/db/database.ts'
import { addText, closeCore, openCore, value } from '#test/support/core.ts'
import { openJoined, openOwner, raiseStage, untilSame } from '#test/support/sync/team.ts'

it('is found when somebody is met, and indexed', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const sourceId = await addText(ada, 'A lantern hung at the ferry.')
  const ben = await openJoined(stage, ada, 'Ben')
  await stage.time.advance(5_000)
  const hash = value(await ben.query('source', { sourceId }))?.extractionHash ?? ''
  const folder = dirname(dirname(dirname(ben.blobPath(hash) ?? '')))
  await closeCore(ben)
  const db = openDatabase(join(folder, 'workspace.sqlite'), createOpener({}))
  db.run('DELETE FROM blob WHERE hash = ?', hash)
  db.run(`UPDATE doc SET projection_dirty = 0`)
  db.close()
  const again = await openCore(folder, {}, { network: stage.network, now: () => stage.time.now() })
  await stage.time.advance(30_000)
  expect(await untilSame(stage, [ada, again])).toBe(true)
  await closeCore(again)
  const after = openDatabase(join(folder, 'workspace.sqlite'), createOpener({}))
  expect(after.all('SELECT hash FROM blob WHERE hash = ?', hash)).toHaveLength(1)
  after.close()
})

it('is asked for again when nobody had it at first', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const ben = await openJoined(stage, ada, 'Ben')
  stage.wires.partition([ada.sync.self()], [ben.sync.self()])
  await stage.time.advance(60_000)
  const sourceId = await addText(ada, 'The ferry left before the lantern was lit.')
  const hash = value(await ada.query('source', { sourceId }))?.extractionHash ?? ''
  const file = ada.blobPath(hash) ?? ''
  renameSync(file, `${file}.away`)
  stage.wires.heal()
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  await stage.time.advance(20_000)
  expect(ben.blobPath(hash)).toBeNull()
  renameSync(`${file}.away`, file)
  await stage.time.advance(400_000)
  expect(ben.blobPath(hash)).not.toBeNull()
})
