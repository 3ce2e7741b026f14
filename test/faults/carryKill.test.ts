/** Kill -9 while a workspace file is written or opened: the old file is whole, and there is no half folder in the new one's place. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { closeCore, newCore, openCore, scope, temporaryFolder, value } from '#test/support/core.ts'
import { carryWork, digestOf, opened, saved } from '#test/support/carried.ts'
import { ROOT } from '#test/support/window.ts'

vi.setConfig({ testTimeout: 60_000 })

const parts = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.part'))

/** Gives the command and kills its process as soon as something lies beside the place. */
async function killed(folder: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [join(ROOT, 'electron/cli/start.ts'), ...args], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  while (parts(folder).length === 0 && child.exitCode === null) await pause(2)
  child.kill('SIGKILL')
  const [, signal] = (await ended) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
}

it('leaves the old file whole, and no folder that is half filled', async () => {
  const { core, dataDir } = await newCore({ carryWork })
  value(core.execute('createNote', { title: 'Thanks', markdown: 'Words.' }, scope))
  const folder = join(temporaryFolder(), 'stick')
  mkdirSync(folder)
  const file = join(folder, 'a.commonplace')
  await saved(core, file)
  const before = readFileSync(file)
  value(core.execute('createNote', { title: 'More' }, scope))
  await closeCore(core)
  const secret = join(dataDir, '..', 'passphrase')
  writeFileSync(secret, 'four kilns by the sea\n')
  // Its key takes a second to find: the process dies in the middle.
  await killed(folder, ['export', 'commonplace', '-o', file, '--passphrase-file', secret, '--data', dataDir])
  expect(readFileSync(file).equals(before)).toBe(true)
  // What it left goes with the next save, when it is old enough that nobody can be at it.
  const [left = ''] = parts(folder)
  utimesSync(join(folder, left), 0, 0)
  const again = await openCore(dataDir, {}, { carryWork })
  await saved(again, file)
  expect(readdirSync(folder)).toEqual(['a.commonplace'])

  const place = join(folder, 'copy')
  await killed(folder, ['init', '--from', file, '--data', place])
  expect(existsSync(place)).toBe(false)
  for (const name of parts(folder)) utimesSync(join(folder, name), 0, 0)
  value(await opened(place, { path: file }))
  expect(await digestOf(await openCore(place))).toBe(await digestOf(again))
  expect(readdirSync(folder).sort()).toEqual(['a.commonplace', 'copy'])
})
