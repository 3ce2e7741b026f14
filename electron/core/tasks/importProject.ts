/**
 * Takes a project of another program in: coders, codes, then source by source with its quotes, then notes. What is here
 * already, by its GUID, is left as it is and gets only what it lacks. All of it is one step to undo. Stopped in between,
 * what is in stays in; given again, the rest comes.
 */
import { basename } from 'node:path'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import { createGuidResolver } from '../exchange/refi/resolve.ts'
import { createImportSteps } from './importSteps.ts'
import { writeProjectCodes } from './project/projectCodes.ts'
import { writeProjectNotes } from './project/projectNotes.ts'
import { takeInSource } from './project/projectSource.ts'
import type { ImportProjectParts, ProjectReport, ProjectWork } from './project/work.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Errors: those of reading a file and of a commit. */
export async function importProject(
  parts: ImportProjectParts,
  bytes: Uint8Array,
  path: string,
  scope: string,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal | undefined,
): Promise<Outcome<ProjectReport>> {
  const fileName = basename(path)
  const read = await parts.pool.readProject({ project: bytes, fileName }, signal)
  if (!read.ok) return read
  const project = read.value
  const steps = createImportSteps(parts, scope)
  const report: ProjectReport = {
    imported: [],
    merged: [],
    brought: { coders: 0, codes: 0, quotes: 0, codings: 0, notes: 0 },
    skipped: [...project.skipped],
    stopped: false,
  }
  const work: ProjectWork = {
    parts,
    project,
    resolver: createGuidResolver(parts.db, project.extras?.ids ?? {}),
    report,
    commit: steps.commit,
  }
  const total = project.sources.length + 2
  let failure = writeProjectCodes(work)
  for (const [n, source] of project.sources.entries()) {
    if (failure || signal?.aborted) break
    onProgress(n + 1, total)
    await turn()
    failure = takeInSource(work, source)
  }
  report.stopped = signal?.aborted === true
  if (!failure && !report.stopped) {
    await turn()
    failure = await writeProjectNotes(work)
  }
  onProgress(total, total)
  // One step to undo, also of what came in before something failed.
  steps.end(`${fileName} taken in`)
  return failure && report.imported.length + report.merged.length + report.brought.codes === 0
    ? err(failure)
    : ok({
        ...report,
        skipped: failure ? [...report.skipped, { item: fileName, reason: failure.message }] : report.skipped,
      })
}
