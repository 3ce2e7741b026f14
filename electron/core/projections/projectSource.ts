/** source document → source, quote and coding rows. Its text is indexed later, by the drain. */
import { z } from 'zod'
import { type Doc, createReader, type FieldsOfSubject, fieldsBySubject, itemsOf, valueOf } from '#shared/docs/fields.ts'
import { parseCodingField, QuotePlaceField, SOURCE, sourceFields, Trashed } from '#shared/docs/layout.ts'
import { CodingValue, QuoteRecord } from '#shared/model/coding.ts'
import { MemberId } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'
import { projectReference } from './projectReference.ts'
import { projectReasons, projectSettlements } from './projectSettlements.ts'
import { ERASED } from './schema.ts'
import {
  hideSearchItems,
  isTrashed,
  removeSearchItem,
  removeSearchItems,
  writeSearchBlocks,
  writeSearchTitle,
} from './searchBlocks.ts'

function projectMetadata(db: Db, sourceId: string, fields: FieldsOfSubject): boolean {
  const value = createReader(fields, sourceFields)
  const original = value('original')
  const extraction = value('extraction')
  // Documents may arrive before all of their updates: without its text there is no source to show yet.
  if (!original || !extraction) return false
  const readBy: string[] = []
  for (const [field, entry] of fields) {
    const member = field.startsWith('read:') ? MemberId.safeParse(field.slice(5)) : undefined
    if (member?.success && entry.value === true) readBy.push(member.data)
  }
  const title = value('title') ?? original.fileName
  const authors = value('authors') ?? []
  const siteName = value('siteName') ?? null
  db.run(
    `INSERT OR REPLACE INTO source (source_id, title, kind, authors, published_on, url, site_name, language, same_origin_as, warnings, file_name, media_type,
       original_hash, extraction_hash, words, pages, read_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    sourceId,
    title,
    value('kind') ?? 'text',
    JSON.stringify(authors),
    value('publishedOn') ?? null,
    value('url') ?? null,
    siteName,
    value('language') ?? null,
    value('sameOriginAs') ?? null,
    JSON.stringify(value('warnings') ?? []),
    original.fileName,
    original.mediaType,
    original.hash,
    extraction.hash,
    extraction.words,
    extraction.pages,
    JSON.stringify(readBy.sort()),
  )
  projectReference(db, sourceId, title, fields)
  return true
}

function projectCodings(db: Db, sourceId: string, target: string, fields: FieldsOfSubject | undefined): number {
  let skipped = 0
  db.run('DELETE FROM coding WHERE target = ?', target)
  for (const [field, entry] of fields ?? []) {
    if (!field.startsWith('coding:') || entry.value === null) continue
    const key = parseCodingField(field)
    const coding = CodingValue.safeParse(entry.value)
    if (!key || !coding.success) {
      skipped++
      continue
    }
    db.run(
      'INSERT INTO coding (target, code_id, coder, source_id, stance, at) VALUES (?, ?, ?, ?, ?, ?)',
      target,
      key.code,
      key.coder,
      sourceId,
      coding.data.stance,
      coding.data.at,
    )
  }
  return skipped
}

/** Where a quote stands: its own place, or where a newer extraction's re-anchoring put it. */
function placeOf(record: QuoteRecord, fields: FieldsOfSubject | undefined, extraction: string | undefined) {
  if (extraction === undefined || record.extraction === extraction)
    return { anchor: 'exact', selector: record.selector }
  const place = valueOf(fields, 'place', QuotePlaceField)
  if (place && place.extraction === extraction) {
    const { exact, start, end } = record.selector
    const { selector } = place
    const isSame = selector.exact === exact && selector.start === start && selector.end === end
    return { anchor: isSame ? 'exact' : 'moved', selector }
  }
  return { anchor: 'lost', selector: record.selector }
}

function projectQuote(
  db: Db,
  sourceId: string,
  quoteId: string,
  raw: unknown,
  fields: FieldsOfSubject | undefined,
  extraction: string | undefined,
): boolean {
  const record = QuoteRecord.safeParse(raw)
  if (!record.success) return false
  const { anchor, selector } = placeOf(record.data, fields, extraction)
  const trashed = valueOf(fields, 'trashed', Trashed) ?? null
  const memo = valueOf(fields, 'memo', z.string()) ?? ''
  db.run(
    `INSERT OR REPLACE INTO quote (quote_id, source_id, exact, start, end, anchor, memo, at, by, trashed_at, trashed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    quoteId,
    sourceId,
    selector.exact,
    selector.start,
    selector.end,
    anchor,
    memo,
    record.data.at,
    record.data.by,
    trashed?.at ?? null,
    trashed?.by ?? null,
  )
  writeSearchBlocks(db, { kind: 'quote', itemId: quoteId, docId: sourceId }, [
    { start: selector.start, body: selector.exact },
  ])
  writeSearchBlocks(db, { kind: 'memo', itemId: quoteId, docId: sourceId }, [{ start: selector.start, body: memo }])
  hideSearchItems(db, 'item_id', quoteId, trashed !== null || isTrashed(db, sourceId))
  return true
}

/** Projects what changed; without `only`, everything. Returns the number of malformed entries skipped. */
export function projectSource(
  db: Db,
  sourceId: string,
  doc: Doc,
  tables: Set<string>,
  only?: ReadonlySet<string>,
): number {
  const wasExtraction = db.get<{ hash: string }>(
    'SELECT extraction_hash AS hash FROM source WHERE source_id = ?',
    sourceId,
  )?.hash
  const head = fieldsBySubject(doc, new Set([SOURCE])).subjects.get(SOURCE)
  const extraction = valueOf(head, 'extraction', sourceFields.extraction)?.hash
  // A new extraction moves every quote.
  const changed = only !== undefined && extraction === wasExtraction ? only : undefined
  const { subjects, malformed } = fieldsBySubject(doc, changed)
  let skipped = malformed
  if (changed === undefined || changed.has(SOURCE)) {
    if (head && projectMetadata(db, sourceId, head)) {
      const title = valueOf(head, 'title', sourceFields.title)
      const authors = valueOf(head, 'authors', sourceFields.authors) ?? []
      if (extraction !== wasExtraction) db.run('UPDATE doc SET projection_dirty = 1 WHERE doc_id = ?', sourceId)
      const said = (field: 'siteName' | 'container-title' | 'DOI' | 'citation-key') =>
        valueOf(head, field, sourceFields[field]) ?? ''
      const heading = [
        title ?? '',
        authors.join(', '),
        said('siteName'),
        said('container-title'),
        said('DOI'),
        said('citation-key'),
      ]
      writeSearchTitle(
        db,
        { kind: 'source', itemId: sourceId, docId: sourceId },
        heading.filter((part) => part !== '').join(' · '),
      )
      hideSearchItems(db, 'item_id', sourceId, isTrashed(db, sourceId))
    } else if (db.run('DELETE FROM source WHERE source_id = ?', sourceId) > 0) {
      db.run('DELETE FROM reference WHERE source_id = ?', sourceId)
      removeSearchItem(db, { kind: 'source', itemId: sourceId, docId: sourceId })
    }
    skipped += projectCodings(db, sourceId, sourceId, subjects.get(SOURCE))
    tables.add('source').add('reference').add('coding').add('search_item')
  }
  const items = itemsOf(doc)
  for (const quoteId of changed ?? items.keys()) {
    if (!quoteId.startsWith('q_')) continue
    const fields = subjects.get(quoteId)
    const raw = items.get(quoteId)
    // A field may arrive before its quote: it is projected when the quote comes. Or the quote was deleted for ever.
    if (raw === undefined) {
      if (db.run('DELETE FROM quote WHERE quote_id = ? AND source_id = ?', quoteId, sourceId) > 0) {
        db.run('DELETE FROM coding WHERE target = ?', quoteId)
        db.run('DELETE FROM coding_reason WHERE target = ?', quoteId)
        removeSearchItems(db, 'item_id', quoteId)
        tables.add('quote').add('coding').add('search_item').add(ERASED)
      }
      continue
    }
    if (!projectQuote(db, sourceId, quoteId, raw, fields, extraction)) {
      skipped++
      continue
    }
    skipped += projectCodings(db, sourceId, quoteId, fields) + projectReasons(db, sourceId, quoteId, fields)
    tables.add('quote').add('coding').add('coding_reason').add('search_item')
  }
  const maySettle =
    changed === undefined ||
    [...changed].some((id) => id.startsWith('a_')) ||
    db.get('SELECT 1 FROM settlement WHERE source_id = ? LIMIT 1', sourceId) !== undefined
  return maySettle ? skipped + projectSettlements(db, sourceId, doc, tables) : skipped
}
