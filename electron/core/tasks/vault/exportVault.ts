/** Writes the workspace as a folder of Markdown that other note programs read, file by file, so that nobody's keystroke waits for all of it. */
import { basename } from 'node:path'
import { appError } from '#shared/contract/errors.ts'
import type { ExportNames } from '#shared/contract/exchange.ts'
import type { VaultExport } from '#shared/contract/vault.ts'
import { err, ok } from '#shared/model/result.ts'
import type { PlanId } from '#shared/model/ids.ts'
import type { Outcome } from '../../core.ts'
import type { Db } from '../../db/database.ts'
import { isDiskFull } from '../../db/diskFull.ts'
import { noteFingerprint, noteToVault } from '../../docs/noteText.ts'
import { createQuoteLookup } from '../../docs/references.ts'
import { type NoteData, readProjectData } from '../../exchange/refi/projectData.ts'
import { createProjectNames } from '../../exchange/refi/withoutPeople.ts'
import { createNames } from '../../exchange/vault/fileNames.ts'
import { BASE_KEY, BY_PSEUDONYM, ID_KEY, withOurs } from '../../exchange/vault/frontMatter.ts'
import { codePage, sourcePage, tagOf } from '../../exchange/vault/pages.ts'
import { createVaultWriter, PlaceTaken, type VaultWriter } from '../../exchange/vault/vaultWriter.ts'
import { createNameFinder } from '../../exporters/nameFinder.ts'
import { knownPeople } from '../../exporters/pseudonyms.ts'
import type { ExportProjectParts } from '../exportProject.ts'
import { blobPieces } from '../blobPieces.ts'
import { noteHash } from './lastTime.ts'

export interface ExportVaultParts extends ExportProjectParts {
  /** A plan's Markdown, its people as asked for; null when there is none. */
  planMarkdown: (planId: PlanId, names: ExportNames) => string | null
}

const plansOf = (db: Db): { planId: PlanId; title: string }[] =>
  db.all(
    'SELECT p.plan_id AS planId, p.title FROM plan p JOIN entity e ON e.id = p.plan_id AND e.trashed_at IS NULL ORDER BY e.at, p.plan_id',
  )

const some = (count: number, one: string, more: string): string => (count === 1 ? `1 ${one}` : `${count} ${more}`)

function notWritten(path: string, cause: unknown): ReturnType<typeof err<ReturnType<typeof appError>>> {
  const name = basename(path)
  if (cause instanceof PlaceTaken)
    return err(
      appError(
        'FileNotWritten',
        `There is something at ${name} already; choose another name, or ask for it to be replaced: it is then put aside.`,
      ),
    )
  return err(
    appError(
      'StoreWriteFailed',
      isDiskFull(cause)
        ? `The disk is full, so ${name} was not written; free some space and try again.`
        : `${name} could not be written; check that the folder above it is there and may be written to.`,
    ),
  )
}

