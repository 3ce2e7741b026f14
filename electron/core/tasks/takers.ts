/**
 * Files that are more than one source: a project, a list of references. Each format says by content whether a file is
 * its own, in the order of this list, and takes it in; what none of them knows is read as a source.
 */
import { ok } from '#shared/model/result.ts'
import type { ImportReport } from '#shared/contract/tasks.ts'
import type { FileContent } from '../exchange/fileContent.ts'
import { isAnnotations } from '../exchange/annotations/readAnnotations.ts'
import { referenceFormat } from '../exchange/references/referenceFormat.ts'
import { isRefi } from '../exchange/refi/exchangeKind.ts'
import { isZippedVault, openZipFiles } from '../exchange/vault/zipFiles.ts'
import type { Outcome } from '../core.ts'
import { importAnnotations } from './annotations/importAnnotations.ts'
import { importProject } from './importProject.ts'
import { importReferences } from './references/importReferences.ts'
import { recordKindOf } from '../importers/table/readRecords.ts'
import { importRecords } from './records/importRecords.ts'
import { importVault } from './vault/importVault.ts'
import type { ImportProjectParts } from './project/work.ts'

export type TakerParts = ImportProjectParts

/** What came of one file; `importFiles` adds whose file it was. */
export interface Taken {
  imported: ImportReport['imported']
  merged: ImportReport['merged']
  skipped: { item: string; reason: string }[]
  /** Files in it that could not be read. */
  failed?: ImportReport['failed']
  notes?: ImportReport['notes']
  mergedNotes?: ImportReport['notes']
  unchanged?: number
  /** Of a project: what it brought besides sources. */
  brought?: Omit<ImportReport['projects'][number], 'path'>
}

export interface TakerContext {
  /** Where the file lies or lay; only its name when it was dropped from another program. */
  path: string
  /** Whose undo it is. All that one file brought is one step. */
  scope: string
  onProgress: (done: number, total: number) => void
  signal: AbortSignal | undefined
}

export interface Taker {
  kind: string
  matches(content: FileContent): boolean
  /** Errors: those of reading a file and of a commit, and then nothing of it is in. */
  take(parts: TakerParts, content: FileContent, context: TakerContext): Promise<Outcome<Taken>>
}

const refi: Taker = {
  kind: 'refi',
  matches: isRefi,
  take: (parts, { bytes }, { path, scope, onProgress, signal }) =>
    importProject(parts, bytes, path, scope, onProgress, signal),
}

/** Last, as its sign is only that there are notes in it. */
const vault: Taker = {
  kind: 'vault',
  matches: isZippedVault,
  take: (parts, content, context) => importVault(parts, openZipFiles(content), context),
}

const annotations: Taker = {
  kind: 'annotations',
  matches: ({ head, zipNames }) => zipNames === null && isAnnotations(head),
  take: importAnnotations,
}

const references: Taker = {
  kind: 'references',
  matches: ({ head, zipNames }) => zipNames === null && referenceFormat(head) !== undefined,
  take: importReferences,
}

/** A table that we wrote; others come in where their columns can be named. */
const records: Taker = {
  kind: 'records',
  matches: ({ head, zipNames }) => zipNames === null && recordKindOf(head) !== null,
  take: async (parts, { bytes, head, fileName }, { scope, onProgress, signal }) => {
    const what = recordKindOf(head) ?? 'notes'
    const tell = ({ done, total }: { done: number; total: number }): void => onProgress(done, total)
    const taken = await importRecords(
      parts,
      { fileName, bytes: new Uint8Array(bytes) },
      { what, columns: {} },
      scope,
      tell,
      signal,
    )
    if (!taken.ok) return taken
    const { quotes, codings, notes, people, alreadyThere, skipped } = taken.value
    return ok({
      imported: [],
      merged: [],
      skipped: skipped.map(({ row, reason, text }) => ({ item: `Row ${row}`, reason: `${reason} (${text})` })),
      unchanged: alreadyThere,
      brought: { coders: 0, codes: 0, quotes, codings, notes, ...(people > 0 && { people }) },
    })
  },
}

const takers: readonly Taker[] = [refi, annotations, references, records, vault]

export const takerOf = (content: FileContent): Taker | undefined => takers.find((each) => each.matches(content))
