import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { imported } from '#test/support/imported.ts'

/** The five seed documents stand beside the project, never in it. */
const folder = new URL('../../../../shared/seeds/', import.meta.url)
const present = existsSync(folder)
const files = present
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .sort()
  : []
const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

describe.skipIf(!present)('the seeds (skipped: the shared folder is absent)', () => {
  const titles = [
    'Creating Customer Advocacy Through Reciprocal Altruism',
    'Reciprocal altruism is imperative to building customer advocacy',
    'The Best WOM isn’t about Reciprocity',
    'Forbes: How To Create A Customer Advocacy Program',
    'Norms of Reciprocity',
  ]
  it.each(files.map((name, i) => [name, titles[i]] as const))(
    '%s keeps every word, with a sensible title',
    async (name, title) => {
      const bytes = readFileSync(new URL(name, folder))
      const source = await imported(new Uint8Array(bytes), name)
      expect(words(source.extraction.text)).toEqual(words(bytes.toString('utf8')))
      expect(source.metadata.title).toBe(title)
    },
  )

  it('finds authors and dates where they are printed, and nothing where they are not', async () => {
    const facts = await Promise.all(
      files.map(async (name) => (await imported(new Uint8Array(readFileSync(new URL(name, folder))), name)).metadata),
    )
    expect(facts.map((fact) => fact.authors.length)).toEqual([1, 1, 1, 0, 0])
    expect(facts.map((fact) => fact.publishedOn)).toEqual([undefined, '2015-09-09', '2012-02-20', undefined, undefined])
  })

  it('tells readers’ comments apart in all that have some', async () => {
    const marked = await Promise.all(
      files.map(
        async (name) =>
          (await imported(new Uint8Array(readFileSync(new URL(name, folder))), name)).extraction.blocks.filter(
            (block) => block.section === 'comments',
          ).length,
      ),
    )
    expect(marked[0]).toBeGreaterThan(3)
    expect(marked[2]).toBeGreaterThan(3)
    expect(marked[3]).toBeGreaterThan(9)
    expect(marked[4]).toBeGreaterThan(15)
  })
})
