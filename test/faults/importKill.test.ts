/** Kill -9 while many files are imported: each is in the library whole or not at all, and nothing is left over. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { SourceId } from '#shared/model/ids.ts'
import { closeCore, newCore, openCore, scope, temporaryFolder, value } from '#test/support/core.ts'
import { ferryPage, ferryPdf } from '#test/support/libraryFiles.ts'
import { createRandom } from '#test/support/random.ts'

const victim = fileURLToPath(new URL('./importVictim.ts', import.meta.url))
/** More than are taken in by one commit. */
const FILES = 40

function writeFiles(): string[] {
  const folder = join(temporaryFolder(), 'files')
  mkdirSync(folder)
  return Array.from({ length: FILES }, (_, n) => {
    const [name, content] =
      n % 6 === 0
        ? [`${n}.pdf`, Buffer.concat([ferryPdf(), Buffer.from(`\n% ${n}`)])]
        : n % 2 === 0
          ? [`${n}.html`, ferryPage.replaceAll('baker', `baker number ${n}`)]
          : [`${n}.txt`, `Letter ${n}\n\nNobody paid for the light of lamp ${n}.\n\n${'More of it. '.repeat(n * 20)}`]
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  })
}

/** Runs the victim until it dies of `point`, or is killed after so many ms; returns what it said was imported. */
async function kill(dataDir: string, files: string[], point: string, nth: number, ms: number): Promise<SourceId[]> {
  const child = spawn(process.execPath, [victim, dataDir, point, String(nth), ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  let timer: NodeJS.Timeout | undefined
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    // From the first word on: how long a process takes to start says nothing.
    timer ??= setTimeout(() => child.kill('SIGKILL'), ms)
    said += chunk
  })
  await once(child, 'close')
  clearTimeout(timer)
  const whole = said.split('\n').slice(0, -1).at(-1)
  return whole === undefined ? [] : (JSON.parse(whole) as SourceId[])
}

/** None where the process died before the first. */
const blobFiles = (dataDir: string): string[] =>
  (existsSync(join(dataDir, 'blobs'))
    ? readdirSync(join(dataDir, 'blobs'), { recursive: true, encoding: 'utf8' })
    : []
  ).flatMap((name) => {
    const last = name.split(/[/\\]/).at(-1) ?? ''
    return last.length > 2 ? [last] : []
  })

/** What the database knows of, by its own rows. */
function known(dataDir: string): { blobs: string[]; halves: unknown[] } {
  const db = new Database(join(dataDir, 'workspace.sqlite'), { readonly: true })
  const blobs = (db.prepare('SELECT hash FROM blob').all() as { hash: string }[]).map(({ hash }) => hash)
  const halves = db
    .prepare(
      `SELECT d.doc_id FROM doc d LEFT JOIN entity e ON e.id = d.doc_id LEFT JOIN source s ON s.source_id = d.doc_id
       WHERE d.kind = 'source' AND (e.id IS NULL OR s.source_id IS NULL)
       UNION ALL SELECT e.id FROM entity e LEFT JOIN doc d ON d.doc_id = e.id WHERE e.kind = 'source' AND d.doc_id IS NULL`,
    )
    .all()
  db.close()
  return { blobs, halves }
}

async function check(dataDir: string, said: readonly SourceId[]): Promise<void> {
  const core = await openCore(dataDir)
  const rows = value(await core.query('sources', { limit: 100 })).rows
  const ids = new Set(rows.map(({ sourceId }) => sourceId))
  for (const sourceId of said) expect(ids.has(sourceId)).toBe(true)
  for (const { sourceId, words } of rows) {
    const text = value(await core.query('sourceText', { sourceId }))
    expect(text?.extraction.text.length).toBeGreaterThan(words)
    const view = value(await core.query('source', { sourceId }))
    expect(view && core.blobPath(view.originalHash)).not.toBeNull()
  }
  expect(value(await core.query('verify', {})).problems).toEqual([])
  await closeCore(core)
  expect(known(dataDir).halves).toEqual([])
  // Of the files that were being taken in, original and text may lie there; they are found by hash the next time.
  const left = blobFiles(dataDir).filter((name) => !known(dataDir).blobs.includes(name))
  expect(left.length).toBeLessThanOrEqual(2 * 32)
  expect(left.filter((name) => name.endsWith('.part'))).toEqual([])
}

async function finish(dataDir: string, files: readonly string[]): Promise<void> {
  const core = await openCore(dataDir)
  const report = value(await core.run('import', { items: files.map((path) => ({ path })) }, scope))
  const codes = new Set(report.failed.map(({ error }) => error.code))
  expect([...codes].filter((code) => code !== 'AlreadyInLibrary')).toEqual([])
  expect(report.imported.length + report.failed.length).toBe(FILES)
  expect(value(await core.query('sources', {})).total).toBe(FILES)
  expect(value(await core.query('verify', {})).problems).toEqual([])
  await closeCore(core)
  expect(new Set(blobFiles(dataDir))).toEqual(new Set(known(dataDir).blobs))
}

describe('kill -9 during an import', () => {
  it.each([
    ['beforeCommit', 1],
    ['afterLogWrite', 2],
    ['afterCommit', 1],
  ])('%s of commit %i', { timeout: 60_000 }, async (point, nth) => {
    const files = writeFiles()
    const { core, dataDir } = await newCore()
    await closeCore(core)
    await check(dataDir, await kill(dataDir, files, point, nth, 30_000))
    await finish(dataDir, files)
  })

  it('at any moment, again and again on the same folder', { timeout: 120_000 }, async () => {
    const files = writeFiles()
    const { core, dataDir } = await newCore()
    await closeCore(core)
    const random = createRandom(2711)
    for (let n = 0; n < 4; n++) await check(dataDir, await kill(dataDir, files, '-', 1, random.int(0, 400)))
    await finish(dataDir, files)
  })
})
