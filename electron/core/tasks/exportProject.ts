/** Writes the workspace as a REFI-QDA project or its codebook, source by source, so that nobody's keystroke waits for all of it. */
import { basename } from 'node:path'
import { randomBytes } from 'node:crypto'
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { appError } from '#shared/contract/errors.ts'
import type { ExportNames, ProjectExport, ProjectFormat } from '#shared/contract/exchange.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Blobs } from '../blobs/blobs.ts'
import type { Extractions } from '../blobs/extractions.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import { isDiskFull } from '../db/diskFull.ts'
import type { Hub } from '../docs/hub.ts'
import { noteToMarkdown } from '../docs/noteText.ts'
import { createQuoteLookup } from '../docs/references.ts'
import { EXTRAS_NAME, extrasOf } from '../exchange/refi/extras.ts'
import { guidOf } from '../exchange/refi/guids.ts'
import { type ProjectData, readProjectData, type SourceData } from '../exchange/refi/projectData.ts'
import { createProjectNames } from '../exchange/refi/withoutPeople.ts'
import { type NoteText, textNameOf, writeCodebook, writeProject } from '../exchange/refi/writeProject.ts'
import { createZipWriter } from '../exchange/zipWriter.ts'
import { blobPieces } from './blobPieces.ts'
import { createNameFinder } from '../exporters/nameFinder.ts'
import { knownPeople } from '../exporters/pseudonyms.ts'

export interface ExportProjectParts {
  db: Db
  hub: Hub
  blobs: Blobs
  extractions: Extractions
  identity: { workspaceId: string }
}

/** Where the format has a place for an original: a PDF, and a Word document as rich text. */
const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
}

const codingCount = ({ sources }: ProjectData): number =>
  sources.reduce(
    (sum, { codings, quotes }) => sum + codings.length + quotes.reduce((own, quote) => own + quote.codings.length, 0),
    0,
  )

const some = (count: number, one: string, more: string): string => (count === 1 ? `1 ${one}` : `${count} ${more}`)

function notCarried(data: ProjectData, missing: readonly string[], isWithoutNames: boolean): string[] {
  const left: string[] = []
  const lost = data.sources.reduce((sum, source) => sum + source.lost, 0)
  if (lost > 0) left.push(`${some(lost, 'quote has', 'quotes have')} no place in the text any more and stayed here.`)
  if (missing.length > 0)
    left.push(
      `The text of ${missing.map((title) => `“${title}”`).join(', ')} is not on this computer, so the file holds it without its words.`,
    )
  if (data.plans > 0)
    left.push(`${some(data.plans, 'plan stays', 'plans stay')} here: the format has no place for plans.`)
  if (data.people > 0)
    left.push(`${some(data.people, 'person stays', 'people stay')} here: they are not part of a project for others.`)
  if (isWithoutNames) {
    const originals = data.sources.filter(({ mediaType }) => extensions[mediaType] !== undefined).length
    if (originals > 0)
      left.push(
        `${some(originals, 'original stays', 'originals stay')} here, because names cannot be replaced in them; their texts are in the file.`,
      )
  } else if (data.people > 0 && data.sources.length + data.notes.length > 0)
    left.push('Sources, quotes, memos and notes leave as they are, with the names of people that stand in them.')
  if (data.sources.length > 0)
    left.push(
      `Stances, and the parts of a code's meaning, stand in ${EXTRAS_NAME} inside the file, which only Commonplace reads.`,
    )
  return left
}

const notWritten = (path: string, cause: unknown) =>
  err(
    appError(
      'StoreWriteFailed',
      isDiskFull(cause)
        ? `The disk is full, so ${basename(path)} was not written; free some space and try again.`
        : `${basename(path)} could not be written; check that the folder is there and may be written to.`,
    ),
  )

function exportCodebook(data: ProjectData, path: string): number {
  const beside = `${path}.${randomBytes(6).toString('hex')}.part`
  try {
    writeFileSync(beside, writeCodebook(data.codes), { flag: 'wx', flush: true })
    const { size } = statSync(beside)
    renameSync(beside, path)
    return size
  } finally {
    rmSync(beside, { force: true })
  }
}

/** Errors: `StoreWriteFailed`, `ExportCancelled`. */
export async function exportProject(
  { db, hub, blobs, extractions, identity }: ExportProjectParts,
  { format, path, names }: { format: ProjectFormat; path: string; names: ExportNames },
  onProgress: (progress: { done: number; total: number }) => void,
  signal: AbortSignal | undefined,
): Promise<Outcome<ProjectExport>> {
  const people = names === 'names' ? [] : knownPeople(db, identity.workspaceId)
  const isWithoutNames = people.length > 0
  const known = createProjectNames(createNameFinder(people))
  const textOf = ({ extractionHash }: SourceData): string | null => extractions.get(extractionHash)?.text ?? null
  const data = known.project(await readProjectData(db), textOf)
  const counted = (bytes: number, rest: Partial<ProjectExport>): ProjectExport => ({
    path,
    bytes,
    sources: 0,
    codes: data.codes.length,
    quotes: 0,
    codings: 0,
    notes: 0,
    replaced: known.replaced(),
    left: [],
    ...rest,
  })
  if (format === 'qdc') {
    try {
      return ok(counted(exportCodebook(data, path), {}))
    } catch (cause) {
      return notWritten(path, cause)
    }
  }
  const filesOf = (source: SourceData) => {
    const extension = extensions[source.mediaType]
    const isHere = extension !== undefined && !isWithoutNames && blobs.path(source.originalHash) !== null
    return { original: isHere ? `${guidOf(source.sourceId)}.${extension}` : null }
  }
  const missing: string[] = []
  let zip: ReturnType<typeof createZipWriter>
  try {
    zip = createZipWriter(path)
  } catch (cause) {
    return notWritten(path, cause)
  }
  try {
    const notes: NoteText[] = data.notes.map((note) => ({ note, file: `${guidOf(note.noteId)}.txt` }))
    await zip.text('project.qde', writeProject(data, filesOf, notes))
    await zip.text(EXTRAS_NAME, [JSON.stringify(extrasOf(data))])
    const total = data.sources.length + notes.length
    let done = 0
    const step = (): void => onProgress({ done: ++done, total })
    for (const source of data.sources) {
      if (signal?.aborted) break
      const files = filesOf(source)
      const text = textOf(source)
      if (text === null) missing.push(source.title)
      await zip.text(`sources/${textNameOf(source, files)}`, [known.replace(text ?? '')])
      if (files.original !== null) zip.stored(`sources/${files.original}`, blobPieces(blobs, source.originalHash))
      step()
    }
    const quoteOf = createQuoteLookup(db)
    for (const { note, file } of notes) {
      if (signal?.aborted) break
      const wasLive = hub.isLive(note.noteId)
      await zip.text(`sources/${file}`, [known.replace(noteToMarkdown(hub.open(note.noteId).doc, quoteOf))])
      // Each would stay in memory until it was idle for long.
      if (!wasLive) hub.evict(note.noteId)
      step()
    }
    if (signal?.aborted) {
      zip.abandon()
      return err(appError('ExportCancelled', `${basename(path)} was not written because you stopped.`))
    }
    return ok(
      counted(zip.finish(), {
        sources: data.sources.length,
        quotes: data.sources.reduce((sum, { quotes }) => sum + quotes.length, 0),
        codings: codingCount(data),
        notes: notes.length,
        left: notCarried(data, missing, isWithoutNames),
      }),
    )
  } catch (cause) {
    zip.abandon()
    return notWritten(path, cause)
  }
}
