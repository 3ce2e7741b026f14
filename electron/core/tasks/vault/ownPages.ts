/**
 * Pages of sources and codes that we wrote ourselves: where such a thing is not here, it comes in as what it was, by
 * the same door as out of a project; where it is, it gets what it lacks.
 */
import type { AppError } from '#shared/contract/errors.ts'
import { CodeId, MemberId, SourceId } from '#shared/model/ids.ts'
import { ok } from '#shared/model/result.ts'
import type { ForeignCode, ForeignCoding, ForeignProject, ForeignSource } from '../../exchange/refi/foreignProject.ts'
import { guidOf } from '../../exchange/refi/guids.ts'
import { createGuidResolver } from '../../exchange/refi/resolve.ts'
import { codingGuid } from '../../exchange/refi/writeProject.ts'
import type { VaultFacts } from '../../exchange/vault/frontMatter.ts'
import { CodeHolds, readHolds, SourceHolds } from '../../exchange/vault/holds.ts'
import type { VaultFile } from '../../exchange/vault/vaultFiles.ts'
import { decodeText } from '../../importers/decodeText.ts'
import { importLimits } from '../../importers/limits.ts'
import { writeProjectCodes } from '../project/projectCodes.ts'
import { takeInSource } from '../project/projectSource.ts'
import type { ProjectReport, ProjectWork } from '../project/work.ts'
import { turn, type VaultWork } from './work.ts'

interface SourcePage {
  path: string
  sourceId: SourceId
  title: string
  holds: SourceHolds
}

export interface OwnPages {
  sources: SourcePage[]
  codes: { codeId: CodeId; holds: CodeHolds }[]
  /** Files that belong to a page of a source; by themselves they are no source. */
  files: Set<string>
}

/** What of a folder's notes are pages of ours. */
export function ownPages(read: readonly { file: VaultFile; facts: VaultFacts }[]): OwnPages {
  const pages: OwnPages = { sources: [], codes: [], files: new Set() }
  const taken = new Set<string>()
  for (const { file, facts } of read) {
    const id = facts.ours?.id
    if (id === undefined || taken.has(id)) continue
    const [sourceId, codeId] = [SourceId.safeParse(id), CodeId.safeParse(id)]
    const source = sourceId.success ? readHolds(SourceHolds, facts.ours?.holds ?? null) : null
    const code = codeId.success && !sourceId.success ? readHolds(CodeHolds, facts.ours?.holds ?? null) : null
    if (sourceId.success && source) {
      // The folder may lie in another, or in a zip below its name.
      const top = file.path.split('/').slice(0, -2)
      const below = (path: string | null): string | null => (path === null ? null : [...top, path].join('/'))
      const holds = { ...source, original: below(source.original), text: below(source.text) }
      pages.sources.push({ path: file.path, sourceId: sourceId.data, title: facts.title ?? '', holds })
      for (const beside of [holds.original, holds.text]) if (beside !== null) pages.files.add(beside)
      taken.add(id)
    } else if (codeId.success && code) {
      pages.codes.push({ codeId: codeId.data, holds: code })
      taken.add(id)
    }
  }
  return pages
}

/** Codes after what they stand below; in a circle, where it was first met. */
function codesInOrder(codes: OwnPages['codes']): ForeignCode[] {
  const byId = new Map(codes.map((code) => [code.codeId, code]))
  const ordered: ForeignCode[] = []
  const met = new Set<string>()
  for (const first of codes) {
    const above: OwnPages['codes'] = []
    for (let code: OwnPages['codes'][number] | undefined = first; code && !met.has(code.codeId); ) {
      met.add(code.codeId)
      above.push(code)
      code = code.holds.parent === null ? undefined : byId.get(code.holds.parent)
    }
    for (const { codeId, holds } of above.reverse())
      ordered.push({
        guid: guidOf(codeId),
        parent: holds.parent === null ? null : guidOf(holds.parent),
        name: holds.name,
        description: holds.definition,
        codable: holds.codable,
        colour: null,
        notes: [],
      })
  }
  return ordered
}

const codingsOf = (target: string, codings: SourceHolds['codings']): ForeignCoding[] =>
  codings.map(({ code, by, at }) => ({
    guid: codingGuid(target, { codeId: code, coder: by }),
    code: guidOf(code),
    user: guidOf(by),
    at,
    notes: [],
  }))

const variables = { author: 'Author', date: 'Date', address: 'Address', language: 'Language' }

/** Whether every quote and coding of the page is here; then nothing of it needs to be read. */
function isAllHere({ parts: { db } }: VaultWork, { sourceId, holds }: SourcePage): boolean {
  const source = db.get('SELECT 1 FROM source WHERE source_id = ?', sourceId)
  if (!source) return false
  // People stand in it by pseudonym: what is here keeps their names.
  if (holds.byPseudonym) return true
  const quotes = new Set(
    db.all<{ id: string }>('SELECT quote_id AS id FROM quote WHERE source_id = ?', sourceId).map(({ id }) => id),
  )
  const codings = new Set(
    db
      .all<{ target: string; codeId: string; coder: string }>(
        `SELECT c.target, k.resolved_id AS codeId, c.coder FROM coding c JOIN code k ON k.code_id = c.code_id WHERE c.source_id = ?`,
        sourceId,
      )
      .map(({ target, codeId, coder }) => `${target} ${codeId} ${coder}`),
  )
  const areHere = (target: string, all: SourceHolds['codings']): boolean =>
    all.every(({ code, by }) => codings.has(`${target} ${code} ${by}`))
  return (
    areHere(sourceId, holds.codings) &&
    holds.quotes.every((quote) => quotes.has(quote.id) && areHere(quote.id, quote.codings))
  )
}

