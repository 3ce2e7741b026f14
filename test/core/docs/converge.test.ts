/**
 * Two laptops that changed one workspace apart and then exchange their logs, in any order, hold the same:
 * what the synchronisation will stand on.
 */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import { createId, type CodeId, type NoteId, type QuoteId, type SourceId } from '#shared/model/ids.ts'
import { addText, closeCore, newCore, openCore, scope, value } from '#test/support/core.ts'
import { readLog, receive, type Sent } from '#test/support/exchange.ts'

interface Known {
  sources: SourceId[]
  quotes: QuoteId[]
  codes: CodeId[]
  notes: NoteId[]
}

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T

/** One random act; refusals (a ring, a name that is taken) are part of life. */
function act(core: Core, known: Known, [kind, a, b]: readonly [number, number, number], who: string): void {
  const own = { scope: who }
  const stances = ['supports', 'disputes', 'illustrates', null] as const
  const quote = pick(known.quotes, a)
  const code = pick(known.codes, b)
  switch (kind) {
    case 0:
      return void core.execute('setCoding', { target: quote, codeId: code, stance: pick(stances, a + b) }, own)
    case 1:
      return void core.execute('mergeCodes', { from: pick(known.codes, a), into: code }, own)
    case 2:
      return void core.execute(
        'editCode',
        { codeId: pick(known.codes, a), patch: { parent: code, definition: `${who} ${b}` } },
        own,
      )
    case 3:
      return void core.execute('trash', { ids: [pick([...known.quotes, ...known.sources, ...known.notes], a)] }, own)
    case 4:
      return void core.execute('restore', { ids: [pick([...known.quotes, ...known.sources, ...known.notes], a)] }, own)
    case 5:
      return void core.execute(
        'editSource',
        { sourceId: pick(known.sources, a), patch: { title: `${who} ${b}`, sameOriginAs: pick(known.sources, b) } },
        own,
      )
    case 6:
      return void core.execute('setMemo', { quoteId: quote, memo: `${who} ${b}` }, own)
    case 7: {
      const made = core.execute(
        'addQuote',
        {
          sourceId: pick(known.sources, a),
          place: { start: b, end: b + 6 },
          codings: [{ codeId: code, stance: 'supports' }],
        },
        own,
      )
      if (made.ok) known.quotes.push(made.value.quoteId)
      return
    }
    case 8: {
      const made = core.execute('createNote', { title: `${who} ${a}`, markdown: `Seen in [[quote:${quote}]].` }, own)
      if (made.ok) known.notes.push(made.value.noteId)
      return
    }
    case 9:
      return void core.execute('undo', {}, own)
    case 10:
      return void core.execute('redo', {}, own)
    default:
      return void core.execute('unmergeCode', { codeId: code }, own)
  }
}

/** What people see, without what differs by device. */
async function seen(core: Core): Promise<string> {
  const quotes = value(await core.query('quotes', { limit: 500 }))
  return JSON.stringify({
    quotes,
    codes: value(await core.query('codes', { archived: true })),
    sources: value(await core.query('sources', {})).rows.map(({ read: _mine, ...row }) => row),
    notes: value(await core.query('notes', {}))
      .rows.map(({ noteId, title, words }) => `${noteId} ${title} ${words}`)
      .sort(),
    trash: value(await core.query('trash', {})),
  })
}

const acts = fc.array(fc.tuple(fc.nat(11), fc.nat(30), fc.nat(12)), { maxLength: 25 })

describe('two laptops', () => {
  it('hold and show the same after exchanging their logs in any order', async () => {
    const { core, dataDir } = await newCore()
    const texts = ['Looms hum in the evening while nobody listens.', 'A shuttle goes back and forth, and forth again.']
    const sources: SourceId[] = []
    for (const text of texts) sources.push(await addText(core, text))
    const codes = ['R1.FREE', 'R1.HELP'] as CodeId[]
    for (const name of ['Alpha', 'Beta', 'Gamma']) codes.push(value(core.execute('addCode', { name }, scope)).codeId)
    const quotes = sources.map(
      (sourceId) => value(core.execute('addQuote', { sourceId, place: { start: 0, end: 8 } }, scope)).quoteId,
    )
    await closeCore(core)
    let run = 0
    await fc.assert(
      fc.asyncProperty(acts, acts, fc.infiniteStream(fc.nat(1_000_000)), async (first, second, dice) => {
        const folders = ['left', 'right'].map((side) => join(dataDir, '..', `${side}${run}`))
        run += 1
        const logs: Sent[][] = []
        for (const [i, folder] of folders.entries()) {
          cpSync(dataDir, folder, { recursive: true })
          const db = new Database(join(folder, 'workspace.sqlite'))
          db.prepare(`UPDATE meta SET value = ? WHERE key = 'device_id'`).run(createId('d'))
          if (i === 1) db.prepare(`UPDATE meta SET value = ? WHERE key = 'member_id'`).run(createId('m'))
          db.close()
          const side = await openCore(folder)
          const known: Known = { sources: [...sources], quotes: [...quotes], codes: [...codes], notes: [] }
          for (const each of i === 0 ? first : second) act(side, known, each, `side ${i}`)
          expect(value(await side.query('verify', {})).problems).toEqual([])
          await closeCore(side)
          const sent = readLog(folder).map((each) => ({ each, at: dice.next().value as number }))
          logs.push(sent.sort((a, b) => a.at - b.at).map(({ each }) => each))
        }
        receive(folders[0] as string, logs[1] as Sent[])
        receive(folders[1] as string, logs[0] as Sent[])
        const views: string[] = []
        const digests: unknown[] = []
        for (const folder of folders) {
          const side = await openCore(folder)
          digests.push(value(await side.query('digest', {})))
          expect(value(await side.query('verify', {})).problems).toEqual([])
          views.push(await seen(side))
          await closeCore(side)
        }
        expect(digests[1]).toEqual(digests[0])
        expect(JSON.parse(views[1] as string)).toEqual(JSON.parse(views[0] as string))
      }),
      { numRuns: 12 },
    )
  }, 120_000)
})
