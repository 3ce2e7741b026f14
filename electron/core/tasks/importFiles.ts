/**
 * Imports many files, one after the other, with progress and cancel; a bad file harms none of the others. Those that are
 * one source each are one step to undo together; one that is many is a step of its own.
 */
import { basename } from 'node:path'
import { type AppError, appError } from '#shared/contract/errors.ts'
import type { ImportItem, ImportProgress, ImportReport } from '#shared/contract/tasks.ts'
import { ok } from '#shared/model/result.ts'
import { type Blobs, sha256 } from '../blobs/blobs.ts'
import type { Outcome } from '../core.ts'
import type { Carry } from '../carry/carry.ts'
import { isWorkspaceFile } from '../carry/isWorkspaceFile.ts'
import { fileContent } from '../exchange/fileContent.ts'
import { openFolder } from '../exchange/vault/folderFiles.ts'
import { type AddedSource, addSource } from './addSource.ts'
import { createImportSteps } from './importSteps.ts'
import { readPath } from './readPath.ts'
import { createSourceBatch } from './sourceBatch.ts'
import { twinOf } from './sourceTwin.ts'
import { type Taken, takerOf, type TakerParts } from './takers.ts'
import { importVault } from './vault/importVault.ts'

const PART_EVERY_MS = 100

export interface ImportFilesParts extends TakerParts {
  carry: Pick<Carry, 'merge'>
}

interface Job {
  label: string
  fileName: string
  read: () => Promise<Outcome<Uint8Array>>
  pasted?: Extract<ImportItem, { pasted: unknown }>['pasted']
}

/** What pasted content is kept as, so that it can be read again as what it was. */
export const pastedNames = { html: 'Pasted text.html', text: 'Pasted text.txt' } as const

function toJob(item: ImportItem): Job {
  if ('path' in item) return { label: item.path, fileName: basename(item.path), read: () => readPath(item.path) }
  if ('bytes' in item)
    return { label: item.fileName, fileName: item.fileName, read: () => Promise.resolve(ok(item.bytes)) }
  const text = item.pasted.html ?? item.pasted.text ?? ''
  return {
    label: 'Pasted text',
    fileName: item.pasted.html === undefined ? pastedNames.text : pastedNames.html,
    read: () => Promise.resolve(ok(new TextEncoder().encode(text))),
    pasted: item.pasted,
  }
}

/** Brings back an original that the folder has lost. True when it was lost, and is there again. */
function putBack(blobs: Blobs, hash: string, bytes: Uint8Array): boolean {
  if (blobs.path(hash) !== null) return false
  try {
    blobs.put(bytes)
    return true
  } catch {
    // As lost as before; whoever needs it hears of it.
    return false
  }
}

function reportTaken(report: ImportReport, path: string, taken: Taken): void {
  const { imported, merged, skipped, brought, failed, notes, mergedNotes, unchanged } = taken
  // What a folder brought says by itself where in the folder it was.
  const ofFile = <T extends { path: string }>(each: T): T => ({
    ...each,
    path: each.path === '' ? path : `${path}/${each.path}`,
  })
  report.imported.push(...imported.map(ofFile))
  report.merged.push(...merged.map(ofFile))
  report.skipped.push(...skipped.map((each) => ({ path, ...each })))
  report.failed.push(...(failed ?? []).map(ofFile))
  report.notes.push(...(notes ?? []).map(ofFile))
  report.mergedNotes.push(...(mergedNotes ?? []).map(ofFile))
  report.unchanged += unchanged ?? 0
  if (brought) report.projects.push({ path, ...brought })
}

