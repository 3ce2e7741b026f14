/** References and what was quoted from their abstracts, out as a folder or a project and in again elsewhere. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import { textOf } from '#shared/references/csl.ts'
import { cslItems } from '#test/support/cslItems.ts'
import { newCore, scope, temporaryFolder, value } from '#test/support/core.ts'

const seed = Number(process.env['COMMONPLACE_SEED'] ?? 11)

async function withReferences(): Promise<Core> {
  const { core } = await newCore()
  const items = fc.sample(cslItems(6), { numRuns: 3, seed }).toSorted((a, b) => b.length - a.length)[0] ?? []
  const list = items.map((item, n) => (n % 2 === 0 ? { ...item, abstract: `Kilns were counted, ${n} of them.` } : item))
  const bytes = new TextEncoder().encode(JSON.stringify(list))
  value(await core.run('import', { items: [{ bytes, fileName: 'list.json' }] }, scope))
  const sources = value(await core.query('sources', { limit: 1000 })).rows
  for (const { sourceId, words } of sources) {
    if (words !== 6) continue
    const place = { exact: 'Kilns were counted' }
    const made = core.execute('addQuote', { sourceId, place }, scope)
    // Of six words is another drawn abstract, too.
    if (!made.ok) continue
    const { quoteId } = made.value
    value(core.execute('setCoding', { target: quoteId, codeId: 'P1.OWNER', stance: 'disputes' }, scope))
    value(core.execute('setMemo', { quoteId, memo: 'Counted' }, scope))
  }
  const [first] = sources
  if (first) value(core.execute('editSource', { sourceId: first.sourceId, patch: { publisher: 'Ours' } }, scope))
  return core
}

const byWords = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

async function facts(core: Core) {
  const made = value(await core.query('exportReferences', { format: 'csl', names: 'names' }))
  return {
    items: (JSON.parse(made?.content ?? '[]') as Record<string, unknown>[])
      .map(({ id: _id, ...item }) => item)
      .sort((a, b) => (String(textOf(a, 'title')) < String(textOf(b, 'title')) ? -1 : 1)),
    kinds: value(await core.query('sources', { limit: 1000 }))
      .rows.map(({ sourceId, kind, title, words }) => [sourceId, kind, title, words])
      .sort(byWords),
    quotes: value(await core.query('quotes', { limit: 1000 }))
      .rows.map(({ quoteId, exact, start, memo, codings }) => [
        quoteId,
        exact,
        start,
        memo,
        codings.map(({ codeId, stance }) => `${codeId} ${stance}`),
      ])
      .sort(byWords),
  }
}

it(`come back as references, whole, by both ways, and once only (seed ${seed})`, async () => {
  const core = await withReferences()
  const before = await facts(core)
  expect(before.quotes.length).toBeGreaterThan(0)
  const folder = join(temporaryFolder(), 'Out')
  const project = join(temporaryFolder(), 'Out.qdpx')
  value(await core.run('exportVault', { path: folder, names: 'names' }, scope))
  value(await core.run('exportProject', { path: project, format: 'qdpx', names: 'names' }, scope))
  for (const path of [folder, project]) {
    const { core: other } = await newCore()
    const report = value(await other.run('import', { items: [{ path }] }, scope))
    expect(report).toMatchObject({ failed: [], skipped: [] })
    expect(report.imported.every(({ kind }) => kind === 'reference')).toBe(true)
    expect(await facts(other)).toEqual(before)
    const { digest } = value(await other.query('digest', {}))
    const again = value(await other.run('import', { items: [{ path }] }, scope))
    expect(again).toMatchObject({ imported: [], merged: [], failed: [], skipped: [] })
    expect(value(await other.query('digest', {})).digest).toBe(digest)
    value(other.execute('undo', {}, scope))
    expect(value(await other.query('sources', {})).total).toBe(0)
  }
}, 30_000)

it('leave by pseudonym, in whatever parts a name is told', async () => {
  const { core } = await newCore()
  value(core.execute('addPerson', { name: 'Una Byrne' }, scope))
  const item = {
    id: 'a',
    type: 'book',
    title: 'On Una Byrne',
    author: [{ family: 'Byrne', given: 'Una' }],
    URL: 'https://example.org/una-byrne',
    publisher: 'Kiln & Ash',
  }
  const bytes = new TextEncoder().encode(JSON.stringify([item]))
  value(await core.run('import', { items: [{ bytes, fileName: 'list.json' }] }, scope))
  const folder = join(temporaryFolder(), 'Out')
  const project = join(temporaryFolder(), 'Out.qdpx')
  value(await core.run('exportVault', { path: folder }, scope))
  value(await core.run('exportProject', { path: project, format: 'qdpx' }, scope))
  const pages = readdirSync(join(folder, 'Sources')).map((name) => readFileSync(join(folder, 'Sources', name), 'utf8'))
  for (const text of [...pages, ...Object.values(unzipSync(readFileSync(project))).map((part) => strFromU8(part))]) {
    expect(text).not.toMatch(/\buna\b|byrne/i)
  }
  expect(pages.join()).toContain('Kiln & Ash')
})
