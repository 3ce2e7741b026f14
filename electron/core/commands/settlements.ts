/** Settling where coders differ. Nobody's coding is touched: a settlement is a record beside them. */
import { appError } from '#shared/contract/errors.ts'
import { reasonField } from '#shared/docs/settlementLayout.ts'
import { asideBy } from '#shared/model/disagreements.ts'
import { type CodeId, createId, type QuoteId, type SourceId } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import type { SettledCoding, SettlementRecord } from '#shared/model/settlement.ts'
import { readPassages } from '../queries/passages.ts'
import type { Command } from './context.ts'
import { requireQuote } from './lookups.ts'

const changed = appError(
  'DisagreementChanged',
  'Somebody coded this passage otherwise meanwhile; look at it again before it is settled.',
)

const labels = { reading: 'Disagreement settled', both: 'Both readings stand', neither: 'Neither reading stands' }

export const settleDisagreement: Command<'settleDisagreement'> = {
  label: ({ decision }) => labels[decision],
  run: ({ quotes, decision, coder, reason, seen }, { db, edit }) => {
    const first = requireQuote(db, quotes[0] as QuoteId)
    if (!first.ok) return first
    const { sourceId } = first.value
    const wanted = new Set(quotes)
    const passage = readPassages(db, sourceId).find((each) => each.quotes.some((quote) => wanted.has(quote)))
    if (!passage || passage.readings.length < 2)
      return err(
        appError('NothingDiffers', 'Everybody who coded this passage said the same; there is nothing to settle.'),
      )
    const isSame = passage.quotes.length === wanted.size && passage.quotes.every((quote) => wanted.has(quote))
    if (!isSame || (seen !== undefined && seen !== passage.seen)) return err(changed)
    const chosen = decision === 'reading' ? (coder ?? null) : null
    if (decision === 'reading' && !passage.readings.some(({ coders }) => chosen !== null && coders.includes(chosen)))
      return err(appError('InvalidInput', 'Choose the reading of somebody who coded this passage.'))
    const isAside = asideBy(passage.readings, decision, chosen)
    const codings = db
      .all<Omit<SettledCoding, 'aside'> & { resolved: CodeId | null }>(
        `SELECT c.target, c.code_id AS code, c.coder, c.stance, k.resolved_id AS resolved FROM coding c
         LEFT JOIN code k ON k.code_id = c.code_id WHERE c.target IN (SELECT value FROM json_each(?)) ORDER BY 1, 2, 3`,
        JSON.stringify(passage.quotes),
      )
      .map(({ resolved, ...coding }): SettledCoding => {
        const { code, stance } = coding
        return { ...coding, aside: isAside({ code: resolved ?? code, stance }) }
      })
    const record: SettlementRecord = {
      quotes: passage.quotes,
      codings,
      decision,
      chosen,
      reason: reason.trim(),
      by: edit.me,
      at: edit.now(),
    }
    const settlementId = createId('a')
    edit.addItem(sourceId, settlementId, record)
    return ok({ settlementId })
  },
}

export const reopenDisagreement: Command<'reopenDisagreement'> = {
  label: () => 'Disagreement opened again',
  run: ({ settlementId }, { db, edit }) => {
    const row = db.get<{ sourceId: SourceId; trashedAt: number | null }>(
      'SELECT source_id AS sourceId, trashed_at AS trashedAt FROM settlement WHERE settlement_id = ?',
      settlementId,
    )
    if (!row) return err(appError('SettlementNotFound', 'There is no such settlement in this workspace.'))
    if (row.trashedAt === null) edit.set(row.sourceId, settlementId, 'trashed', { at: edit.now(), by: edit.me })
    return ok({})
  },
}

export const setCodingReason: Command<'setCodingReason'> = {
  label: ({ reason }) => (reason.trim() === '' ? 'Reason taken back' : 'Reason recorded'),
  run: ({ quoteId, reason }, { db, edit }) => {
    const quote = requireQuote(db, quoteId)
    if (!quote.ok) return quote
    const text = reason.trim()
    const field = reasonField(edit.me)
    const standing = edit.read(quote.value.sourceId, quoteId, field) ?? null
    const value = text === '' ? null : text
    if (standing !== value) edit.set(quote.value.sourceId, quoteId, field, value)
    return ok({})
  },
}
