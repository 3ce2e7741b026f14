/** One quote in an export: the words, whose they are, its codes with who put them there, the memo. */
import type { PhrasingContent, RootContent } from 'mdast'
import type { QuoteView } from '#shared/contract/views.ts'
import type { CitationStyle } from '#shared/references/cite.ts'
import type { Db } from '../db/database.ts'
import { paragraph, quotation, text } from './mdast.ts'
import { referenceOf, shortReference } from './sourceReference.ts'

const codeName = (db: Db, codeId: string): string =>
  db.get<{ name: string }>('SELECT name FROM code WHERE code_id = ?', codeId)?.name ?? codeId

/** "R1.HELP, supports (Ada, Ben)": coders who agree stand together. */
function codingLine(db: Db, quote: Pick<QuoteView, 'codings'>): string {
  const coders = new Map<string, string[]>()
  for (const { codeId, stance, coderName } of quote.codings) {
    const key = `${codeName(db, codeId)}, ${stance}`
    coders.set(key, [...(coders.get(key) ?? []), coderName])
  }
  return [...coders].map(([coding, names]) => `${coding} (${names.join(', ')})`).join('; ')
}

export function quoteEntry(
  db: Db,
  quote: QuoteView,
  options: { withSource: boolean; style?: CitationStyle | undefined },
): RootContent[] {
  const place: string[] = []
  const reference = options.withSource ? referenceOf(db, quote.sourceId, options.style) : undefined
  if (reference) place.push(shortReference(reference, { page: quote.page }))
  else if (quote.page !== null) place.push(`page ${quote.page}`)
  if (quote.anchor === 'lost') place.push('no longer found in the source’s text')
  const below: PhrasingContent[] = place.length > 0 ? [text(`— ${place.join(', ')}`)] : []
  const entry: RootContent[] = [quotation(quote.exact, ...below)]
  const codings = codingLine(db, quote)
  if (codings !== '') entry.push(paragraph(text(`Codes: ${codings}`)))
  if (quote.memo !== '') entry.push(paragraph(text(`Memo: ${quote.memo}`)))
  return entry
}
