/**
 * Takes a list of references in, entry by entry: one that is here already is merged with its source, one with a file
 * beside the list becomes a source with its text, any other a reference without a text. All of it is one step to undo.
 */
import { basename } from 'node:path'
import type { AppError } from '#shared/contract/errors.ts'
import { createId, SourceId } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import { textOf } from '#shared/references/csl.ts'
import { registersOf, titleFor } from '#shared/references/registers.ts'
import { countWords } from '#shared/model/words.ts'
import type { Outcome } from '../../core.ts'
import type { Editor } from '../../docs/editing.ts'
import type { FileContent } from '../../exchange/fileContent.ts'
import { abstractExtraction } from '../../exchange/references/abstractText.ts'
import type { ForeignReference } from '../../exchange/references/readReferences.ts'
import type { ReferenceFormat } from '../../exchange/references/referenceFormat.ts'
import { sha256 } from '../../blobs/blobs.ts'
import type { StoredExtraction } from '../../blobs/extractions.ts'
import { keepSource, notKept } from '../addSource.ts'
import { createImportSteps } from '../importSteps.ts'
import { twinOf } from '../sourceTwin.ts'
import type { Taken, TakerContext, TakerParts } from '../takers.ts'
import { attachFile } from './attachFile.ts'
import { readAttachment, folderOf } from './attachments.ts'
import { findSource, keysOf, type StandingSource } from './findSource.ts'
import { fillFields, type ReferenceFile, writeFields, writeReferenceOnly } from './writeReference.ts'

/** Entries in one commit: enough to be quick, few enough that a keystroke does not wait. */
const PER_COMMIT = 50
/** Entries whose texts the disk confirms together. */
const STORED_TOGETHER = 400

