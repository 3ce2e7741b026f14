/** Fills a workspace with the sample content: the same imports, quotes, codings and notes that people would make. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { appError } from '#shared/contract/errors.ts'
import type { ImportProgress, ImportReport } from '#shared/contract/tasks.ts'
import { codingField, NOTE, readMarkField, SOURCE, WORKSPACE } from '#shared/docs/layout.ts'
import type { QuoteRecord } from '#shared/model/coding.ts'
import {
  BlobHash,
  type CodeId,
  createId,
  LIBRARY_DOC,
  type MemberId,
  type NoteId,
  type QuoteId,
  type SourceId,
} from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import {
  replaceQuoteEmbeds,
  type SampleCoding,
  SampleManifest,
  SamplePeople,
  SamplePlan,
  SampleWorkshop,
  sampleLink,
} from '#shared/model/sample.ts'
import { selectPlace } from '../commands/addQuote.ts'
import type { Outcome } from '../core.ts'
import { noteFromMarkdown } from '../docs/noteText.ts'
import { createResolver } from '../docs/references.ts'
import { type ImportFilesParts, importFiles } from './importFiles.ts'
import { type SampleNames, writeSamplePeople, writeSamplePlan, writeSampleWorkshop } from './loadSampleRecords.ts'

/** The sample says something that its files do not bear out: a bug in the sample, never the user's doing. */
class SampleBroken extends Error {}

const found = <K, V>(map: ReadonlyMap<K, V>, key: K, what: string): V => {
  const value = map.get(key)
  if (value === undefined) throw new SampleBroken(`the sample names ${what} ${String(key)}, which it does not hold`)
  return value
}

export interface LoadSampleParts extends ImportFilesParts {
  /** Undefined where the app was installed without its sample. */
  sampleDir: string | undefined
  me: MemberId
}

