/**
 * Takes annotations of other programs in as quotes of the sources that are here: tags become codes, comments memos.
 * One that was here already, by its address, gets only what it lacks. What finds no source or no words is told, one by
 * one. All of it is one step to undo.
 */
import { basename } from 'node:path'
import type { AppError } from '#shared/contract/errors.ts'
import type { ImportedView } from '#shared/contract/tasks.ts'
import { itemsOf } from '#shared/docs/fields.ts'
import { codingField } from '#shared/docs/layout.ts'
import type { QuoteRecord } from '#shared/model/coding.ts'
import { BlobHash, CodeId, LIBRARY_DOC, MemberId, SourceId } from '#shared/model/ids.ts'
import { SourceKind } from '#shared/model/source.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../../core.ts'
import type { Editor } from '../../docs/editing.ts'
import type { FileContent } from '../../exchange/fileContent.ts'
import { createImportSteps } from '../importSteps.ts'
import type { ForeignAnnotation, ForeignPerson, ForeignTag } from '../../exchange/annotations/foreignAnnotation.ts'
import { guidOf, guidOfName, idOfGuid, normalGuid } from '../../exchange/refi/guids.ts'
import { createGuidResolver } from '../../exchange/refi/resolve.ts'
import { cutTo, oneLine } from '../../importers/cleanText.ts'
import type { Taken, TakerContext, TakerParts } from '../takers.ts'
import { type AnnotatedSource, annotatedSource } from './annotatedSource.ts'
import { createPlaces } from './placeIn.ts'

const PER_COMMIT = 200
const NAME_LENGTH = 200

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const guidIn = (id: string | null): string | undefined => normalGuid(/^urn:uuid:(.+)$/i.exec(id ?? '')?.[1] ?? '')

/** The GUID under which an annotation comes in: its own, or one made of its address or of what it says. */
const guidFor = ({ id, source, selector }: ForeignAnnotation): string =>
  guidIn(id) ??
  guidOfName(
    id === null ? `annotation of ${source.id} ${JSON.stringify(selector)}` : `annotation ${id} of ${source.id}`,
  )

