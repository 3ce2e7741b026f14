import { appError } from '#shared/contract/errors.ts'
import type { QuotePlace } from '#shared/contract/commands.ts'
import { codingField } from '#shared/docs/layout.ts'
import { describe, locate } from '#shared/model/anchoring.ts'
import type { CodingValue, QuoteRecord, QuoteSelector } from '#shared/model/coding.ts'
import { BlobHash, createId } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import { createTextIndex } from '#shared/model/textIndex.ts'
import type { Outcome } from '../core.ts'
import type { Command } from './context.ts'
import { requireCodable, requireSource } from './lookups.ts'

const excerpt = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text)

/** The selector of a place in a text; errors `QuoteTextNotFound` and `QuoteTextAmbiguous`. */
export function selectPlace(text: string, place: QuotePlace): Outcome<QuoteSelector> {
  if ('exact' in place) {
    const located = locate(text, place)
    if (located.found === 'once') return ok(describe(text, located.span))
    return located.found === 'never'
      ? err(
          appError(
            'QuoteTextNotFound',
            `“${excerpt(place.exact)}” does not occur in this source; copy the words from its text.`,
          ),
        )
      : err(
          appError(
            'QuoteTextAmbiguous',
            `“${excerpt(place.exact)}” occurs ${located.count} times in this source; add some of the words before or after it.`,
          ),
        )
  }
  const index = createTextIndex(text)
  const [from, to] = [index.toUtf16(place.start), index.toUtf16(place.end)]
  if (place.end > index.length || text.slice(from, to).trim() === '') {
    return err(
      appError('QuoteTextNotFound', 'That selection holds no words of this source; select some text and try again.'),
    )
  }
  // Selections often carry a space or line end at their edges; the quote is the words.
  const raw = text.slice(from, to)
  return ok(
    describe(text, {
      from: from + (raw.length - raw.trimStart().length),
      to: to - (raw.length - raw.trimEnd().length),
    }),
  )
}

export const addQuote: Command<'addQuote'> = {
  label: () => 'Quote added',
  run: ({ sourceId, place, codings, memo }, { db, edit, extractions }) => {
    const source = requireSource(db, sourceId)
    if (!source.ok) return source
    const extraction = extractions.get(source.value.extractionHash)
    if (!extraction)
      return err(
        appError(
          'BlobMissing',
          'The text of this source is not on this computer, so nothing can be quoted from it yet.',
        ),
      )
    const selector = selectPlace(extraction.text, place)
    if (!selector.ok) return selector
    const codes: { code: Parameters<typeof codingField>[0]; value: CodingValue }[] = []
    for (const { codeId, stance } of codings) {
      const code = requireCodable(db, codeId)
      if (!code.ok) return code
      codes.push({ code: code.value.codeId, value: { stance, at: edit.now() } })
    }
    const quoteId = createId('q')
    const record: QuoteRecord = {
      selector: selector.value,
      extraction: BlobHash.parse(source.value.extractionHash),
      by: edit.me,
      at: edit.now(),
    }
    edit.addItem(sourceId, quoteId, record)
    for (const { code, value } of codes) edit.set(sourceId, quoteId, codingField(code, edit.me), value)
    if (memo !== '') edit.set(sourceId, quoteId, 'memo', memo)
    return ok({ quoteId })
  },
}
