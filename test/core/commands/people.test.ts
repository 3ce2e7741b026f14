/** People and their log: recorded, corrected, trashed, deleted for good, and rebuilt the same. */
import { expect, it } from 'vitest'
import { failure, newCore, scope, value } from '#test/support/core.ts'
import { createId } from '#shared/model/ids.ts'

const verified = { ok: true, problems: [] }

it('records a person and what passed between us', async () => {
  const { core } = await newCore()
  const { personId } = value(core.execute('addPerson', { name: 'Una Byrne', stage: 'candidate' }, scope))
  const log = (on: string, direction: 'act' | 'give' | 'ask' | 'mutual') =>
    value(core.execute('addInteraction', { personId, on, direction, kind: 'letter' }, scope)).interactionId
  log('2026-03-02', 'act')
  log('2026-03-02', 'act')
  log('2026-04-01', 'give')
  const last = log('2026-05-01', 'mutual')
  // Acts on one day are one; what we gave is not theirs.
  expect(value(await core.query('people', {}))).toMatchObject([{ name: 'Una Byrne', acts: 2, lastActOn: '2026-05-01' }])
  expect(value(await core.query('interactions', { personId })).map(({ on }) => on)).toEqual([
    '2026-05-01',
    '2026-04-01',
    '2026-03-02',
    '2026-03-02',
  ])
  value(core.execute('trash', { ids: [last] }, scope))
  expect(value(await core.query('person', { personId }))).toMatchObject({ acts: 1, lastActOn: '2026-03-02' })
  value(core.execute('purge', { ids: [last] }, scope))
  expect(failure(core.execute('restore', { ids: [last] }, scope))).toBe('InteractionNotFound')
  value(core.execute('editPerson', { personId, patch: { name: 'Una Byrne-Ali', wake: 'a visit' } }, scope))
  expect(value(await core.query('person', { personId }))).toMatchObject({ name: 'Una Byrne-Ali', wake: 'a visit' })
  expect(failure(core.execute('editPerson', { personId: createId('h'), patch: {} }, scope))).toBe('PersonNotFound')
  expect(value(await core.query('verify', {}))).toMatchObject(verified)
  value(core.execute('trash', { ids: [personId] }, scope))
  value(core.execute('purge', { ids: [personId] }, scope))
  expect(value(await core.query('people', {}))).toEqual([])
  expect(value(await core.query('interactions', { personId }))).toEqual([])
  expect(value(await core.query('verify', {}))).toMatchObject(verified)
})
