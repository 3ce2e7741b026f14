import { ok } from '#shared/model/result.ts'
import type { Command } from './context.ts'
import { requireQuote } from './lookups.ts'

export const setMemo: Command<'setMemo'> = {
  label: () => 'Memo changed',
  run: ({ quoteId, memo }, { db, edit }) => {
    const quote = requireQuote(db, quoteId)
    if (!quote.ok) return quote
    edit.set(quote.value.sourceId, quoteId, 'memo', memo)
    return ok({})
  },
}
