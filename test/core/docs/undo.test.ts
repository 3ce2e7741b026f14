import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import type { CodeId, QuoteId, SourceId } from '#shared/model/ids.ts'
import { addText, closeCore, failure, newCore, openCore, scope, value } from '#test/support/core.ts'

const words = ['loom', 'heddle', 'shuttle', 'warp', 'weft', 'reed']
const codes = ['R1.FREE', 'R1.HELP', 'P3.LISTEN', 'R9.PAY'] as CodeId[]

type Step =
  | { kind: 'quote'; word: number }
  | { kind: 'code'; quote: number; code: number; stance: 'supports' | 'disputes' | null }
  | { kind: 'memo'; quote: number; memo: string }
  | { kind: 'trash'; quote: number }
  | { kind: 'title'; title: string }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('quote' as const), word: fc.nat(5) }),
  fc.record({
    kind: fc.constant('code' as const),
    quote: fc.nat(5),
    code: fc.nat(3),
    stance: fc.constantFrom('supports', 'disputes', null),
  }),
  fc.record({ kind: fc.constant('memo' as const), quote: fc.nat(5), memo: fc.string({ maxLength: 5 }) }),
  fc.record({ kind: fc.constant('trash' as const), quote: fc.nat(5) }),
  fc.record({
    kind: fc.constant('title' as const),
    title: fc.string({ minLength: 1, maxLength: 5 }).filter((title) => title.trim() !== ''),
  }),
)

/** Everything a user can see of the workspace's content. */
async function seen(core: Core, sourceId: SourceId): Promise<unknown> {
  const quotes = value(await core.query('quotesOfSource', { sourceId }))
  return {
    title: value(await core.query('source', { sourceId }))?.title,
    quotes: quotes.map(({ quoteId, memo, codings }) => ({
      quoteId,
      memo,
      codings: codings.map(({ codeId, stance }) => `${codeId} ${stance}`).sort(),
    })),
  }
}

function run(core: Core, sourceId: SourceId, made: QuoteId[], each: Step): void {
  const quote = (n: number): QuoteId | undefined => made[n % Math.max(1, made.length)]
  if (each.kind === 'quote')
    made.push(
      value(core.execute('addQuote', { sourceId, place: { exact: words[each.word] as string } }, scope)).quoteId,
    )
  else if (each.kind === 'title') value(core.execute('editSource', { sourceId, patch: { title: each.title } }, scope))
  else {
    const quoteId = quote(each.quote)
    if (quoteId === undefined) return
    if (each.kind === 'code')
      value(
        core.execute('setCoding', { target: quoteId, codeId: codes[each.code] as CodeId, stance: each.stance }, scope),
      )
    if (each.kind === 'memo') value(core.execute('setMemo', { quoteId, memo: each.memo }, scope))
    if (each.kind === 'trash') value(core.execute('trash', { ids: [quoteId] }, scope))
  }
}