export async function importFiles(
  parts: ImportFilesParts,
  items: readonly ImportItem[],
  scope: string,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal | undefined,
  /** Of the workspace files among them. */
  passphrase?: string,
): Promise<ImportReport> {
  const report: ImportReport = {
    imported: [],
    failed: [],
    merged: [],
    skipped: [],
    projects: [],
    notes: [],
    mergedNotes: [],
    unchanged: 0,
  }
  const fail = (job: Job, error: AppError) => report.failed.push({ path: job.label, error })
  const copied = (): ImportReport => ({
    imported: [...report.imported],
    failed: [...report.failed],
    merged: [...report.merged],
    skipped: [...report.skipped],
    projects: [...report.projects],
    notes: [...report.notes],
    mergedNotes: [...report.mergedNotes],
    unchanged: report.unchanged,
    ...(report.workspaces && { workspaces: report.workspaces }),
  })
  const tell = (done: number, current: string | null) =>
    onProgress({ done, total: items.length, current, part: null, report: copied() })
  /** Tells, now and then, how far it is within one file that is many. */
  const tellPart = (done: number, current: string) => {
    const before = copied()
    let told = 0
    return (partDone: number, partTotal: number): void => {
      if (Date.now() - told < PART_EVERY_MS && partDone < partTotal) return
      told = Date.now()
      onProgress({ done, total: items.length, current, part: { done: partDone, total: partTotal }, report: before })
    }
  }

  const steps = createImportSteps(parts, scope)
  const batch = createSourceBatch(parts, steps.commit)
  let together = 0
  let lastTitle = ''

  for (const [done, item] of items.entries()) {
    const job = toJob(item)
    tell(done, job.fileName)
    if (signal?.aborted) {
      fail(
        job,
        appError(
          'ImportCancelled',
          `${job.fileName} was not imported because you stopped; import it again when you want it.`,
        ),
      )
      continue
    }
    const folder = 'path' in item ? await openFolder(item.path, signal) : null
    if (folder) {
      await batch.flush()
      const context = { scope, onProgress: tellPart(done, job.fileName), signal }
      const taken = folder.ok ? await importVault(parts, folder.value, context) : folder
      if (taken.ok) reportTaken(report, job.label, taken.value)
      else fail(job, taken.error)
      continue
    }
    // It may be many times as large as memory, so it is not read whole.
    if ('path' in item && (await isWorkspaceFile(item.path))) {
      await batch.flush()
      const part = tellPart(done, job.fileName)
      const ofParts = (made: { done: number; total: number }) => part(made.done, made.total)
      const merged = await parts.carry.merge(item.path, passphrase ?? null, { onProgress: ofParts, signal })
      if (merged.ok) report.workspaces = [...(report.workspaces ?? []), merged.value]
      else fail(job, merged.error)
      continue
    }
    const bytes = await job.read()
    if (!bytes.ok) {
      fail(job, bytes.error)
      continue
    }
    const content = job.pasted ? undefined : fileContent(bytes.value, job.fileName)
    const taker = content && takerOf(content)
    if (content && taker) {
      await batch.flush()
      const taken = await taker.take(parts, content, {
        path: job.label,
        scope,
        onProgress: tellPart(done, job.fileName),
        signal,
      })
      if (taken.ok) reportTaken(report, job.label, taken.value)
      else fail(job, taken.error)
      continue
    }
    const hash = sha256(bytes.value)
    if (batch.holds(hash)) await batch.flush()
    const twin = bytes.value.byteLength > 0 ? twinOf(parts.db, hash) : undefined
    if (twin) {
      const where = twin.trashed === 1 ? 'is in the trash; restore it there' : 'is in the library already'
      const back = putBack(parts.blobs, hash, bytes.value) ? '; its file was missing here and is back' : ''
      fail(job, appError('AlreadyInLibrary', `${job.fileName} ${where} as “${twin.title}”${back}.`))
      continue
    }
    // The pool may take the bytes over; the original is stored from here.
    const read = await parts.pool.run(
      job.pasted ? { pasted: job.pasted } : { bytes: bytes.value, fileName: job.fileName },
      signal,
    )
    if (!read.ok) {
      fail(job, read.error)
      continue
    }
    const { metadata, kind, warnings } = read.value
    const settle = (added: Outcome<AddedSource>): void => {
      if (!added.ok) {
        fail(job, added.error)
        return
      }
      const { sourceId, words } = added.value
      together++
      lastTitle = metadata.title
      report.imported.push({ sourceId, title: metadata.title, kind, words, path: job.label, warnings })
    }
    // Alone it is one commit with its step.
    if (items.length === 1) settle(addSource(parts, read.value, bytes.value, job.fileName, scope))
    else await batch.add({ imported: read.value, original: bytes.value, fileName: job.fileName, done: settle })
  }
  await batch.flush()
  if (together > 0)
    steps.end(together === 1 ? `“${lastTitle}” added to the library` : `${together} files added to the library`)
  tell(items.length, null)
  return report
}
