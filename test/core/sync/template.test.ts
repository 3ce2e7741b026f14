/** A template over the wires: two people change its parts apart, and its logo's bytes come along. */
import { expect, it, vi } from 'vitest'
import { value } from '#test/support/core.ts'
import { pngLogo } from '#test/support/logos.ts'
import { openJoined, openOwner, raiseStage, untilSame } from '#test/support/sync/team.ts'

// Joining is real work, and machines are busy.
vi.setConfig({ testTimeout: 90_000 })

const own = { scope: 'test' }

it('merges part by part, and brings the logo', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const { templateId } = value(ada.execute('addTemplate', { name: 'Kestrel' }, own))
  const ben = await openJoined(stage, ada, 'Ben')
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  value(ada.execute('briefRead', {}, own))
  stage.wires.partition([ada.sync.self()], [ben.sync.self()])
  await stage.time.advance(60_000)
  value(ada.execute('editTemplate', { templateId, patch: { accent: '0B7A75' } }, own))
  await stage.time.advance(1_000)
  value(ben.execute('editTemplate', { templateId, patch: { footer: 'Confidential' } }, own))
  const logo = { fileName: 'l.png', bytes: pngLogo(30, 10) }
  value(await ben.run('setLogo', { templateId, item: logo }, own))
  stage.wires.heal()
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  await stage.time.advance(30_000)
  const at = async (core: typeof ada) => value(await core.query('templates', {}))
  expect(await at(ada)).toEqual(await at(ben))
  expect(await at(ada)).toMatchObject([
    { name: 'Kestrel', accent: '0B7A75', footer: 'Confidential', logo: { width: 30 }, isLogoHere: true, isUsual: true },
  ])
  const brief = value(await ada.query('brief', {})).rows
  expect(brief).toMatchObject([{ kind: 'template', what: 'changed', title: 'Kestrel', by: 'Ben' }])
})