async function foreignSource(work: VaultWork, page: SourcePage): Promise<ForeignSource | string> {
  const { parts, files, signal } = work
  const { sourceId, holds, title } = page
  const path = holds.original ?? holds.text
  const isReference = holds.kind === 'reference' && holds.reference !== null
  if (path === null && !isReference) return 'Neither its file nor its text is in the folder.'
  if ((files.files.find((file) => file.path === path)?.bytes ?? 0) > importLimits.fileBytes)
    return `${path} is larger than a source may be, so it was left out.`
  const read = path === null ? ok(new Uint8Array()) : (await files.read([path])).get(path)
  if (!read?.ok) return `${path} is not in the folder, so its text is not known.`
  let [text, original]: [string, ForeignSource['original']] = ['', null]
  if (holds.original === null || path === null) text = decodeText(read.value).text
  else {
    const fileName = path.slice(path.lastIndexOf('/') + 1)
    // The thread may take the bytes over.
    const imported = await parts.pool.run({ bytes: read.value.slice(), fileName }, signal)
    if (!imported.ok) return imported.error.message
    text = imported.value.extraction.text
    original = { bytes: read.value, fileName, imported: imported.value }
  }
  const values = Object.entries({
    author: holds.authors.join('; '),
    date: holds.publishedOn ?? '',
    address: holds.url ?? '',
    language: holds.language ?? '',
  }).flatMap(([variable, value]) => (value === '' ? [] : [{ variable, value }]))
  return {
    guid: guidOf(sourceId),
    name: title,
    user: guidOf(holds.by),
    at: holds.at,
    memo: '',
    codings: codingsOf(sourceId, holds.codings),
    selections: holds.quotes.map(({ id, exact, start, end, memo, by, at, codings }) => ({
      guid: guidOf(id),
      start,
      end,
      exact,
      memo,
      user: guidOf(by),
      at,
      codings: codingsOf(id, codings),
      notes: [],
    })),
    notes: [],
    values,
    text,
    original,
  }
}

/** The project that the pages are together; its sources are read one by one. */
function projectOf({ sources, codes }: OwnPages): ForeignProject {
  const all = sources.flatMap(({ sourceId, holds }) => [
    { target: String(sourceId), codings: holds.codings },
    ...holds.quotes.map(({ id, codings }) => ({ target: String(id), codings })),
  ])
  const names = new Map(sources.flatMap(({ holds }) => Object.entries(holds.names)))
  const ids = [
    ...codes.map(({ codeId }) => codeId as string),
    ...sources.flatMap(({ sourceId, holds }) => [sourceId, ...holds.quotes.map(({ id }) => id as string)]),
    ...sources.flatMap(({ holds }) => holds.sameOriginAs ?? []),
    ...names.keys(),
  ]
  return {
    name: '',
    origin: '',
    users: [...names].flatMap(([id, name]) => (MemberId.safeParse(id).success ? [{ guid: guidOf(id), name }] : [])),
    codes: codesInOrder(codes),
    variables,
    sources: [],
    notes: [],
    collections: [],
    links: [],
    skipped: [],
    extras: {
      format: 'commonplace-refi/1',
      ids: Object.fromEntries(ids.map((id) => [guidOf(id), id])),
      stances: Object.fromEntries(
        all.flatMap(({ target, codings }) =>
          codings.map(({ code, by, stance }) => [codingGuid(target, { codeId: code, coder: by }), stance]),
        ),
      ),
      codes: Object.fromEntries(codes.map(({ codeId, holds }) => [guidOf(codeId), holds])),
      sources: Object.fromEntries(
        sources.map(({ sourceId, holds }) => [
          guidOf(sourceId),
          {
            kind: holds.kind,
            fileName: '',
            mediaType: '',
            sameOriginAs: holds.sameOriginAs === null ? null : guidOf(holds.sameOriginAs),
            reference: holds.reference,
          },
        ]),
      ),
    },
  }
}

/** The ids of what came in; or the error of a commit or of the disk. */
export async function takeOwnPages(
  work: VaultWork,
  pages: OwnPages,
): Promise<{ brought: ReadonlySet<string>; failure: AppError | undefined }> {
  const brought = new Set<string>()
  const { parts, report, steps, signal } = work
  const wanted = pages.sources.filter((page) => !isAllHere(work, page))
  const project = projectOf({ ...pages, sources: wanted })
  const own: ProjectReport = {
    imported: [],
    merged: [],
    brought: { coders: 0, codes: 0, quotes: 0, codings: 0, notes: 0 },
    skipped: [],
    stopped: false,
  }
  const resolver = createGuidResolver(parts.db, project.extras?.ids ?? {})
  const into: ProjectWork = { parts, project, resolver, report: own, commit: steps.commit }
  for (const { codeId } of pages.codes) if (resolver.known(guidOf(codeId)) === undefined) brought.add(codeId)
  let failure = project.codes.length + project.users.length > 0 ? writeProjectCodes(into) : undefined
  for (const page of wanted) {
    if (failure || signal?.aborted) break
    const source = await foreignSource(work, page)
    if (typeof source === 'string') own.skipped.push({ item: page.path, reason: source })
    else {
      const before = own.imported.length + own.merged.length
      failure = takeInSource(into, source)
      const came = [...own.imported, ...own.merged].length > before
      if (!failure && came) brought.add(page.sourceId)
      for (const each of [...own.imported, ...own.merged]) if (each.sourceId === page.sourceId) each.path = page.path
    }
    work.step(1)
    await turn()
  }
  report.imported.push(...own.imported)
  report.merged.push(...own.merged)
  report.skipped.push(...own.skipped)
  if (Object.values(own.brought).some((count = 0) => count > 0)) report.brought = own.brought
  return { brought, failure }
}
