/** One source of a project with its quotes: new, or added to the one that is here. */
import type { AppError } from '#shared/contract/errors.ts'
import type { ImportedView } from '#shared/contract/tasks.ts'
import { codingField, SOURCE } from '#shared/docs/layout.ts'
import { locate, describe } from '#shared/model/anchoring.ts'
import type { QuoteRecord, QuoteSelector } from '#shared/model/coding.ts'
import { BlobHash, CodeId, MemberId, SourceId } from '#shared/model/ids.ts'
import { countWords } from '#shared/model/words.ts'
import type { CslItem } from '#shared/references/csl.ts'
import type { Editor } from '../../docs/editing.ts'
import type { ForeignCoding, ForeignSelection, ForeignSource } from '../../exchange/refi/foreignProject.ts'
import { guidOf } from '../../exchange/refi/guids.ts'
import { type PlacedSource, placeSource } from '../../exchange/refi/placeSource.ts'
import { keepSource } from '../addSource.ts'
import { findSource } from '../references/findSource.ts'
import { writeFields } from '../references/writeReference.ts'
import { cslItemOf, withReference } from './projectReference.ts'
import type { ProjectWork } from './work.ts'

const QUOTES_PER_COMMIT = 400

interface Standing {
  sourceId: SourceId
  title: string
  extractionHash: string
  trashed: number
}

/** The source that is here: by its GUID, or because it has the very same text, or says that it is the same. */
function standingSource(
  { parts: { db }, resolver }: ProjectWork,
  guid: string,
  extractionHash: string,
  item: CslItem | null,
): Standing | undefined {
  const columns = `SELECT s.source_id AS sourceId, s.title, s.extraction_hash AS extractionHash, e.trashed_at IS NOT NULL AS trashed
    FROM source s JOIN entity e ON e.id = s.source_id`
  const id = resolver.known(guid)
  const same = id === undefined ? undefined : db.get<Standing>(`${columns} WHERE s.source_id = ?`, id)
  if (same) return same
  // Most have no text, and it is the same for all of those.
  if (item !== null) {
    const found = findSource(db, item)
    return found && db.get<Standing>(`${columns} WHERE s.source_id = ?`, found.sourceId)
  }
  return db.get<Standing>(`${columns} WHERE s.extraction_hash = ? AND e.trashed_at IS NULL`, extractionHash)
}

const some = (count: number, one: string, more: string): string => (count === 1 ? one : `${count} ${more}`)

/** The texts of notes that a passage or its codings refer to are its memo. */
function memoOf({ project }: ProjectWork, { memo, notes, codings }: ForeignSelection): string {
  const textByGuid = new Map(project.notes.map(({ guid, text }) => [guid, text.trim()]))
  const referred = [...notes, ...codings.flatMap((coding) => coding.notes)].map((guid) => textByGuid.get(guid) ?? '')
  return [memo, ...new Set(referred)].filter((text) => text.trim() !== '').join('\n\n')
}

function writeCodings(
  work: ProjectWork,
  edit: Editor,
  docId: SourceId,
  subject: string,
  codings: readonly ForeignCoding[],
): number {
  const { resolver, project, report } = work
  let unknown = 0
  for (const { guid, code, user, at } of codings) {
    const codeId = CodeId.safeParse(resolver.known(code))
    if (!codeId.success) {
      unknown++
      continue
    }
    const coder = MemberId.safeParse(user === null ? edit.me : (resolver.known(user) ?? edit.me))
    const field = codingField(codeId.data, coder.success ? coder.data : edit.me)
    if (edit.read(docId, subject, field) != null) continue
    // The format knows no stance; without one, a passage shows what the code means.
    edit.set(docId, subject, field, { stance: project.extras?.stances[guid] ?? 'illustrates', at: at ?? edit.now() })
    report.brought.codings++
  }
  return unknown
}

/** Says in the report what of a source found no place. */
function tell({ report }: ProjectWork, item: string, lost: number, unknown: number, inTrash: number): void {
  const say = (reason: string): void => void report.skipped.push({ item, reason })
  if (lost > 0) say(`${some(lost, 'One passage was', 'passages were')} not found in its text.`)
  if (unknown > 0)
    say(`${some(unknown, 'One coding names a code', 'codings name codes')} that the project does not hold.`)
  if (inTrash > 0)
    say(`${some(inTrash, 'One passage is', 'passages are')} in the trash here; restore it there if it is wanted.`)
}

/** Selectors in the text that is here, where that is another than the project's. */
function placedHere(
  { parts: { extractions } }: ProjectWork,
  { selectors }: PlacedSource,
  extractionHash: string,
): Map<string, QuoteSelector> {
  const text = extractions.get(extractionHash)?.text
  if (text === undefined) return new Map()
  return new Map(
    [...selectors].flatMap(([guid, selector]) => {
      const found = locate(text, selector)
      return found.found === 'once' ? [[guid, describe(text, found.span)] as const] : []
    }),
  )
}

const viewOf = (sourceId: SourceId, title: string, words: number, kind: ImportedView['kind']): ImportedView => ({
  sourceId,
  title,
  kind,
  words,
  path: '',
  warnings: [],
})

