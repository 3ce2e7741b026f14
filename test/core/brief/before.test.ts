/** What is kept of the last reading of the brief, where what lies on disk is not what was written. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readBefore } from '#core/brief/before.ts'
import { createOpener, openDatabase } from '#core/db/database.ts'
import { folderOf, newCore } from '#test/support/core.ts'

it('is taken as nothing where it is damaged', async () => {
  const { core } = await newCore()
  const db = openDatabase(join(folderOf(core), 'workspace.sqlite'), createOpener({}))
  try {
    for (const value of ['', '{', 'null', '{"at":-1}', '{"at":1,"day":"2026-02-31","states":null,"steps":{}}', '[]']) {
      db.run("INSERT OR REPLACE INTO meta (key, value) VALUES ('brief_before', ?)", value)
      expect(readBefore(db)).toBeNull()
    }
    const whole = { at: 1, day: '2026-02-28', states: null, steps: {} }
    db.run("INSERT OR REPLACE INTO meta (key, value) VALUES ('brief_before', ?)", JSON.stringify(whole))
    expect(readBefore(db)).toEqual(whole)
  } finally {
    db.close()
  }
})
