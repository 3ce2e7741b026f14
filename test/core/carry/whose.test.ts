/** Whose file it is: a teammate's is taken, a reader's and a former member's are not, and nobody's rights grow by a file. */
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { failure, scope, temporaryFolder, value } from '#test/support/core.ts'
import { merged, saved } from '#test/support/carried.ts'
import { openJoined, openOwner, raiseStage, untilSame } from '#test/support/sync/team.ts'

vi.setConfig({ testTimeout: 60_000 })

it('takes a teammate’s file, and none of who may only read or was taken out', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const ben = await openJoined(stage, ada, 'Ben')
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  stage.wires.partition([ada.sync.self()], [ben.sync.self()])
  await stage.time.advance(60_000)
  value(ben.execute('createNote', { title: 'On the train' }, scope))
  const file = join(temporaryFolder(), 'ben.commonplace')
  await saved(ben, file)
  expect(await merged(ada, file)).toMatchObject({ standing: 'member', added: { note: 1 }, by: { name: 'Ben' } })

  const team = value(await ada.query('team', {}))
  const memberId = team.members.find(({ name }) => name === 'Ben')?.memberId
  if (!memberId) throw new Error('Ben is not there')
  value(ben.execute('createNote', { title: 'Still an editor here' }, scope))
  await saved(ben, file)
  value(ada.execute('setRole', { memberId, role: 'viewer' }, scope))
  expect(failure(await ada.run('mergeWorkspace', { path: file }, scope))).toBe('FileNotTrusted')
  value(ada.execute('removeMember', { memberId }, scope))
  expect(failure(await ada.run('mergeWorkspace', { path: file }, scope))).toBe('FileNotTrusted')
  expect(value(await ada.query('notes', {})).rows.map(({ title }) => title)).toEqual(['On the train'])

  // Ben hears of it by a file: a viewer's window may not merge, and what was decided stands.
  const news = join(temporaryFolder(), 'ada.commonplace')
  await saved(ada, news)
  expect(await merged(ben, news)).toMatchObject({ standing: 'member' })
  expect(value(await ben.query('team', {})).removed).toBe(true)
  expect(failure(await ben.run('mergeWorkspace', { path: news }, scope))).toBe('ViewerCannotEdit')
})