export async function loadSample(
  parts: LoadSampleParts,
  scope: string,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal | undefined,
): Promise<Outcome<ImportReport>> {
  const { sampleDir, db, executor, extractions, now } = parts
  if (sampleDir === undefined)
    return err(
      appError(
        'FileNotFound',
        'The sample workspace is missing from this installation; install Commonplace again to get it.',
      ),
    )
  const read = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(sampleDir, file), 'utf8'))
  const manifest = SampleManifest.parse(await read('manifest.json'))
  const plan = SamplePlan.parse(await read('plan.json'))
  const people = SamplePeople.parse(await read('people.json'))
  const workshop = SampleWorkshop.parse(await read('workshop.json'))
  const report = await importFiles(
    parts,
    manifest.sources.map(({ file }) => ({ path: join(sampleDir, 'sources', file) })),
    scope,
    onProgress,
    signal,
  )
  if (signal?.aborted || report.failed.length > 0) return ok(report)
  const texts = new Map<string, string>()
  for (const { file } of manifest.notes) texts.set(file, await readFile(join(sampleDir, 'notes', file), 'utf8'))

  const sourceIds = new Map<string, SourceId>(
    manifest.sources.map(({ file }, i) => [file, (report.imported[i] as ImportReport['imported'][number]).sourceId]),
  )
  const coderIds = new Map<string, MemberId>(
    manifest.coders.map(({ key }, i) => [key, i === 0 ? parts.me : createId('m')]),
  )
  const firstCoder = (manifest.coders[0] as { key: string }).key
  const quoteIds = new Map<string, QuoteId>()
  const codeIds = new Map<string, CodeId>(
    db.all<{ id: CodeId; name: string }>('SELECT code_id AS id, name FROM code').map(({ id, name }) => [name, id]),
  )

  /** One member's part of the work, in one commit. */
  const write = (coder: string, work: Parameters<typeof executor.commit<null>>[0]): void => {
    const outcome = executor.commit<null>(work, { scope, as: found(coderIds, coder, 'the coder') })
    if (!outcome.ok) throw new SampleBroken(outcome.error.message)
  }
  const codingsBy = (coder: string, codings: readonly SampleCoding[] | undefined) =>
    (codings ?? [])
      .filter((coding) => (coding.coder ?? firstCoder) === coder)
      .map(({ code, stance }) => ({ codeId: found(codeIds, code, 'the code'), value: { stance, at: now() } }))

  write(firstCoder, (edit) => {
    edit.set(LIBRARY_DOC, WORKSPACE, 'name', manifest.workspace.name)
    for (const { key, name } of manifest.coders) {
      const memberId = found(coderIds, key, 'the coder')
      if (memberId !== parts.me) edit.addToLibrary(memberId, 'member')
      edit.set(LIBRARY_DOC, memberId, 'name', name)
    }
    for (const { name, parent, ...texts_ } of manifest.codes) {
      const codeId = createId('c')
      edit.addToLibrary(codeId, 'code')
      const fields = { name, parent: found(codeIds, parent, 'the code'), ...texts_ }
      for (const [field, value] of Object.entries(fields)) edit.set(LIBRARY_DOC, codeId, field, value)
      codeIds.set(name, codeId)
    }
    for (const source of manifest.sources) {
      const sourceId = found(sourceIds, source.file, 'the file')
      const { title, authors, publishedOn, language, url, sameOriginAs, unread } = source
      const fields = {
        title,
        authors,
        publishedOn,
        language,
        url,
        [readMarkField(edit.me)]: unread === undefined ? true : undefined,
        sameOriginAs: sameOriginAs === undefined ? undefined : found(sourceIds, sameOriginAs, 'the file'),
      }
      for (const [field, value] of Object.entries(fields))
        if (value !== undefined) edit.set(sourceId, SOURCE, field, value)
    }
    return { outcome: ok(null), label: null }
  })

  // Everybody's own quotes would carry their name; in the sample the first coder marked all and both coded.
  write(firstCoder, (edit) => {
    for (const quote of manifest.quotes) {
      const sourceId = found(sourceIds, quote.file, 'the file')
      const hash = BlobHash.parse(
        db.get<{ hash: string }>('SELECT extraction_hash AS hash FROM source WHERE source_id = ?', sourceId)?.hash,
      )
      const selector = selectPlace(extractions.get(hash)?.text ?? '', {
        exact: quote.exact,
        prefix: quote.prefix,
        suffix: quote.suffix,
      })
      if (!selector.ok) return { outcome: selector, label: null }
      const quoteId = createId('q')
      const record: QuoteRecord = { selector: selector.value, extraction: hash, by: edit.me, at: edit.now() }
      edit.addItem(sourceId, quoteId, record)
      if (quote.memo !== undefined) edit.set(sourceId, quoteId, 'memo', quote.memo)
      quoteIds.set(quote.key, quoteId)
    }
    return { outcome: ok(null), label: null }
  })

  for (const { key } of manifest.coders) {
    write(key, (edit) => {
      for (const { file, codings } of manifest.sources) {
        for (const { codeId, value } of codingsBy(key, codings))
          edit.set(found(sourceIds, file, 'the file'), SOURCE, codingField(codeId, edit.me), value)
      }
      for (const quote of manifest.quotes) {
        const sourceId = found(sourceIds, quote.file, 'the file')
        for (const { codeId, value } of codingsBy(key, quote.codings))
          edit.set(sourceId, found(quoteIds, quote.key, 'the quote'), codingField(codeId, edit.me), value)
      }
      return { outcome: ok(null), label: null }
    })
  }

  const noteIds = new Map<string, NoteId>(manifest.notes.map(({ title }) => [title, createId('n')]))
  const titles = new Map<string, string>([
    ...manifest.sources.map(({ file, title }): [string, string] => [
      title,
      `source/${found(sourceIds, file, 'the file')}`,
    ]),
    ...[...codeIds].map(([name, id]): [string, string] => [name, `code/${id}`]),
    ...[...noteIds].map(([title, id]): [string, string] => [title, `note/${id}`]),
  ])
  const quoteByKey = new Map(manifest.quotes.map((quote) => [quote.key, quote]))
  /** Embeds and links by name, as the Markdown of notes writes them by id. */
  const withIds = (markdown: string): string =>
    replaceQuoteEmbeds(markdown, (key) => {
      const quote = found(quoteByKey, key, 'the quote')
      const source = manifest.sources.find(({ file }) => file === quote.file)
      return `> ${quote.exact.replaceAll('\n', ' ')}\n>\n> — [${source?.title ?? ''}](commonplace:quote/${found(quoteIds, key, 'the quote')})`
    }).replace(sampleLink, (whole: string, title: string) => {
      const target = titles.get(title)
      const words = /\|([^\]]+)\]\]$/.exec(whole)?.[1] ?? title
      return target === undefined ? whole : `[${words}](commonplace:${target})`
    })
  for (const { file, title } of manifest.notes) {
    write(firstCoder, (edit) => {
      const noteId = found(noteIds, title, 'the note')
      edit.addToLibrary(noteId, 'note')
      edit.set(noteId, NOTE, 'title', title)
      const doc = edit.doc(noteId)
      doc.transact(() => noteFromMarkdown(doc, withIds(found(texts, file, 'the note')), createResolver(db)), 'command')
      return { outcome: ok(null), label: null }
    })
  }
  const names: SampleNames = {
    coder: (key) => found(coderIds, key, 'the coder'),
    code: (name) => found(codeIds, name, 'the code'),
    quote: (key) => found(quoteIds, key, 'the quote'),
  }
  write(firstCoder, (edit) => {
    const stepIds = writeSamplePlan(edit, plan, names)
    const personIds = writeSamplePeople(edit, people)
    writeSampleWorkshop(edit, workshop, {
      ...names,
      step: (place) => found(new Map(stepIds.entries()), place, 'the step'),
      person: (name) => found(personIds, name, 'the person'),
    })
    return { outcome: ok(null), label: null }
  })
  return ok(report)
}
