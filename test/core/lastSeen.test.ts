/** What the first screen showed last is kept when a workspace is closed, and never outlives a change. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LAST_SEEN_FILE, LastSeenHead } from '#shared/contract/lastSeen.ts'
import { queries } from '#shared/contract/queries.ts'
import { addText, closeCore, newCore, openCore, scope, value } from '#test/support/core.ts'

const build = 'this build'

const fileIn = (dataDir: string): string => join(dataDir, LAST_SEEN_FILE)

function read(dataDir: string) {
  const [head = '', body = ''] = readFileSync(fileIn(dataDir), 'utf8').split('\n')
  return { head: LastSeenHead.parse(JSON.parse(head)), seen: JSON.parse(body) }
}

/** A closed workspace of two sources whose last sight is kept. */
async function kept(): Promise<string> {
  const { core, dataDir } = await newCore()
  await addText(core, 'Cranes lift in the fog.')
  await addText(core, 'Barges wait at the lock.')
  await closeCore(core)
  expect(existsSync(fileIn(dataDir))).toBe(false)
  await closeCore(await openCore(dataDir, { build }))
  return dataDir
}

describe('what was seen last', () => {
  it('is what the first screen asks for, and readable by this user alone', async () => {
    const dataDir = await kept()
    const { head, seen } = read(dataDir)
    expect(head.build).toBe(build)
    expect(readdirSync(dataDir).filter((name) => name.includes('partial'))).toEqual([])
    if (process.platform !== 'win32') expect(statSync(fileIn(dataDir)).mode & 0o777).toBe(0o600)
    const core = await openCore(dataDir, { build })
    expect(queries.workspace.output.parse(seen.workspace)).toEqual(value(await core.query('workspace', {})))
    expect(queries.sources.output.parse(seen.sources.output)).toEqual(
      value(await core.query('sources', seen.sources.input)),
    )
    expect(seen.sources.output.total).toBe(2)
  })

  it('stands in the order that was chosen', async () => {
    const dataDir = await kept()
    const core = await openCore(dataDir, { build })
    value(core.execute('setPreference', { key: 'library.order', value: 'title' }, scope))
    value(core.execute('setPreference', { key: 'reader.places', value: 'x'.repeat(600) }, scope))
    await closeCore(core)
    const { seen } = read(dataDir)
    expect(seen.sources.input.sort).toBe('title')
    expect(seen.preferences).toEqual({ 'library.order': 'title' })
  })

  it('is gone with the first change, whoever makes it, and with the first setting', async () => {
    const dataDir = await kept()
    const window = await openCore(dataDir, { build })
    expect(existsSync(fileIn(dataDir))).toBe(true)
    const sourceId = await addText(window, 'Ropes are spliced by hand.')
    expect(existsSync(fileIn(dataDir))).toBe(false)
    await closeCore(window)
    expect(read(dataDir).seen.sources.output.total).toBe(3)
    // A command of the command line keeps nothing of its own.
    const command = await openCore(dataDir)
    value(command.execute('trash', { ids: [sourceId] }, scope))
    await closeCore(command)
    expect(existsSync(fileIn(dataDir))).toBe(false)
    await closeCore(await openCore(dataDir, { build }))
    const third = await openCore(dataDir)
    value(third.execute('setPreference', { key: 'sidebar.rail', value: true }, scope))
    expect(existsSync(fileIn(dataDir))).toBe(false)
  })

  it('holds nothing of what was deleted for ever, also when the process died before it was removed', async () => {
    const dataDir = await kept()
    const stale = readFileSync(fileIn(dataDir))
    const core = await openCore(dataDir, { build })
    const row = value(await core.query('sources', {})).rows[0]
    if (!row) throw new Error('there are two')
    value(core.execute('trash', { ids: [row.sourceId] }, scope))
    value(core.execute('purge', { ids: [row.sourceId] }, scope))
    expect(existsSync(fileIn(dataDir))).toBe(false)
    await closeCore(core)
    expect(readFileSync(fileIn(dataDir), 'utf8')).not.toContain(row.sourceId)
    // As a backup that was put back would: it is replaced at the next end.
    writeFileSync(fileIn(dataDir), stale)
    await closeCore(await openCore(dataDir, { build }))
    expect(readFileSync(fileIn(dataDir), 'utf8')).not.toContain(row.sourceId)
  })
})
