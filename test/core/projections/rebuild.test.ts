import Database from 'better-sqlite3'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addText, closeCore, newCore, openCore, scope, value } from '#test/support/core.ts'

async function filled() {
  const { core, dataDir } = await newCore()
  const sourceId = await addText(core, 'Some words to quote, and some more of them.')
  const { quoteId } = value(
    core.execute(
      'addQuote',
      { sourceId, place: { exact: 'words to quote' }, codings: [{ codeId: 'R1.HELP', stance: 'supports' }] },
      scope,
    ),
  )
  const { noteId } = value(
    core.execute('createNote', { title: 'A note', markdown: `![[quote:${quoteId}]]\n\nText of [[R1.HELP]].` }, scope),
  )
  value(core.execute('trash', { ids: [quoteId] }, scope))
  value(core.execute('addCode', { name: 'Own' }, scope))
  return { core, dataDir, sourceId, quoteId, noteId }
}

const edit = (dataDir: string, sql: string): void => {
  const db = new Database(join(dataDir, 'workspace.sqlite'))
  db.exec(sql)
  db.close()
}

describe('projections', () => {
  it('equal a rebuild after any work, and are rebuilt when their version changes', async () => {
    const { core, dataDir, noteId } = await filled()
    expect(value(await core.query('verify', {})).problems).toEqual([])
    const before = value(await core.query('note', { noteId }))
    await closeCore(core)
    edit(dataDir, `UPDATE meta SET value = '0' WHERE key = 'projection_version'`)
    const again = await openCore(dataDir)
    expect(value(await again.query('verify', {})).problems).toEqual([])
    expect(value(await again.query('note', { noteId }))).toEqual(before)
  })

  it.each([
    ['a changed row', `UPDATE quote SET exact = 'other words'`, /quote: /],
    [
      'a missing full-text row',
      `DELETE FROM search_text WHERE rowid = (SELECT max(rowid) FROM search_text)`,
      /search_text: /,
    ],
    [
      'a flipped byte in the log',
      `UPDATE update_log SET data = CAST(zeroblob(length(data)) AS BLOB) WHERE seq = (SELECT max(seq) FROM update_log)`,
      /checksum/,
    ],
  ])('verify sees %s', async (_what, sql, problem) => {
    const { core, dataDir } = await filled()
    await closeCore(core)
    edit(dataDir, sql)
    const again = await openCore(dataDir)
    const report = value(await again.query('verify', {}))
    expect(report.ok).toBe(false)
    expect(report.problems.join('\n')).toMatch(problem)
  })

  it('survive documents that a merge filled with nonsense', async () => {
    const { core, dataDir, sourceId } = await filled()
    await closeCore(core)
    const { Doc, encodeStateAsUpdate } = await import('yjs')
    const { packUpdates } = await import('#core/docs/log.ts')
    const { crc32 } = await import('node:zlib')
    const doc = new Doc()
    doc.getMap('fields').set('source/title/d_x', { v: 7, t: [9e12, 0] })
    doc.getMap('fields').set(`${sourceId}/coding:R1.HELP:nobody/d_x`, { v: { stance: 'loves' }, t: [1, 0] })
    doc.getMap('items').set('q_0000000000000000000000', { selector: null })
    doc.getMap('items').set('not an id', 4)
    const data = packUpdates([encodeStateAsUpdate(doc)])
    const db = new Database(join(dataDir, 'workspace.sqlite'))
    db.prepare('INSERT INTO update_log (doc_id, device, at, checksum, data) VALUES (?, ?, ?, ?, ?)').run(
      sourceId,
      'd_x',
      1,
      crc32(data),
      data,
    )
    db.prepare(`UPDATE meta SET value = '0' WHERE key = 'projection_version'`).run()
    db.close()
    const again = await openCore(dataDir)
    expect(value(await again.query('source', { sourceId }))?.title).toMatch(/txt|words/)
    expect(value(await again.query('verify', {})).problems).toEqual([])
  })
})
