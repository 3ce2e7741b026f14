/** Two devices of one team, from the invitation on, over the network in memory. */
import { expect, it, vi } from 'vitest'
import { addText, value } from '#test/support/core.ts'
import { digestOf, openJoined, openOwner, raiseStage, untilSame } from '#test/support/sync/team.ts'

// Importing is real work in a thread of its own, and machines are busy.
vi.setConfig({ testTimeout: 60_000 })

const own = { scope: 'test' }

it('fetches the whole workspace by an invitation, texts too', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const source = await addText(ada, 'Thanks came by hand.\n\nNobody had asked for it.')
  value(
    ada.execute(
      'addQuote',
      { sourceId: source, place: { exact: 'by hand' }, codings: [{ codeId: 'R1.HELP', stance: 'supports' }] },
      own,
    ),
  )
  value(ada.execute('createNote', { title: 'Thanks', markdown: 'A first thought.' }, own))
  const ben = await openJoined(stage, ada, 'Ben')
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  await stage.time.advance(1_000)
  expect(value(await ben.query('sourceText', { sourceId: source }))?.extraction.text).toContain('Nobody had asked')
  expect(value(await ben.query('search', { query: 'asked' })).total).toBeGreaterThan(0)
  const team = value(await ada.query('team', {}))
  expect(team.members.map(({ name, role }) => [name, role])).toEqual([
    ['Ada', 'owner'],
    ['Ben', 'editor'],
  ])
  expect(value(await ben.query('verify', {}))).toMatchObject({ ok: true, problems: [] })
})

it('sends what is made on one device to the other, and what was made apart when they meet', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const ben = await openJoined(stage, ada, 'Ben')
  const { noteId } = value(ada.execute('createNote', { title: 'Live' }, own))
  await stage.time.advance(1_000)
  expect(value(await ben.query('notes', {})).rows.map(({ title }) => title)).toEqual(['Live'])

  stage.wires.partition([ada.sync.self()], [ben.sync.self()])
  await stage.time.advance(60_000)
  value(ada.execute('renameNote', { noteId, title: 'Earlier' }, own))
  await stage.time.advance(1_000)
  value(ben.execute('renameNote', { noteId, title: 'Later' }, own))
  value(ben.execute('createNote', { title: 'On the train' }, own))
  stage.wires.heal()
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  expect(value(await ada.query('note', { noteId }))?.title).toBe('Later')
  const history = value(await ada.query('fieldHistory', { docId: noteId, subject: 'note', field: 'title' }))
  expect(history.map(({ value: said, by }) => [said, by])).toEqual([
    ['Later', 'Ben'],
    ['Earlier', 'Ada'],
  ])
  const brief = value(await ada.query('brief', {}))
  expect(brief.rows.map(({ title, what, by }) => [title, what, by])).toContainEqual(['On the train', 'added', 'Ben'])
})

it('a viewer receives, and changes nothing', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const eve = await openJoined(stage, ada, 'Eve', 'viewer')
  const refused = eve.execute('createNote', { title: 'Mine' }, own)
  expect(refused.ok ? '' : refused.error.code).toBe('ViewerCannotEdit')
  value(ada.execute('createNote', { title: 'Theirs' }, own))
  await stage.time.advance(2_000)
  expect(value(await eve.query('notes', {})).total).toBe(1)
  expect(await digestOf(eve)).toBe(await digestOf(ada))
})

it('says who holds what', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const ben = await openJoined(stage, ada, 'Ben')
  await stage.time.advance(5_000)
  expect(value(await ada.query('syncStatus', {}))).toEqual({
    state: 'sameEverywhere',
    others: 1,
    holding: 1,
    online: 1,
  })
  stage.wires.partition([ada.sync.self()], [ben.sync.self()])
  await stage.time.advance(60_000)
  value(ada.execute('createNote', { title: 'Alone' }, own))
  expect(value(await ada.query('syncStatus', {}))).toMatchObject({ state: 'offline', holding: 0, online: 0 })
})

it('brings an original when somebody opens it, and says so when nobody has it', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const source = await addText(ada, 'Thanks came by hand.')
  const ben = await openJoined(stage, ada, 'Ben')
  const hash = value(await ben.query('source', { sourceId: source }))?.originalHash
  if (!hash) throw new Error('no original')
  expect(ben.blobPath(hash)).toBeNull()
  const fetched = ben.run('fetchBlob', { hash }, own)
  await stage.time.advance(1_000)
  value(await fetched)
  expect(ben.blobPath(hash)).not.toBeNull()
  const asking = ben.run('fetchBlob', { hash: 'ab'.repeat(32) }, own)
  await stage.time.advance(1_000)
  const nobody = await asking
  expect(nobody.ok ? '' : nobody.error.code).toBe('BlobMissing')
})

it('a device that was taken out hears nothing more, and can say why', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const ben = await openJoined(stage, ada, 'Ben')
  const { members } = value(await ada.query('team', {}))
  value(ada.execute('removeMember', { memberId: members[1]?.memberId as never }, own))
  value(ada.execute('createNote', { title: 'Not for Ben' }, own))
  await stage.time.advance(30_000)
  expect(value(await ben.query('notes', {})).total).toBe(0)
  expect(value(await ben.query('team', {})).trouble).toMatch(/no longer lets this device in/)
  expect(value(await ada.query('team', {})).members.map(({ name }) => name)).toEqual(['Ada'])
})
