/** A pack on the disk: every part in every format, names apart, and all of it or nothing. */
import { strFromU8, unzipSync } from 'fflate'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { doOfficeJob } from '#core/exporters/office/doOfficeJob.ts'
import { createId } from '#shared/model/ids.ts'
import { addText, failure, newCore, scope, temporaryFolder, value } from '#test/support/core.ts'

async function prepared() {
  // Three threads for each pack would each read what writes Office files; their own test starts them.
  const { core } = await newCore({ writeOffice: doOfficeJob })
  const sourceId = await addText(core, 'Una Quillfeather came at night and mended the kiln with us.')
  const place = { exact: 'Una Quillfeather came at night' }
  const { quoteId } = value(core.execute('addQuote', { sourceId, place }, scope))
  const { personId } = value(core.execute('addPerson', { name: 'Una Quillfeather' }, scope))
  for (const on of ['2026-01-04', '2026-02-04', '2026-03-04', '2026-04-04'])
    value(core.execute('addInteraction', { personId, on, direction: 'act', kind: 'mended a kiln' }, scope))
  const input = { title: '=Kilns', client: 'Harrow', template: 'full-day' } as const
  const { workshopId } = value(core.execute('createWorkshop', input, scope))
  value(core.execute('choose', { workshopId, targets: [quoteId, personId], chosen: true }, scope))
  return { core, workshopId, folder: temporaryFolder() }
}

/** What a file says; one of Word or slides, all its parts. */
function textOf(path: string): string {
  const bytes = readFileSync(path)
  if (!/\.(docx|pptx)$/.test(path)) return strFromU8(bytes)
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => /\.(xml|rels)$/.test(name))
    .map(([, part]) => strFromU8(part))
    .join('\n')
}

/** Every file of a folder as one text, by name. */
const textsIn = (path: string): Map<string, string> =>
  new Map(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, textOf(join(entry.parentPath, entry.name))]),
  )

it('writes every part, and the names in a folder of their own', async () => {
  const { core, workshopId, folder } = await prepared()
  const path = join(folder, 'pack')
  const made = value(await core.run('exportPack', { workshopId, path, paper: 'letter' }, scope))
  expect(made.files).toEqual(
    expect.arrayContaining([
      'handout.md',
      'key.html',
      'deck.md',
      'cards.html',
      'sheets.md',
      'handout.docx',
      'deck.pptx',
    ]),
  )
  expect(made).toMatchObject({ names: 1, missing: [] })
  const texts = textsIn(path)
  for (const [name, text] of texts) {
    expect(text).not.toBe('')
    if (name === 'names.csv') expect(text).toMatch(/\d{4},person,Una Quillfeather/)
    else expect(text).not.toMatch(/Quillfeather|Una\b/)
  }
  // The state is worked out before the key is written.
  expect(texts.get('key.md')).toMatch(/\| H1 .*(Too early to tell|Growing|Strong|Weakening|Failed)/)
  expect(texts.get('cards.md')).not.toMatch(/Too early to tell|Weakening|Failed/)
  // What is read aloud stands in the slides' notes, and the answers in the key alone.
  expect(texts.get('deck.pptx')).toContain('<p:notes ')
  expect(texts.get('key.docx')).toMatch(/Too early to tell|Growing|Strong|Weakening|Failed/)
  expect(readdirSync(folder)).toEqual(['pack'])
  // Once more over the last one, to which somebody added a PDF.
  writeFileSync(join(path, 'cards.pdf'), '')
  expect(value(await core.run('exportPack', { workshopId, path }, scope)).files).toEqual(made.files)
})

it('writes nothing over what is somebody’s, nor where it cannot', async () => {
  const { core, workshopId, folder } = await prepared()
  const mine = join(folder, 'mine')
  mkdirSync(mine)
  writeFileSync(join(mine, 'thesis.md'), 'years of work')
  expect(failure(await core.run('exportPack', { workshopId, path: mine }, scope))).toBe('InvalidInput')
  expect(readdirSync(mine)).toEqual(['thesis.md'])
  const file = join(mine, 'thesis.md')
  expect(failure(await core.run('exportPack', { workshopId, path: file }, scope))).toBe('StoreWriteFailed')
  expect(failure(await core.run('exportPack', { workshopId, path: join(file, 'pack') }, scope))).toBe(
    'StoreWriteFailed',
  )
  expect(readFileSync(file, 'utf8')).toBe('years of work')
  const nobody = createId('y')
  expect(failure(await core.run('exportPack', { workshopId: nobody, path: join(folder, 'x') }, scope))).toBe(
    'WorkshopNotFound',
  )
  const stopped = { scope: 'test', signal: AbortSignal.abort() }
  expect(failure(await core.run('exportPack', { workshopId, path: join(folder, 'x') }, stopped))).toBe(
    'ExportCancelled',
  )
  expect(readdirSync(folder)).toEqual(['mine'])
})
