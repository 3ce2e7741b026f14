/** Plans and steps: made in order, moved between phases, trashed, deleted for good, merged, and rebuilt the same. */
import { expect, it } from 'vitest'
import { closeCore, failure, newCore, openCore, scope, value } from '#test/support/core.ts'
import { readState, receive } from '#test/support/exchange.ts'
import { createId } from '#shared/model/ids.ts'

const verified = { ok: true, problems: [] }

it('keeps steps in the order they were added, and puts one that changes phase last there', async () => {
  const { core } = await newCore()
  const { planId } = value(core.execute('createPlan', { title: 'First year' }, scope))
  const add = (phase: 'P1' | 'P2', text: string) =>
    value(core.execute('addStep', { planId, phase, text }, scope)).stepId
  const [first, , third] = [add('P1', 'one'), add('P1', 'two'), add('P2', 'three')]
  const texts = async () =>
    value(await core.query('plan', { planId }))?.steps.map((step) => `${step.phase} ${step.text}`)
  expect(await texts()).toEqual(['P1 one', 'P1 two', 'P2 three'])
  value(core.execute('editStep', { stepId: first, patch: { phase: 'P2', dueOn: '2027-03-01' } }, scope))
  expect(await texts()).toEqual(['P1 two', 'P2 three', 'P2 one'])
  value(core.execute('undo', {}, scope))
  expect(await texts()).toEqual(['P1 one', 'P1 two', 'P2 three'])
  value(core.execute('trash', { ids: [third] }, scope))
  expect(await texts()).toEqual(['P1 one', 'P1 two'])
  expect(value(await core.query('trash', {}))).toMatchObject([{ kind: 'step', id: third, title: 'three' }])
  expect(value(await core.query('workspace', {})).counts).toMatchObject({ plans: 1, trash: 1 })
  expect(failure(core.execute('purge', { ids: [first] }, scope))).toBe('NotInTrash')
  value(core.execute('purge', { ids: [third] }, scope))
  expect(value(await core.query('trash', {}))).toEqual([])
  expect(failure(core.execute('editStep', { stepId: createId('t'), patch: {} }, scope))).toBe('StepNotFound')
  expect(value(await core.query('verify', {}))).toMatchObject(verified)
})

it('merges what two laptops did to one plan', async () => {
  const { core, dataDir } = await newCore()
  const { planId } = value(core.execute('createPlan', { title: 'First year' }, scope))
  const { stepId } = value(core.execute('addStep', { planId, phase: 'P3', text: 'Ask first' }, scope))
  await closeCore(core)
  const there = await newCore()
  await closeCore(there.core)
  receive(there.dataDir, readState(dataDir))
  const [here, other] = [await openCore(dataDir), await openCore(there.dataDir)]
  value(here.execute('editStep', { stepId, patch: { text: 'Give first' } }, scope))
  value(other.execute('editStep', { stepId, patch: { status: 'doing' } }, scope))
  value(other.execute('addStep', { planId, phase: 'P3', text: 'Then listen' }, scope))
  await closeCore(here)
  await closeCore(other)
  receive(dataDir, readState(there.dataDir))
  const merged = await openCore(dataDir)
  expect(value(await merged.query('plan', { planId }))?.steps).toMatchObject([
    { text: 'Give first', status: 'doing' },
    { text: 'Then listen', status: 'todo' },
  ])
  expect(value(await merged.query('verify', {}))).toMatchObject(verified)
})

it('deletes a whole plan for good', async () => {
  const { core } = await newCore()
  const { planId } = value(core.execute('createPlan', { title: 'Not this one' }, scope))
  value(core.execute('addStep', { planId, phase: 'P1', text: 'Nothing' }, scope))
  value(core.execute('trash', { ids: [planId] }, scope))
  expect(value(await core.query('plans', {}))).toEqual([])
  value(core.execute('purge', { ids: [planId] }, scope))
  expect(value(await core.query('plan', { planId }))).toBeNull()
  expect(value(await core.query('verify', {}))).toMatchObject(verified)
})
