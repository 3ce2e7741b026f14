/** Drawn workspaces, out and in again: the same digest, by whatever way the files went round. */
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { Core } from '#core/core.ts'
import { addText, closeCore, newCore, openCore, scope, temporaryFolder, value } from '#test/support/core.ts'
import { carryWork, digestOf, merged, opened, saved } from '#test/support/carried.ts'
import { createGenerator } from '#test/support/generate.ts'
import { createRandom } from '#test/support/random.ts'

vi.setConfig({ testTimeout: 60_000 })

/** Things that people do, drawn; what one did the next may change or trash. */
async function live(core: Core, seed: number, steps: number, hasSource = false): Promise<void> {
  const random = createRandom(seed)
  const text = createGenerator(seed)
  if (hasSource) await addText(core, text.source(60).text, `${seed}.txt`)
  for (let step = 0; step < steps; step++) {
    const notes = value(await core.query('notes', {})).rows.map(({ noteId }) => noteId)
    const note = notes.length > 0 ? random.pick(notes) : undefined
    switch (random.int(0, 6)) {
      case 0:
        if (note) value(core.execute('renameNote', { noteId: note, title: text.title() }, scope))
        break
      case 1:
        if (note) value(core.execute('trash', { ids: [note] }, scope))
        break
      case 2:
        value(core.execute('addCode', { name: `Own ${seed} ${step}` }, scope))
        break
      case 3: {
        const { personId } = value(core.execute('addPerson', { name: text.personName() }, scope))
        if (random.chance(0.3)) value(core.execute('trash', { ids: [personId] }, scope))
        break
      }
      case 4: {
        const sources = value(await core.query('sources', {})).rows
        const source = sources.length > 0 ? random.pick(sources) : undefined
        if (source)
          value(core.execute('editSource', { sourceId: source.sourceId, patch: { title: text.title() } }, scope))
        break
      }
      default:
        value(core.execute('createNote', { title: text.title(), markdown: text.paragraph() }, scope))
    }
  }
}

it('gives the same digest on every way that files can go between copies that went apart', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), fc.boolean(), async (seed, isLocked) => {
      const passphrase = isLocked ? `kiln ${seed}` : null
      const folder = temporaryFolder()
      const path = (name: string) => join(folder, `${name}.commonplace`)
      const { core: a } = await newCore({ carryWork })
      await live(a, seed, 6, true)
      const first = await saved(a, path('first'), passphrase)
      expect(first.digest).toBe(await digestOf(a))
      const copy = async (name: string, as?: string): Promise<Core> => {
        const order = { path: path('first'), passphrase, ...(as !== undefined && { name: as }) }
        const report = value(await opened(join(folder, name), order))
        if (as === undefined) expect(report.digest).toBe(first.digest)
        return openCore(join(folder, name), {}, { carryWork })
      }
      const b = await copy('b', 'Ben')
      await live(a, seed + 1, 5)
      await live(b, seed + 2, 5)
      await saved(a, path('a'), passphrase)
      await saved(b, path('b'), passphrase)
      const c = await copy('c')
      const d = await copy('d')
      await merged(c, path('a'), passphrase)
      await merged(c, path('b'), passphrase)
      await merged(d, path('b'), passphrase)
      await merged(d, path('a'), passphrase)
      await merged(a, path('b'), passphrase)
      await merged(b, path('a'), passphrase)
      const digests = await Promise.all([a, b, c, d].map(digestOf))
      expect(new Set(digests).size).toBe(1)
      expect(value(await c.query('verify', {}))).toMatchObject({ ok: true, problems: [] })
      for (const core of [a, b, c, d]) await closeCore(core)
    }),
    { numRuns: 2, verbose: true },
  )
})