/** The error is that of keeping its files or of a commit. */
export function takeInSource(work: ProjectWork, given: ForeignSource): AppError | undefined {
  const { parts, resolver, report } = work
  const { db } = parts
  const told = work.project.extras?.sources[given.guid]
  const item = told?.kind === 'reference' ? cslItemOf(told.reference) : null
  const source = item === null ? given : withReference(given, item)
  const placed = placeSource(source)
  if (!placed) {
    report.skipped.push({ item: source.name, reason: 'There is no word in it.' })
    return undefined
  }
  const kept = keepSource(parts, placed.imported, placed.original, placed.fileName)
  if (!kept.ok) return kept.error
  const standing = standingSource(work, source.guid, kept.value.extractionHash, item)
  if (standing?.trashed === 1) {
    report.skipped.push({
      item: source.name,
      reason: `It is in the trash as “${standing.title}”; restore it there and import again.`,
    })
    return undefined
  }
  const sourceId = standing?.sourceId ?? SourceId.parse(resolver.idFor('s', source.guid))
  const isSameText = !standing || standing.extractionHash === kept.value.extractionHash
  const extraction = BlobHash.parse(isSameText ? kept.value.extractionHash : standing.extractionHash)
  const selectors = isSameText ? placed.selectors : placedHere(work, placed, standing.extractionHash)
  const quotes = db.all<{ id: string; trashed: number }>(
    'SELECT quote_id AS id, trashed_at IS NOT NULL AS trashed FROM quote WHERE source_id = ?',
    sourceId,
  )
  const quoteByGuid = new Map(quotes.map((quote) => [guidOf(quote.id), quote]))
  const before = { ...report.brought }
  let [lost, unknown, inTrash] = [0, 0, 0]

  const writeQuote = (edit: Editor, selection: ForeignSelection): void => {
    const here = quoteByGuid.get(selection.guid)
    const selector = selectors.get(selection.guid)
    if (here?.trashed === 1) inTrash++
    else if (!here && !selector) lost++
    else {
      const quoteId = here?.id ?? resolver.idFor('q', selection.guid)
      if (!here && selector) {
        const user = MemberId.safeParse(selection.user === null ? edit.me : resolver.known(selection.user))
        const record: QuoteRecord = {
          selector,
          extraction,
          by: user.success ? user.data : edit.me,
          at: selection.at ?? edit.now(),
        }
        edit.addItem(sourceId, quoteId, record)
        const memo = memoOf(work, selection)
        if (memo !== '') edit.set(sourceId, quoteId, 'memo', memo)
        report.brought.quotes++
      }
      unknown += writeCodings(work, edit, sourceId, quoteId, selection.codings)
    }
  }

  for (let at = 0; at === 0 || at < source.selections.length; at += QUOTES_PER_COMMIT) {
    const isFirst = at === 0
    const isNew = isFirst && !standing
    const failure = work.commit(
      (edit) => {
        if (isNew) {
          kept.value.write(edit, sourceId)
          writeFacts(work, edit, sourceId, source)
        }
        if (isFirst) unknown += writeCodings(work, edit, sourceId, SOURCE, source.codings)
        for (const selection of source.selections.slice(at, at + QUOTES_PER_COMMIT)) writeQuote(edit, selection)
      },
      isNew ? kept.value.record : undefined,
    )
    if (failure) return failure
  }
  tell(work, source.name, lost, unknown, inTrash)
  const words = countWords(placed.imported.extraction.text)
  if (!standing) {
    resolver.learn(sourceId)
    report.imported.push(viewOf(sourceId, placed.imported.metadata.title, words, placed.imported.kind))
  } else if (report.brought.quotes + report.brought.codings > before.quotes + before.codings)
    report.merged.push(viewOf(sourceId, standing.title, words, placed.imported.kind))
  return undefined
}

/** Variables of the names that we give them ourselves; others are told of in a note of the project. */
function writeFacts(
  { project, resolver }: ProjectWork,
  edit: Editor,
  sourceId: SourceId,
  { values, guid }: ForeignSource,
): void {
  const told = project.extras?.sources[guid]
  const item = cslItemOf(told?.reference)
  if (item !== null) writeFields(edit, sourceId, item)
  for (const { variable, value } of values) {
    const name = project.variables[variable]?.toLowerCase()
    if (name === 'author' || name === 'authors')
      edit.set(sourceId, SOURCE, 'authors', value.split(/\s*;\s*/).filter(Boolean))
    else if (name === 'date' && /^\d{4}(-\d\d(-\d\d)?)?$/.test(value)) edit.set(sourceId, SOURCE, 'publishedOn', value)
    else if (name === 'address' && /^https?:\/\//i.test(value)) edit.set(sourceId, SOURCE, 'url', value)
    else if (name === 'language' && value.length <= 35) edit.set(sourceId, SOURCE, 'language', value)
  }
  if (told && told.sameOriginAs !== null)
    edit.set(sourceId, SOURCE, 'sameOriginAs', resolver.idFor('s', told.sameOriginAs))
}