/** Errors: those of reading a file and of a commit, and then nothing of it is in. */
export async function importAnnotations(
  parts: TakerParts,
  { bytes, fileName }: FileContent,
  { path, scope, onProgress, signal }: TakerContext,
): Promise<Outcome<Taken>> {
  const { db, extractions, pool } = parts
  const read = await pool.readAnnotations({ annotations: bytes, fileName }, signal)
  if (!read.ok) return read
  const resolver = createGuidResolver(db, {})
  const steps = createImportSteps(parts, scope)
  const brought = { coders: 0, codes: 0, quotes: 0, codings: 0, notes: 0 }
  const touched = new Map<string, ImportedView>()
  const skipped = [...read.value.skipped]
  const codeByName = new Map(
    db
      .all<{ name: string; id: string }>(
        'SELECT name, resolved_id AS id FROM code WHERE trashed = 0 AND codable = 1 ORDER BY archived DESC, code_id DESC',
      )
      .map(({ name, id }) => [name.toLowerCase(), id]),
  )

  const coderOf = (edit: Editor, person: ForeignPerson | null): MemberId => {
    if (!person) return edit.me
    const guid = guidIn(person.id) ?? guidOfName(`person ${person.id ?? person.name}`)
    const known = MemberId.safeParse(resolver.known(guid))
    if (known.success) return known.data
    const memberId = MemberId.parse(resolver.idFor('m', guid))
    edit.addToLibrary(memberId, 'member')
    edit.set(LIBRARY_DOC, memberId, 'name', cutTo(oneLine(person.name), NAME_LENGTH) || 'Somebody')
    resolver.learn(memberId)
    brought.coders++
    return memberId
  }

  const codeOf = (edit: Editor, tag: ForeignTag): CodeId | undefined => {
    const name = cutTo(oneLine(tag.value), NAME_LENGTH)
    const known = CodeId.safeParse(resolver.known(guidIn(tag.id) ?? '') ?? codeByName.get(name.toLowerCase()))
    if (known.success) return known.data
    if (name === '') return undefined
    const codeId = CodeId.parse(
      resolver.idFor('c', guidIn(tag.id) ?? guidOfName(`tag ${tag.id ?? name.toLowerCase()}`)),
    )
    edit.addToLibrary(codeId, 'code')
    const about = tag.id !== null && /^https?:/i.test(tag.id) ? tag.id : ''
    for (const [field, value] of Object.entries({ name, parent: '', definition: about }))
      edit.set(LIBRARY_DOC, codeId, field, value)
    resolver.learn(codeId)
    codeByName.set(name.toLowerCase(), codeId)
    brought.codes++
    return codeId
  }

  const writeTags = (edit: Editor, sourceId: SourceId, target: string, annotation: ForeignAnnotation): void => {
    for (const tag of annotation.tags) {
      const codeId = codeOf(edit, tag)
      if (!codeId) continue
      const field = codingField(codeId, coderOf(edit, tag.creator ?? annotation.creator))
      if (edit.read(sourceId, target, field) != null) continue
      edit.set(sourceId, target, field, { stance: tag.stance ?? 'illustrates', at: annotation.created ?? edit.now() })
      brought.codings++
    }
  }

  const say = ({ selector, id }: ForeignAnnotation, reason: string): void =>
    void skipped.push({ item: cutTo(oneLine(selector?.exact ?? id ?? 'An annotation'), 80), reason })

  const writeQuote = (
    edit: Editor,
    source: AnnotatedSource,
    annotation: ForeignAnnotation,
    place: ReturnType<typeof createPlaces>,
  ): void => {
    const sourceId = SourceId.parse(source.sourceId)
    const selector = place(annotation.selector ?? {})
    if (typeof selector === 'string') {
      say(annotation, selector)
      return
    }
    const guid = guidFor(annotation)
    const standing =
      db
        .all<{ id: string; trashed: number }>(
          'SELECT quote_id AS id, trashed_at IS NOT NULL AS trashed FROM quote WHERE source_id = ?',
          sourceId,
        )
        .find(({ id }) => guidOf(id) === guid) ??
      db.get<{ id: string; trashed: number }>(
        `SELECT quote_id AS id, 0 AS trashed FROM quote WHERE source_id = ? AND start = ? AND end = ? AND trashed_at IS NULL AND anchor <> 'lost'`,
        sourceId,
        selector.start,
        selector.end,
      )
    if (standing?.trashed === 1) {
      say(annotation, 'It is in the trash here; restore it there if it is wanted.')
      return
    }
    const quoteId = standing?.id ?? idOfGuid('q', guid)
    const isNew = !standing && !itemsOf(edit.doc(sourceId)).has(quoteId)
    if (isNew) {
      const record: QuoteRecord = {
        selector,
        extraction: BlobHash.parse(source.extractionHash),
        by: coderOf(edit, annotation.creator),
        at: annotation.created ?? edit.now(),
      }
      edit.addItem(sourceId, quoteId, record)
      brought.quotes++
    }
    const memo = annotation.comments.join('\n\n')
    const said = edit.read(sourceId, quoteId, 'memo')
    if (memo !== '' && (said === undefined || said === null || said === '')) edit.set(sourceId, quoteId, 'memo', memo)
    else if (memo !== '' && typeof said === 'string' && !said.includes(memo))
      say(annotation, 'The quote has a memo here already, so its comment was left out.')
    writeTags(edit, sourceId, quoteId, annotation)
    for (const reason of annotation.left) say(annotation, reason)
  }

  /** Everything that stands about one source is written together: its text is prepared once. */
  const bySource = new Map<string, { source: AnnotatedSource; annotations: ForeignAnnotation[] }>()
  const found = new Map<string, AnnotatedSource | undefined>()
  for (const annotation of read.value.annotations) {
    const { source } = annotation
    const key = JSON.stringify([source.id, source.title])
    if (!found.has(key)) found.set(key, annotatedSource(db, resolver, source))
    const here = found.get(key)
    if (!here) say(annotation, `What it annotates is not in the library: ${cutTo(source.title ?? source.id, 200)}.`)
    else {
      const group = bySource.get(here.sourceId) ?? { source: here, annotations: [] }
      group.annotations.push(annotation)
      bySource.set(here.sourceId, group)
    }
  }

  let failure: AppError | undefined
  let done = 0
  for (const { source, annotations } of bySource.values()) {
    const text = extractions.get(source.extractionHash)?.text
    if (text === undefined) {
      skipped.push({
        item: source.title,
        reason: 'Its text is not on this computer, so nothing can be marked in it yet.',
      })
      continue
    }
    const place = createPlaces(text)
    for (let at = 0; at < annotations.length && !failure && !signal?.aborted; at += PER_COMMIT) {
      onProgress(done, read.value.annotations.length)
      await turn()
      const outcome = steps.commit((edit) => {
        for (const annotation of annotations.slice(at, at + PER_COMMIT)) {
          if (annotation.selector) writeQuote(edit, source, annotation, place)
          else {
            writeTags(edit, SourceId.parse(source.sourceId), 'source', annotation)
            if (annotation.comments.length > 0)
              say(annotation, 'A comment on a whole source has no place here; write it into a note.')
          }
        }
      })
      if (outcome) failure = outcome
      else
        touched.set(source.sourceId, {
          sourceId: SourceId.parse(source.sourceId),
          title: source.title,
          kind: SourceKind.parse(source.kind),
          words: source.words,
          path: '',
          warnings: [],
        })
      done += PER_COMMIT
    }
  }
  onProgress(read.value.annotations.length, read.value.annotations.length)
  steps.end(`${basename(path)} taken in`)
  if (signal?.aborted)
    skipped.push({ item: 'The rest of the file', reason: 'It was not taken in because you stopped.' })
  if (failure && touched.size === 0) return err(failure)
  if (failure) skipped.push({ item: 'The rest of the file', reason: failure.message })
  return ok({ imported: [], merged: [...touched.values()], skipped, brought })
}
