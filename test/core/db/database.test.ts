import Database from 'better-sqlite3'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createOpener, openDatabase } from '#core/db/database.ts'
import { temporaryFolder } from '#test/support/core.ts'

const FULL = 2
const NORMAL = 1

it('waits for the disk again after what can be made again, however that ended', () => {
  const path = join(temporaryFolder(), 'workspace.sqlite')
  const db = openDatabase(path, createOpener({}))
  const mode = () => db.handle.pragma('synchronous', { simple: true })
  const write = (key: string): void => void db.run(`INSERT INTO meta (key, value) VALUES (?, '')`, key)
  expect(mode()).toBe(FULL)
  db.derivedTransaction(() => {
    expect(mode()).toBe(NORMAL)
    write('derived')
  })
  expect(mode()).toBe(FULL)
  expect(() =>
    db.derivedTransaction(() => {
      write('taken back')
      throw new Error('in the middle')
    }),
  ).toThrow('in the middle')
  expect(mode()).toBe(FULL)
  // What stands inside a commit of others' words is part of it, and as safe.
  db.transaction(() => {
    db.derivedTransaction(() => write('inside'))
    expect(mode()).toBe(FULL)
  })
  const other = new Database(path)
  const keys = other.prepare(`SELECT key FROM meta WHERE value = '' ORDER BY key`).pluck().all()
  expect(keys).toEqual(['derived', 'inside'])
  other.close()
  db.close()
})
