/** The sample as the importers really read it: its quotes are found, its clutter is gone, its comments are kept. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { importFile } from '#core/importers/importFile.ts'
import { SampleManifest } from '#shared/model/sample.ts'
import type { ImportedSource } from '#shared/model/source.ts'

const folder = new URL('../../resources/sample/', import.meta.url)
const manifest = SampleManifest.parse(JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')))
const fold = (text: string): string => text.replace(/\s+/g, ' ').trim()

async function imported(file: string): Promise<ImportedSource> {
  const result = await importFile(new Uint8Array(readFileSync(new URL(`sources/${file}`, folder))), file)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** Not known to the file itself, so the manifest corrects it. */
const correctedTitles = new Set(['school-kiln-emails.txt', 'guild-newsletter-reprint.txt'])
const pages = manifest.sources.filter((source) => source.kind === 'html')

describe('importing the sample', () => {
  it.each(manifest.sources.map((source) => [source.file, source] as const))('reads %s', async (file, source) => {
    const { kind, metadata, extraction, warnings } = await imported(file)
    expect(kind).toBe(source.kind)
    expect(warnings).toEqual([])
    if (!correctedTitles.has(file)) expect(metadata.title).toBe(source.title)
    const text = fold(extraction.text)
    for (const quote of manifest.quotes.filter((entry) => entry.file === file)) {
      expect(text.split(fold(quote.exact)).length - 1, quote.key).toBe(1)
    }
  })

  it('leaves menus, consent, advertisements and forms of the saved pages behind', async () => {
    const read = await Promise.all(pages.map(({ file }) => imported(file)))
    const text = read.map((page) => page.extraction.text).join('\n')
    const clutter = [
      'cookie',
      'legitimate interest',
      'Sign me up',
      'Advertisement',
      'Most read',
      'Log in',
      'Powered by',
      'free articles',
      'Post comment',
      'Kanthal wire',
      'Visitors since',
    ]
    expect(clutter.filter((words) => text.includes(words))).toEqual([])
  })

  it('keeps the readers’ comments of the interview in a section of their own', async () => {
    const { extraction } = await imported('slow-cooling-interview.html')
    const comments = extraction.blocks
      .filter((block) => block.section === 'comments')
      .map((block) => extraction.text.slice(block.from, block.to))
      .join('\n')
    for (const name of ['Hettie Marsh', 'Rolf Aspinall', 'Jonas Brandt', 'kilnwidow', 'Dagny Holm']) {
      expect(comments).toContain(name)
    }
    expect(comments).not.toContain('There was a jar in it.')
  })

  it('knows who wrote the saved pages, and when', async () => {
    for (const source of pages) {
      const { metadata } = await imported(source.file)
      expect([metadata.authors, metadata.publishedOn], source.file).toEqual([source.authors ?? [], source.publishedOn])
    }
  })

  it('reads the draft’s three pages, and where on them each word stands', async () => {
    const { extraction } = await imported('programme-draft.pdf')
    expect(extraction.pages?.map((page) => page.number)).toEqual([1, 2, 3])
    for (const page of extraction.pages ?? []) expect(page.runs.length).toBeGreaterThan(20)
  })
})