/** Errors: `FileNotWritten`, `StoreWriteFailed`, `ExportCancelled`, and then nothing is there that was not. */
export async function exportVault(
  { db, hub, blobs, extractions, identity, planMarkdown }: ExportVaultParts,
  { path, names, replace }: { path: string; names: ExportNames; replace: boolean },
  onProgress: (progress: { done: number; total: number }) => void,
  signal: AbortSignal | undefined,
): Promise<Outcome<VaultExport>> {
  const people = names === 'names' ? [] : knownPeople(db, identity.workspaceId)
  const known = createProjectNames(createNameFinder(people))
  const data = known.project(
    await readProjectData(db),
    ({ extractionHash }) => extractions.get(extractionHash)?.text ?? null,
  )
  const plans = plansOf(db)
  const [noteName, sourceName, codeName, planName] = [createNames(), createNames(), createNames(), createNames()]
  const [originalName, textName] = [createNames(), createNames()]
  const files = new Map<string, string>()
  for (const { noteId, title } of data.notes) files.set(`note/${noteId}`, `Notes/${noteName(title)}`)
  for (const { sourceId, title, quotes } of data.sources) {
    const file = `Sources/${sourceName(title)}`
    files.set(`source/${sourceId}`, file)
    for (const { quoteId } of quotes) files.set(`quote/${quoteId}`, file)
  }
  for (const { codeId, name } of data.codes) files.set(`code/${codeId}`, `Codes/${codeName(name)}`)
  const fileOf = ({ kind, id }: { kind: string; id: string }): string | null => files.get(`${kind}/${id}`) ?? null
  const quoteOf = createQuoteLookup(db)
  const codeNameById = new Map<string, string>(data.codes.map(({ codeId, name }) => [codeId, name]))

  const notePage = (note: NoteData): string => {
    const wasLive = hub.isLive(note.noteId)
    const { doc } = hub.open(note.noteId)
    const written = noteToVault(doc, quoteOf, fileOf)
    const said = known.replace(written)
    const title = db.get<{ title: string }>('SELECT title FROM note WHERE note_id = ?', note.noteId)?.title ?? ''
    const codes = note.links
      .flatMap(({ kind, target }) => (kind === 'code' ? [codeNameById.get(target) ?? ''] : []))
      .filter(Boolean)
    const base = said === written && note.title === title ? noteHash(title, noteFingerprint(doc)) : BY_PSEUDONYM
    // Each would stay in memory until it was idle for long.
    if (!wasLive) hub.evict(note.noteId)
    const facts = {
      [ID_KEY]: note.noteId,
      title: note.title,
      created: new Date(note.at).toISOString(),
      ...(codes.length > 0 && { codes, tags: codes.map(tagOf).filter((tag) => tag !== '') }),
      [BASE_KEY]: base,
    }
    return withOurs(facts, said)
  }

  let writer: VaultWriter
  try {
    writer = createVaultWriter(path, replace)
  } catch (cause) {
    return notWritten(path, cause)
  }
  const total = data.notes.length + data.sources.length + data.codes.length + plans.length
  let done = 0
  let originals = 0
  let withoutOriginal = 0
  const step = (): void => onProgress({ done: ++done, total })
  const pageOf = (kind: string, id: string): string => `${fileOf({ kind, id }) ?? ''}.md`
  try {
    for (const note of data.notes) {
      if (signal?.aborted) break
      await writer.text(pageOf('note', note.noteId), notePage(note))
      step()
    }
    for (const source of data.sources) {
      if (signal?.aborted) break
      // Names cannot be replaced in a file of another program. A reference's is the list that it came in.
      const isCarried = people.length === 0 && source.kind !== 'reference' && blobs.path(source.originalHash) !== null
      const ending = /\.[A-Za-z0-9]{1,10}$/.exec(source.fileName)?.[0] ?? ''
      const original = isCarried
        ? `Sources/Originals/${originalName(source.fileName.slice(0, source.fileName.length - ending.length), ending)}`
        : null
      const words = original === null ? extractions.get(source.extractionHash)?.text : undefined
      const text = words === undefined || words.trim() === '' ? null : `Sources/Texts/${textName(source.title, '.txt')}`
      if (original === null) withoutOriginal += source.kind === 'reference' ? 0 : 1
      else {
        writer.stored(original, blobPieces(blobs, source.originalHash))
        originals++
      }
      if (text !== null) await writer.text(text, known.replace(words ?? ''))
      await writer.text(
        pageOf('source', source.sourceId),
        known.replace(sourcePage({ data, fileOf }, source, { original, text, byPseudonym: people.length > 0 })),
      )
      step()
    }
    for (const code of data.codes) {
      if (signal?.aborted) break
      await writer.text(pageOf('code', code.codeId), known.replace(codePage({ data, fileOf }, code)))
      step()
    }
    for (const { planId, title } of plans) {
      if (signal?.aborted) break
      const markdown = planMarkdown(planId, names)
      const name = known.replace(title)
      if (markdown !== null)
        await writer.text(`Plans/${planName(name)}.md`, withOurs({ [ID_KEY]: planId, title: name }, markdown))
      step()
    }
    if (signal?.aborted) {
      writer.abandon()
      return err(appError('ExportCancelled', `${basename(path)} was not written because you stopped.`))
    }
    const { putAside } = writer.finish()
    const lost = data.sources.reduce((sum, source) => sum + source.lost, 0)
    const left: string[] = []
    if (lost > 0) left.push(`${some(lost, 'quote has', 'quotes have')} no place in the text any more and stayed here.`)
    if (withoutOriginal > 0)
      left.push(
        people.length > 0
          ? `${some(withoutOriginal, 'original stays', 'originals stay')} here, because names cannot be replaced in them.`
          : `${some(withoutOriginal, 'original is', 'originals are')} not on this computer.`,
      )
    if (data.people > 0)
      left.push(`${some(data.people, 'person stays', 'people stay')} here; Export people writes them.`)
    if (putAside !== null) left.push(`What was there before is now ${basename(putAside)}.`)
    return ok({
      path,
      notes: data.notes.length,
      sources: data.sources.length,
      codes: data.codes.length,
      plans: plans.length,
      quotes: data.sources.reduce((sum, { quotes }) => sum + quotes.length, 0),
      originals,
      replaced: known.replaced(),
      left,
    })
  } catch (cause) {
    writer.abandon()
    return notWritten(path, cause)
  }
}
