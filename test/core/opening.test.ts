/** Opening a data folder that something happened to: a kill in the middle, a second process, a full or read-only disk. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { createCore } from '#core/createCore.ts'
import {
  addText,
  closeCore,
  failure,
  importWorkerUrl,
  newCore,
  openCore,
  temporaryFolder,
  value,
} from '#test/support/core.ts'

const deps = { importWorkerUrl }

describe('a data folder', () => {
  it('is filled again when the process died while its projections were rebuilt', async () => {
    const { core, dataDir } = await newCore()
    await addText(core, 'Looms hum in the evening.')
    await closeCore(core)
    const db = new Database(join(dataDir, 'workspace.sqlite'))
    db.exec(`UPDATE meta SET value = 'older' WHERE key = 'projection_version'`)
    // The rebuild reads every document; one that cannot be read stops it as a kill would.
    db.exec('ALTER TABLE update_log RENAME TO hidden_log')
    db.close()
    await expect(createCore({ dataDir, program: 'test' }, deps)).rejects.toThrow()
    const again = new Database(join(dataDir, 'workspace.sqlite'))
    again.exec('ALTER TABLE hidden_log RENAME TO update_log')
    again.close()
    const reopened = await openCore(dataDir)
    expect(value(await reopened.query('sources', {})).total).toBe(1)
    expect(value(await reopened.query('verify', {})).problems).toEqual([])
  })

  it('can be made a workspace after the process died while it was being made', async () => {
    const dataDir = join(temporaryFolder(), 'workspace')
    const die = () => {
      throw new Error('the process dies here')
    }
    const died = await createCore({ dataDir, program: 'test', create: { name: 'Weavers' } }, { ...deps, fault: die })
    expect(failure(died)).toBe('StoreWriteFailed')
    const core = await openCore(dataDir, { create: { name: 'Weavers' } })
    expect(value(await core.query('workspace', {})).name).toBe('Weavers')
  })

  it('becomes one workspace when two processes make it at once', async () => {
    const dataDir = join(temporaryFolder(), 'workspace')
    const both = await Promise.all(
      ['A', 'B'].map((name) => createCore({ dataDir, program: name, create: { name } }, deps)),
    )
    const [first, second] = both
    expect([first?.ok, second?.ok].filter(Boolean)).toHaveLength(1)
    for (const outcome of both) if (outcome.ok) await outcome.value.close()
  })

  it('says who holds it, and is opened although nobody can write who', async () => {
    const { core, dataDir } = await newCore()
    const second = await createCore({ dataDir, program: 'the other' }, deps)
    expect(failure(second)).toBe('WorkspaceInUse')
    expect(second.ok ? '' : second.error.message).toContain(`test (process ${process.pid}`)
    await closeCore(core)
    // owner.json cannot be written: a folder stands there.
    rmSync(join(dataDir, 'owner.json'))
    mkdirSync(join(dataDir, 'owner.json'))
    await closeCore(await openCore(dataDir))
    await closeCore(await openCore(dataDir))
  })

  it('names what is wrong with owner.json of somebody else', async () => {
    const { core, dataDir } = await newCore()
    writeFileSync(join(dataDir, 'owner.json'), '{"pid": 4')
    expect(failure(await createCore({ dataDir, program: 'the other' }, deps))).toBe('WorkspaceInUse')
    await closeCore(core)
  })

  it('says that a file was not kept when it cannot be written, and takes it when it can', async () => {
    const { core, dataDir } = await newCore()
    writeFileSync(join(dataDir, 'blobs'), 'a file where the folder should be')
    const items = [{ fileName: 'a.txt', bytes: new TextEncoder().encode('Looms hum in the evening.') }]
    const report = value(await core.run('import', { items }, { scope: 'test' }))
    expect(report.failed.map(({ error }) => error.code)).toEqual(['StoreWriteFailed'])
    rmSync(join(dataDir, 'blobs'))
    expect(value(await core.run('import', { items }, { scope: 'test' })).failed).toEqual([])
    expect(value(await core.query('verify', {})).problems).toEqual([])
  })

  it('has no half-written blobs left after it was open', async () => {
    const { core, dataDir } = await newCore()
    await addText(core, 'Looms hum in the evening.')
    await closeCore(core)
    const folder = join(dataDir, 'blobs', 'ab')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${'ab'.repeat(32)}.0123456789ab.part`), 'half')
    await closeCore(await openCore(dataDir))
    expect(existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.part')) : []).toEqual([])
  })
})
