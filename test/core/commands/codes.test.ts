/** A code's place in the codebook: set, set to the top, and taken back to where it stood at first. */
import { expect, it } from 'vitest'
import { CodeId } from '#shared/model/ids.ts'
import { newCore, scope, value } from '#test/support/core.ts'

it('moves a built-in code, also to the top, and undo leads back to its own group', async () => {
  const { core } = await newCore()
  const codeId = CodeId.parse('P1.OWNER')
  const parentOf = async () => value(await core.query('codes', {})).find((code) => code.codeId === codeId)?.parent
  const move = (parent: CodeId | null) => value(core.execute('editCode', { codeId, patch: { parent } }, scope))
  move(CodeId.parse('P2'))
  expect(await parentOf()).toBe('P2')
  move(null)
  expect(await parentOf()).toBeNull()
  value(core.execute('undo', {}, scope))
  expect(await parentOf()).toBe('P2')
  value(core.execute('undo', {}, scope))
  expect(await parentOf()).toBe('P1')
  value(core.execute('redo', {}, scope))
  expect(await parentOf()).toBe('P2')
  expect(value(await core.query('verify', {}))).toMatchObject({ ok: true, problems: [] })
})
