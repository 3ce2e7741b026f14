/**
 * Takes a folder of notes in, as other note programs write them. First what stands above each note is read, so that links
 * to notes that come later find them; then its documents become sources; then the notes come, some at a time. All of it is
 * one step to undo. Stopped in between, what is in stays in; given again, the rest comes.
 */
import { appError, type AppError } from '#shared/contract/errors.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../../core.ts'
import { createLinkIndex } from '../../exchange/vault/linkIndex.ts'
import { kindOfVaultFile, type VaultFile, type VaultFiles, vaultLimits } from '../../exchange/vault/vaultFiles.ts'
import type { VaultFacts } from '../../exchange/vault/frontMatter.ts'
import type { ImportProjectParts } from '../project/work.ts'
import type { Taken, TakerContext } from '../takers.ts'
import { takeAttachments } from './attachments.ts'
import { remember, rememberedOf } from './lastTime.ts'
import { ownPages, takeOwnPages } from './ownPages.ts'
import { bareName, planNotes, type WantedNote } from './planNotes.ts'
import { readBatch } from './readInBatches.ts'
import { batchesOf, createVaultWork, type VaultWork } from './work.ts'
import { createNoteWriter } from './writeNotes.ts'

const tooLong = ({ path }: VaultFile) => ({
  item: path,
  reason: 'It is too long for a note; import it by itself, and it becomes a source.',
})

function sorted({ files, report }: VaultWork): { notes: VaultFile[]; sources: VaultFile[] } {
  const notes: VaultFile[] = []
  const sources: VaultFile[] = []
  for (const file of files.files) {
    const kind = kindOfVaultFile(file.path)
    if (kind === 'source') sources.push(file)
    else if (kind !== 'note') report.skipped.push({ item: file.path, reason: kind.skip })
    else if (file.bytes > vaultLimits.pageBytes) report.skipped.push(tooLong(file))
    else notes.push(file)
  }
  return { notes, sources }
}

async function readFacts(
  work: VaultWork,
  notes: readonly VaultFile[],
): Promise<{ file: VaultFile; facts: VaultFacts; hash: string }[]> {
  const byPath = new Map(notes.map((file) => [file.path, file]))
  const found: { file: VaultFile; facts: VaultFacts; hash: string }[] = []
  for (const batch of batchesOf(notes, ({ bytes }) => bytes, 256, 4_000_000)) {
    const read = work.signal?.aborted ? null : await readBatch(work, batch, 'facts')
    if (read === null) break
    work.step(batch.length)
    for (const { path, facts, hash } of read) {
      const file = byPath.get(path)
      if (file) found.push({ file, facts, hash })
    }
  }
  return found
}

async function writeAll(
  work: VaultWork,
  wanted: readonly WantedNote[],
  write: ReturnType<typeof createNoteWriter>,
): Promise<AppError | undefined> {
  const byPath = new Map(wanted.map((note) => [note.file.path, note]))
  const batches = batchesOf(wanted, ({ file }) => file.bytes)
  const read = (at: number) => {
    const batch = batches[at]
    return batch
      ? readBatch(
          work,
          batch.map(({ file }) => file),
          'trees',
        )
      : Promise.resolve(null)
  }
  let next = read(0)
  for (let at = 0; at < batches.length; at++) {
    const trees = await next
    if (trees === null || work.signal?.aborted) return undefined
    // While these are written, the thread reads the next.
    next = read(at + 1)
    const failure = await write(
      trees.flatMap(({ path, tree, hash }) => {
        const note = byPath.get(path)
        return note ? [{ ...note, tree, hash }] : []
      }),
    )
    if (failure) {
      await next
      return failure
    }
    work.step(batches[at]?.length ?? 0)
  }
  return undefined
}

/** Errors: those of a commit and of an empty folder, and then nothing of it is in. */
export async function importVault(
  parts: ImportProjectParts,
  files: VaultFiles,
  { scope, onProgress, signal }: Pick<TakerContext, 'scope' | 'onProgress' | 'signal'>,
): Promise<Outcome<Taken>> {
  let done = 0
  let total = 0
  const index = createLinkIndex()
  const work = createVaultWork(
    parts,
    files,
    index,
    scope,
    (count) => onProgress((done += count), Math.max(done, total)),
    signal,
  )
  const { report } = work
  const { notes, sources } = sorted(work)
  if (notes.length + sources.length === 0)
    return err(
      appError('FileEmpty', `${files.name} holds nothing that can be imported: no notes in Markdown and no documents.`),
    )
  let me = ''
  // Also says at once when nothing may be written here.
  const refused = work.steps.commit((edit) => void (me = edit.me))
  if (refused) return err(refused)
  total = 2 * notes.length + sources.length
  const remembered = rememberedOf(parts.db, files.key)
  const read = await readFacts(work, notes)
  const pages = ownPages(read)
  const own = await takeOwnPages(work, pages)
  const { wanted: planned, known } = planNotes(work, read, remembered, me, own.brought)
  // A page of ours may be long, and has come in as what it is of; what is left is to be a note.
  const wanted = planned.filter(({ file }) => file.bytes <= vaultLimits.noteBytes)
  for (const { file } of planned) if (file.bytes > vaultLimits.noteBytes) report.skipped.push(tooLong(file))
  work.step(notes.length - wanted.length)
  for (const { path, goal, facts } of known) index.add(path, goal, namesOf(path, facts))
  for (const { file, noteId, facts } of wanted)
    index.add(file.path, { kind: 'note', id: noteId }, namesOf(file.path, facts))
  const alone = sources.filter(({ path }) => !pages.files.has(path))
  let failure = own.failure ?? (await takeAttachments(work, alone))
  if (!failure && !signal?.aborted) failure = await writeAll(work, wanted, createNoteWriter(work, remembered))
  // One step to undo, also of what came in before something failed.
  work.steps.end(`${files.name} taken in`)
  if (report.notes.length + report.mergedNotes.length > 0) remember(parts.db, files.key, remembered)
  if (failure && report.notes.length + report.imported.length === 0) return err(failure)
  if (failure) report.skipped.push({ item: files.name, reason: failure.message })
  if (signal?.aborted)
    report.failed.push({
      path: '',
      error: appError(
        'ImportCancelled',
        `You stopped before all of ${files.name} was in; what came in stays, and the rest comes when you import it again.`,
      ),
    })
  return ok(report)
}

/** Links call a note by its title, by an alias, or as its program means its file's name. */
const namesOf = (path: string, { aliases, title }: VaultFacts): string[] => [
  ...aliases,
  ...(title === null ? [] : [title]),
  bareName(path),
]