const mediaTypes: Readonly<Record<ReferenceFormat, string>> = {
  bibtex: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  csl: 'application/vnd.citationstyles.csl+json',
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Errors: those of reading a file and of a commit, and then nothing of it is in. */
export async function importReferences(
  parts: TakerParts,
  { bytes, fileName }: FileContent,
  { path, scope, onProgress, signal }: TakerContext,
): Promise<Outcome<Taken>> {
  const read = await parts.pool.readReferences({ references: bytes, fileName }, signal)
  if (!read.ok) return read
  const { entries, format } = read.value
  const taken: Taken = { imported: [], merged: [], skipped: [...read.value.skipped] }
  const steps = createImportSteps(parts, scope)
  const folder = folderOf(path)
  let original: ReferenceFile
  try {
    original = {
      hash: parts.blobs.put(bytes),
      bytes: bytes.byteLength,
      mediaType: mediaTypes[format],
      fileName: basename(path),
    }
  } catch (cause) {
    return err(notKept(fileName, cause))
  }
  /** What this list brought and the database does not know yet: the entries of one commit. */
  let fresh = new Map<string, string>()
  const say = (item: string, reason: string): void => void taken.skipped.push({ item, reason })
  const nameOf = ({ item }: ForeignReference): string =>
    textOf(item, 'citation-key') ?? registersOf(item).title ?? titleFor(item)

  const standing = (entry: ForeignReference): StandingSource | undefined => {
    const found = findSource(parts.db, entry.item)
    if (found) return found
    const { doi, url, title } = keysOf(entry.item)
    const id = [doi, url, title].map((key) => (key === null ? undefined : fresh.get(key))).find((each) => each)
    return id === undefined ? undefined : { sourceId: id, title: titleFor(entry.item), trashed: 0 }
  }
  const remember = (entry: ForeignReference, sourceId: string): void => {
    for (const key of Object.values(keysOf(entry.item)) as (string | null)[]) if (key !== null) fresh.set(key, sourceId)
  }
  const viewOf = (
    sourceId: SourceId,
    entry: ForeignReference,
    kind: Taken['imported'][number]['kind'],
    words: number,
  ) => ({
    sourceId,
    title: registersOf(entry.item).title ?? titleFor(entry.item),
    kind,
    words,
    path: '',
    warnings: entry.warnings ?? [],
  })

  /** The first of an entry's files that can be read. */
  const fileOf = async (entry: ForeignReference) => {
    for (const [n, each] of entry.files.entries()) {
      const found = await readAttachment(folder, each)
      if (!found.ok) {
        say(nameOf(entry), found.error.message)
        continue
      }
      const twin = twinOf(parts.db, sha256(found.value.bytes))
      if (twin) return { twin, attachment: found.value }
      const imported = await parts.pool.run({ ...found.value }, signal)
      if (!imported.ok) {
        say(nameOf(entry), imported.error.message)
        continue
      }
      for (const other of entry.files.slice(n + 1))
        say(nameOf(entry), `${basename(other)} is a further file of it; a source has one. Import it by itself.`)
      return { imported: imported.value, attachment: found.value }
    }
    return undefined
  }

  /** Adds an entry to what is here; nothing when it lies in the trash. */
  const merge = (edit: Editor, entry: ForeignReference, found: StandingSource): void => {
    if (found.trashed === 1) {
      say(nameOf(entry), `It is in the trash as “${found.title}”; restore it there and import again.`)
      return
    }
    const sourceId = SourceId.parse(found.sourceId)
    fillFields(edit, sourceId, entry.item)
    const row = parts.db.get<{ kind: Taken['imported'][number]['kind']; words: number }>(
      'SELECT kind, words FROM source WHERE source_id = ?',
      sourceId,
    )
    taken.merged.push({ ...viewOf(sourceId, entry, row?.kind ?? 'reference', row?.words ?? 0), title: found.title })
  }

  /** An entry with a file of its own is a commit of its own. */
  const takeWithFile = async (entry: ForeignReference): Promise<AppError | 'no file' | undefined> => {
    const file = await fileOf(entry)
    if (!file) return 'no file'
    const found = standing(entry) ?? file.twin
    if (found && (found.trashed === 1 || file.twin)) return steps.commit((edit) => merge(edit, entry, found))
    const { imported, attachment } = file
    if (!imported) return 'no file'
    if (found) {
      const sourceId = SourceId.parse(found.sourceId)
      const failure = attachFile(parts, sourceId, imported, attachment, steps.commit)
      return failure ?? steps.commit((edit) => merge(edit, entry, found))
    }
    const kept = keepSource(parts, imported, attachment.bytes, attachment.fileName)
    if (!kept.ok) return kept.error
    const sourceId = createId('s')
    const failure = steps.commit((edit) => {
      kept.value.write(edit, sourceId)
      writeFields(edit, sourceId, entry.item)
    }, kept.value.record)
    if (failure) return failure
    taken.imported.push({
      ...viewOf(sourceId, entry, imported.kind, kept.value.words),
      warnings: [...(entry.warnings ?? []), ...imported.warnings],
    })
    return undefined
  }

  const extractionOf = ({ item }: ForeignReference) => abstractExtraction(textOf(item, 'abstract'))

  const takeTogether = (
    batch: readonly ForeignReference[],
    texts: ReadonlyMap<ForeignReference, StoredExtraction>,
  ): AppError | undefined => {
    const records: { hash: ReferenceFile['hash']; bytes: number }[] = [original]
    const made: SourceId[] = []
    const kept = { imported: taken.imported.length, merged: taken.merged.length }
    let failure: AppError | undefined
    try {
      failure = steps.commit(
        (edit) => {
          for (const entry of batch) {
            const found = standing(entry)
            if (found) {
              merge(edit, entry, found)
              continue
            }
            const extraction = extractionOf(entry)
            const stored = texts.get(entry) ?? parts.extractions.put(extraction)
            records.push(stored)
            const sourceId = createId('s')
            const words = countWords(extraction.text)
            writeReferenceOnly(edit, sourceId, entry.item, original, {
              hash: stored.hash,
              extractor: extraction.extractor,
              words,
            })
            remember(entry, sourceId)
            made.push(sourceId)
            taken.imported.push(viewOf(sourceId, entry, 'reference', words))
          }
        },
        () => {
          for (const { hash, bytes: size } of records) parts.blobs.record(hash, size, parts.now())
        },
      )
    } catch (cause) {
      failure = notKept(fileName, cause)
    }
    fresh = new Map()
    // Each would stay in memory until it was idle for long.
    for (const sourceId of made) parts.hub.evict(sourceId)
    if (failure) {
      taken.imported.length = kept.imported
      taken.merged.length = kept.merged
    }
    return failure
  }

  let failure: AppError | undefined
  let batch: ForeignReference[] = []
  let done = 0
  const flush = async (): Promise<void> => {
    const waiting = batch
    batch = []
    if (failure || waiting.length === 0) return
    // Of those that are here already no text is kept.
    const fresh = waiting.filter((entry) => !findSource(parts.db, entry.item))
    let texts: ReadonlyMap<ForeignReference, StoredExtraction>
    try {
      const stored = await parts.extractions.putAll(fresh.map(extractionOf))
      texts = new Map(fresh.map((entry, n) => [entry, stored[n] as StoredExtraction]))
    } catch (cause) {
      failure = notKept(fileName, cause)
      return
    }
    for (let at = 0; at < waiting.length && !failure && !signal?.aborted; at += PER_COMMIT) {
      failure = takeTogether(waiting.slice(at, at + PER_COMMIT), texts)
      onProgress((done += Math.min(PER_COMMIT, waiting.length - at)), entries.length)
      await turn()
    }
  }
  for (const entry of entries) {
    if (failure || signal?.aborted) break
    if (entry.files.length > 0) {
      await flush()
      const outcome = failure ?? (await takeWithFile(entry))
      if (outcome === 'no file') batch.push(entry)
      else {
        failure = outcome
        onProgress(++done, entries.length)
        await turn()
      }
    } else batch.push(entry)
    if (batch.length >= STORED_TOGETHER) await flush()
  }
  await flush()
  onProgress(entries.length, entries.length)
  steps.end(`${fileName} taken in`)
  const left = entries.length - taken.imported.length - taken.merged.length
  if (signal?.aborted && left > 0)
    say('The rest of the file', `It was not taken in because you stopped; import ${fileName} again when you want it.`)
  if (!failure) return ok(taken)
  if (taken.imported.length + taken.merged.length === 0) return err(failure)
  say('The rest of the file', failure.message)
  return ok(taken)
}
