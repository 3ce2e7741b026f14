/** An invitation that is refused leaves nothing behind, and another one can be used in the same place. */
import { existsSync, mkdirSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { clearFolder } from '#core/clearFolder.ts'
import type { Core } from '#core/core.ts'
import { closeCore, openCore, temporaryFolder, value } from '#test/support/core.ts'
import { openOwner, raiseStage, type Stage, untilJoined, untilSame } from '#test/support/sync/team.ts'

const own = { scope: 'test' }
const HOUR_MS = 3_600_000

async function invited(
  stage: Stage,
  owner: Core,
  autoAdmit = true,
): Promise<{ inviteId: string; link: string; revoke: () => void }> {
  const { inviteId } = value(owner.execute('invite', { role: 'editor', expiresInMs: HOUR_MS, autoAdmit }, own))
  await stage.time.advance(10)
  return {
    inviteId,
    link: value(await owner.query('inviteLink', { inviteId })) ?? '',
    revoke: () => void value(owner.execute('revokeInvite', { inviteId }, own)),
  }
}

const begin = (stage: Stage, folder: string, link: string): Promise<Core> =>
  openCore(folder, { join: { link, name: 'Ben' } }, { network: stage.network, now: () => stage.time.now() })

async function refuse(stage: Stage, core: Core): Promise<void> {
  const step = async () => value(await core.query('joining', {}))?.step
  let now = await step()
  for (let waited = 0; now !== 'failed' && waited < 60; waited += 1) {
    await stage.time.advance(1_000)
    now = await step()
  }
  expect(now).toBe('failed')
  await closeCore(core)
}

it('takes the folder away that was made for it, and joins there with the next', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const folder = join(temporaryFolder(), 'team')
  const first = await invited(stage, ada)
  first.revoke()
  await refuse(stage, await begin(stage, folder, first.link))
  expect(existsSync(folder)).toBe(false)

  const second = await invited(stage, ada)
  const ben = await begin(stage, folder, second.link)
  await untilJoined(stage, ben)
  expect(await untilSame(stage, [ada, ben])).toBe(true)
})

it('ends an invitation with which somebody was turned away', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const { inviteId, link } = await invited(stage, ada, false)
  const ben = await begin(stage, join(temporaryFolder(), 'team'), link)
  const team = async () => value(await ada.query('team', {}))
  for (let waited = 0; (await team()).knocks.length === 0 && waited < 60; waited += 1) await stage.time.advance(1_000)
  value(ada.execute('answerKnock', { inviteId, admit: false }, own))
  expect(await team()).toMatchObject({ knocks: [], invites: [] })
  expect(value(await ada.query('inviteLink', { inviteId }))).toBeNull()
  // Nobody else is left to meet, and still the answer arrives.
  await stage.time.advance(1_000)
  expect(value(await ben.query('joining', {}))).toMatchObject({
    step: 'failed',
    problem: expect.stringContaining('declined'),
  })
  await closeCore(ben)
})

it('leaves a folder that was there, and what others put into it', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const folder = temporaryFolder()
  for (const name of readdirSync(folder)) rmdirSync(join(folder, name))
  const first = await invited(stage, ada)
  first.revoke()
  await refuse(stage, await begin(stage, folder, first.link))
  expect(readdirSync(folder)).toEqual([])

  const other = join(folder, 'new')
  const core = await begin(stage, other, first.link)
  mkdirSync(join(other, 'mine'))
  writeFileSync(join(other, 'mine', 'list.txt'), 'milk')
  await refuse(stage, core)
  expect(readdirSync(other)).toEqual(['mine'])
})

it('ends quietly where somebody has thrown the folder away meanwhile', async () => {
  const folder = join(temporaryFolder(), 'gone')
  clearFolder(folder)
  mkdirSync(join(folder, 'blobs'), { recursive: true })
  writeFileSync(join(folder, 'workspace.sqlite'), '')
  clearFolder(folder)
  expect(existsSync(folder)).toBe(false)
})
