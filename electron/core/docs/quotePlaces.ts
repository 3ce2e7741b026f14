/**
 * Where quotes stand in a text that was extracted after they were made. Reading a source again places them all; a
 * quote that somebody made in the earlier text, and that arrives afterwards, is placed when nobody types.
 */
import { fieldsBySubject, itemsOf, valueOf } from '#shared/docs/fields.ts'
import { QuotePlaceField } from '#shared/docs/layout.ts'
import { QuoteRecord, type QuoteSelector } from '#shared/model/coding.ts'
import { BlobHash } from '#shared/model/ids.ts'
import { createReanchor } from '#shared/model/reanchor.ts'
import { err, ok } from '#shared/model/result.ts'
import { appError } from '#shared/contract/errors.ts'
import type { Extractions } from '../blobs/extractions.ts'
import type { Executor } from '../commands/executor.ts'
import type { Db } from '../db/database.ts'
import type { Editor } from './editing.ts'
import { kindOfDoc } from './hub.ts'

export interface AnchorTarget {
  hash: BlobHash
  reanchor: (selector: QuoteSelector) => QuoteSelector | null
}

const isSamePlace = (a: QuoteSelector, b: QuoteSelector): boolean =>
  a.exact === b.exact && a.start === b.start && a.end === b.end

/** Records for every quote of a source, those in the trash too, where it stands in this text; counts how they fared. */
export function anchorQuotes(
  edit: Editor,
  sourceId: string,
  { hash, reanchor }: AnchorTarget,
): { kept: number; moved: number; lost: number } {
  const doc = edit.doc(sourceId)
  const counts = { kept: 0, moved: 0, lost: 0 }
  for (const [quoteId, raw] of itemsOf(doc).entries()) {
    const record = QuoteRecord.safeParse(raw)
    if (!quoteId.startsWith('q_') || !record.success) continue
    const { selector, extraction } = record.data
    if (extraction === hash) {
      counts.kept++
      continue
    }
    const fields = fieldsBySubject(doc, new Set([quoteId])).subjects.get(quoteId)
    const before = valueOf(fields, 'place', QuotePlaceField)
    // A place that stands already for this text (found on another computer) is as good as ours would be.
    const found =
      before?.extraction === hash
        ? before.selector
        : (reanchor(selector) ?? (before ? reanchor(before.selector) : null))
    edit.set(sourceId, quoteId, 'place', found && { extraction: hash, selector: found })
    if (!found) counts.lost++
    else if (isSamePlace(found, selector)) counts.kept++
    else counts.moved++
  }
  return counts
}

export interface QuotePlaces {
  /** These documents were changed, here or elsewhere. */
  changed(docIds: Iterable<string>): void
  /** Looks once for each quote that has no place in its source's text. Call when nobody types. */
  write(): void
}

export interface QuotePlacesParts {
  db: Db
  executor: Pick<Executor, 'commit'>
  extractions: Extractions
}

export function createQuotePlaces({ db, executor, extractions }: QuotePlacesParts): QuotePlaces {
  const changed = new Set<string>()
  /** What was looked for in which text; nobody finds it the second time. */
  const tried = new Set<string>()

  const place = (sourceId: string): void => {
    const row = db.get<{ hash: string }>('SELECT extraction_hash AS hash FROM source WHERE source_id = ?', sourceId)
    const hash = BlobHash.safeParse(row?.hash)
    if (!hash.success) return
    const lost = db
      .all<{ key: string }>(
        `SELECT quote_id || ? AS key FROM quote WHERE source_id = ? AND anchor = 'lost'`,
        hash.data,
        sourceId,
      )
      .filter(({ key }) => !tried.has(key))
    const extraction = lost.length > 0 ? extractions.get(hash.data) : null
    if (!extraction) return
    for (const { key } of lost) tried.add(key)
    executor.commit<null>(
      (edit) => {
        const { moved, kept } = anchorQuotes(edit, sourceId, {
          hash: hash.data,
          reanchor: createReanchor(extraction.text),
        })
        // Nothing found is nothing to say: the quotes are shown as lost already.
        return moved + kept === 0
          ? { outcome: err(appError('QuoteTextNotFound', 'None of the quotes stands in the text.')), label: null }
          : { outcome: ok(null), label: null }
      },
      { scope: '' },
    )
  }

  return {
    changed: (docIds) => {
      for (const docId of docIds) if (kindOfDoc(docId) === 'source') changed.add(docId)
    },
    write: () => {
      const sources = [...changed]
      changed.clear()
      for (const sourceId of sources) place(sourceId)
    },
  }
}
