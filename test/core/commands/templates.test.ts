/** Templates for documents: made, changed, taken back, and on whatever leaves. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import { doOfficeJob } from '#core/exporters/office/doOfficeJob.ts'
import type { ExportSubject, FileFormat } from '#shared/contract/exportSubjects.ts'
import type { TemplateChoice } from '#shared/contract/templates.ts'
import type { TemplateId } from '#shared/model/ids.ts'
import { failure, newCore, scope, temporaryFolder, value } from '#test/support/core.ts'
import { jpegLogo, pngLogo, svgLogo } from '#test/support/logos.ts'

const STRANGE = 'Kestrel & "Sons" <窯>'
const templates = async (core: Core) => value(await core.query('templates', {}))
const page = async (core: Core, subject: ExportSubject, template?: TemplateChoice) =>
  value(await core.query('export', { subject, format: 'html', ...(template && { template }) }))?.content ?? ''

it('has the first template for usual, and takes changes back', async () => {
  const { core } = await newCore()
  expect(await page(core, { kind: 'codebook' })).not.toContain('letterhead')
  const { templateId } = value(core.execute('addTemplate', { name: STRANGE, accent: '7FD1C4' }, scope))
  const other = value(core.execute('addTemplate', { name: 'Client' }, scope))
  expect(await templates(core)).toMatchObject([
    { templateId: other.templateId, isUsual: false, written: null },
    { templateId, isUsual: true, accent: '7FD1C4', written: '4C7D76', logo: null },
  ])
  value(core.execute('setUsualTemplate', { templateId: other.templateId }, scope))
  expect(await page(core, { kind: 'codebook' })).toContain('<p>Client</p>')
  value(core.execute('undo', {}, scope))
  const html = await page(core, { kind: 'codebook' })
  expect(html).toContain('<p>Kestrel &amp; &quot;Sons&quot; &lt;窯&gt;</p>')
  expect(html).toContain('#4C7D76')
  expect(await page(core, { kind: 'codebook' }, 'none')).not.toContain('letterhead')

  value(core.execute('trash', { ids: [templateId] }, scope))
  expect(await page(core, { kind: 'codebook' })).not.toContain('letterhead')
  expect(value(await core.query('trash', {}))).toMatchObject([{ kind: 'template', title: STRANGE }])
  value(core.execute('purge', { ids: [templateId] }, scope))
  expect(failure(core.execute('editTemplate', { templateId, patch: { name: 'x' } }, scope))).toBe('TemplateNotFound')
  expect(value(await core.query('verify', {})).problems).toEqual([])
})

it('takes a logo by its content, once, and gives it back by undo', async () => {
  const { core } = await newCore({ writeOffice: doOfficeJob })
  const { templateId } = value(core.execute('addTemplate', { name: 'Kestrel' }, scope))
  const set = (bytes: Uint8Array) => core.run('setLogo', { templateId, item: { fileName: 'logo', bytes } }, scope)
  expect(value(await set(pngLogo(30, 10)))).toMatchObject({ type: 'png', width: 30 })
  expect(value(await set(svgLogo()))).toMatchObject({ type: 'png', width: 1200, height: 300 })
  expect(failure(await set(new TextEncoder().encode('<svg>')))).toBe('FileBroken')
  expect(failure(await set(new Uint8Array(9_000_000)))).toBe('FileTooLarge')
  expect((await templates(core))[0]).toMatchObject({ logo: { width: 1200 }, isLogoHere: true })
  value(core.execute('undo', {}, scope))
  expect((await templates(core))[0]).toMatchObject({ logo: { width: 30 } })
  value(core.execute('editTemplate', { templateId, patch: { logo: null } }, scope))
  expect((await templates(core))[0]).toMatchObject({ logo: null, isLogoHere: false })
  expect(value(await core.query('verify', {})).problems).toEqual([])
})

it('takes its logos with it when it is deleted for good, but none that another has', async () => {
  const { core, dataDir } = await newCore()
  const files = (): number =>
    readdirSync(join(dataDir, 'blobs'), { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).length
  const [own, other] = ['Kestrel', 'Client'].map(
    (name) => value(core.execute('addTemplate', { name }, scope)).templateId,
  ) as [TemplateId, TemplateId]
  const set = async (templateId: TemplateId, bytes: Uint8Array): Promise<unknown> =>
    value(await core.run('setLogo', { templateId, item: { fileName: 'logo', bytes } }, scope))
  await set(own, pngLogo(30, 10))
  await set(own, pngLogo(40, 10))
  await set(own, jpegLogo)
  await set(other, jpegLogo)
  expect(files()).toBe(3)
  value(core.execute('trash', { ids: [own] }, scope))
  value(core.execute('purge', { ids: [own] }, scope))
  expect(files()).toBe(1)
  expect(await templates(core)).toMatchObject([{ templateId: other, isLogoHere: true }])
  expect(await page(core, { kind: 'codebook' }, other)).toContain('data:image/jpeg')
  value(core.execute('trash', { ids: [other] }, scope))
  value(core.execute('purge', { ids: [other] }, scope))
  expect(files()).toBe(0)
  expect(value(await core.query('verify', {})).problems).toEqual([])
})

it('stands on Word documents, slides and sheets, and says who made them', async () => {
  const { core } = await newCore({ writeOffice: doOfficeJob })
  const { templateId } = value(
    core.execute('addTemplate', { name: STRANGE, accent: '0B7A75', footer: 'For Harrow only' }, scope),
  )
  value(await core.run('setLogo', { templateId, item: { fileName: 'logo', bytes: jpegLogo } }, scope))
  const { workshopId } = value(core.execute('createWorkshop', { title: 'Kilns', template: 'half-day' }, scope))
  const folder = temporaryFolder()
  const written = async (subject: ExportSubject, format: FileFormat): Promise<Record<string, string>> => {
    const path = join(folder, `it.${format}`)
    value(await core.run('exportDocument', { subject, format, path }, scope))
    return Object.fromEntries(
      Object.entries(unzipSync(new Uint8Array(readFileSync(path)))).map(([name, part]) => [name, strFromU8(part)]),
    )
  }
  const all = (parts: Record<string, string>, start: string): string =>
    Object.entries(parts)
      .filter(([name]) => name.startsWith(start))
      .map(([, part]) => part)
      .join('\n')
  const word = await written({ kind: 'codebook' }, 'docx')
  expect(all(word, 'word/footer')).toContain('For Harrow only')
  expect(all(word, 'word/header')).toContain('Kestrel &amp; ')
  expect(all(word, 'word/styles')).toContain('0B7A75')
  expect(Object.keys(word).some((name) => /^word\/media\/.*\.jpg$/.test(name))).toBe(true)
  const slides = await written({ kind: 'workshop', workshopId, part: 'handout' }, 'pptx')
  expect(all(slides, 'ppt/slideLayouts/slideLayout')).toContain('For Harrow only')
  expect(Object.keys(slides).some((name) => name.startsWith('ppt/media/'))).toBe(true)
  const sheet = await written({ kind: 'codebook' }, 'xlsx')
  expect(all(sheet, 'xl/worksheets/sheet')).toMatch(/<oddHeader>&amp;LKestrel &amp;&amp; .*For Harrow only/)
})

it('leaves a template out of a pack whose workshop hides the company that it names', async () => {
  const { core } = await newCore({ writeOffice: async () => Uint8Array.of(0) })
  value(core.execute('addTemplate', { name: 'Kestrel' }, scope))
  const client = value(core.execute('addTemplate', { name: 'HARROW Glass Ltd', footer: '' }, scope))
  const { workshopId } = value(
    core.execute('createWorkshop', { title: 'Kilns', client: 'Harrow Glass', template: 'half-day' }, scope),
  )
  const edit = (patch: object) => value(core.execute('editWorkshop', { workshopId, patch }, scope))
  const handout: ExportSubject = { kind: 'workshop', workshopId, part: 'handout' }
  expect(await page(core, handout)).toContain('<p>Kestrel</p>')
  edit({ template: client.templateId })
  expect(await page(core, handout)).toContain('<p>HARROW Glass Ltd</p>')
  value(core.execute('setCompany', { workshopId, says: 'Harrow Glass' }, scope))
  edit({ hideCompanies: true })
  expect(await page(core, handout)).not.toMatch(/harrow/i)
  const made = value(await core.run('exportPack', { workshopId, path: join(temporaryFolder(), 'pack') }, scope))
  expect(made.missing.at(-1)).toMatch(/names a company that this workshop hides/)
})