describe('undo', () => {
  it.each([
    ['in one run', false],
    ['though the core is closed and opened in between', true],
  ])(
    'takes any history back step by step to the beginning, and forth again to the end, %s',
    {
      timeout: 120_000,
    },
    async (_how, restarts) => {
      const made = await newCore()
      let { core } = made
      const sourceId = await addText(core, words.join(' '))
      const restart = async () => {
        if (!restarts) return
        await closeCore(core)
        core = await openCore(made.dataDir)
      }
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
          const made: QuoteId[] = []
          // Steps that change nothing leave nothing to undo.
          const states = [await seen(core, sourceId)]
          for (const each of steps) {
            run(core, sourceId, made, each)
            const now = await seen(core, sourceId)
            if (JSON.stringify(now) !== JSON.stringify(states.at(-1))) states.push(now)
          }
          await restart()
          for (let i = states.length - 2; i >= 0; i--) {
            do value(core.execute('undo', {}, scope))
            while (JSON.stringify(await seen(core, sourceId)) === JSON.stringify(states[i + 1]))
            expect(await seen(core, sourceId)).toEqual(states[i])
          }
          await restart()
          for (let i = 1; i < states.length; i++) {
            do value(core.execute('redo', {}, scope))
            while (JSON.stringify(await seen(core, sourceId)) === JSON.stringify(states[i - 1]))
            expect(await seen(core, sourceId)).toEqual(states[i])
          }
        }),
        { numRuns: restarts ? 8 : 30 },
      )
      expect(value(await core.query('verify', {})).problems).toEqual([])
    },
  )

  it('never takes back what somebody else set since', async () => {
    const { core } = await newCore()
    const sourceId = await addText(core, words.join(' '))
    value(core.execute('editSource', { sourceId, patch: { title: 'Mine' } }, { scope: 'window 1' }))
    value(core.execute('editSource', { sourceId, patch: { title: 'Theirs' } }, { scope: 'window 2' }))
    expect(failure(core.execute('undo', {}, { scope: 'window 1' }))).toBe('NothingToUndo')
    expect(value(await core.query('source', { sourceId }))?.title).toBe('Theirs')
  })

  it('says what it took back and what there is to take back', async () => {
    const { core } = await newCore()
    const sourceId = await addText(core, words.join(' '))
    value(core.execute('trash', { ids: [sourceId] }, scope))
    expect(value(await core.query('undoState', {}, scope))).toEqual({ undo: 'Source moved to the trash', redo: null })
    expect(value(core.execute('undo', {}, scope))).toEqual({ label: 'Source moved to the trash' })
    expect(value(await core.query('sources', {})).total).toBe(1)
    expect(value(await core.query('undoState', {}, scope)).redo).toBe('Source moved to the trash')
  })

  it('goes on in a window that was opened after a restart, and is no other window’s', async () => {
    const { core, dataDir } = await newCore()
    const sourceId = await addText(core, words.join(' '))
    const [one, two] = [{ scope: 'window 1' }, { scope: 'window 2' }]
    core.enter('window 1', true)
    core.enter('window 2', true)
    value(core.execute('editSource', { sourceId, patch: { title: 'From one' } }, one))
    value(core.execute('editSource', { sourceId, patch: { url: 'https://example.org/two' } }, two))
    // A third window beside the two is given nothing of theirs.
    core.enter('window 3', true)
    expect(failure(core.execute('undo', {}, { scope: 'window 3' }))).toBe('NothingToUndo')
    await closeCore(core)

    const again = await openCore(dataDir)
    const heard: unknown[] = []
    again.subscribe('undoState', {}, (rows) => heard.push(value(rows).undo), { scope: 'new' })
    // Killed and started again: the window that lived on keeps its own.
    again.enter('window 2', false)
    again.enter('new', true)
    value(again.execute('undo', {}, { scope: 'new' }))
    expect(value(await again.query('source', { sourceId }))).toMatchObject({ url: 'https://example.org/two' })
    expect(value(await again.query('source', { sourceId }))?.title).not.toBe('From one')
    value(again.execute('undo', {}, two))
    expect(value(await again.query('source', { sourceId }))?.url).toBeNull()
    expect(failure(again.execute('undo', {}, one))).toBe('NothingToUndo')
  })

  it('keeps the newest steps and forgets the oldest, however many there are', { timeout: 60_000 }, async () => {
    const { core, dataDir } = await newCore()
    const sourceId = await addText(core, words.join(' '))
    for (let i = 0; i < 520; i++) value(core.execute('editSource', { sourceId, patch: { title: `Title ${i}` } }, scope))
    value(core.execute('undo', {}, scope))
    expect(value(await core.query('source', { sourceId }))?.title).toBe('Title 518')
    await closeCore(core)
    const db = new Database(join(dataDir, 'workspace.sqlite'), { readonly: true })
    const kept = db.prepare(
      'SELECT side, count(DISTINCT step_id) AS steps, count(*) AS writes FROM undo_step JOIN undo_write USING (step_id) GROUP BY side ORDER BY side',
    )
    expect(kept.all()).toEqual([
      { side: 'redo', steps: 1, writes: 1 },
      { side: 'undo', steps: 499, writes: 499 },
    ])
    db.close()
  })
})
