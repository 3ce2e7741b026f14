/** The queue of passages on which coders differ, with what each said and what was settled. */
import type { DisagreementCard, SettlementView } from '#shared/contract/agreement.ts'
import type { MemberId, QuoteId } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'
import type { Query, QueryContext } from './context.ts'
import { type PassageOf, PASSAGES_READ } from './passages.ts'

const reads = ['coding', 'quote', 'source', 'entity', 'code', 'settlement', 'member', 'coding_reason', PASSAGES_READ]

interface Settlement {
  quotes: readonly string[]
  holds: boolean
  view: SettlementView
}

const SETTLEMENTS = `SELECT s.settlement_id AS settlementId, s.source_id AS sourceId, s.quotes, s.decision, s.chosen, coalesce(c.name, 'Somebody') AS chosenName,
    s.reason, coalesce(m.name, 'Somebody') AS by, s.at, s.trashed_at AS openedAgainAt, s.holds
  FROM settlement s LEFT JOIN member m ON m.member_id = s.by LEFT JOIN member c ON c.member_id = s.chosen
  WHERE @sourceId IS NULL OR s.source_id = @sourceId ORDER BY s.at DESC, s.settlement_id DESC`

type SettlementRow = Omit<SettlementView, 'chosen'> & {
  sourceId: string
  quotes: string
  holds: number
  chosen: MemberId | null
  chosenName: string
}

/** All of them, those that were opened again, too; the latest first. */
const readSettlements = (db: Db, sourceId: string | null): Settlement[] =>
  db
    .all<SettlementRow>(SETTLEMENTS, { sourceId })
    .map(({ quotes, holds, chosen, chosenName, sourceId: _source, ...rest }) => ({
      quotes: JSON.parse(quotes) as string[],
      holds: holds === 1,
      view: { ...rest, chosen: chosen === null ? null : { memberId: chosen, name: chosenName } },
    }))

function settlementsByQuote(db: Db): Map<string, Settlement[]> {
  const byQuote = new Map<string, Settlement[]>()
  for (const settlement of readSettlements(db, null)) {
    for (const quote of settlement.quotes) {
      const known = byQuote.get(quote)
      if (known) known.push(settlement)
      else byQuote.set(quote, [settlement])
    }
  }
  return byQuote
}

interface Settled {
  passage: PassageOf
  settlement: Settlement | undefined
  earlier: Settlement[]
}

function settle(passage: PassageOf, byQuote: ReadonlyMap<string, Settlement[]>): Settled {
  const touching = [...new Set(passage.quotes.flatMap((quote) => byQuote.get(quote) ?? []))].sort(
    (a, b) => b.view.at - a.view.at || (a.view.settlementId < b.view.settlementId ? 1 : -1),
  )
  // One that was made for fewer or more quotes did not see this passage.
  const settlement = touching.find(
    ({ holds, quotes }) =>
      holds && quotes.length === passage.quotes.length && passage.quotes.every((quote) => quotes.includes(quote)),
  )
  return { passage, settlement, earlier: touching.filter((each) => each !== settlement) }
}

const differing = (context: QueryContext): { all: PassageOf[]; settled: Settled[]; complete: boolean } => {
  const { passages: all, complete } = context.passages.all()
  const byQuote = settlementsByQuote(context.db)
  return {
    all,
    complete,
    settled: all.filter(({ readings }) => readings.length > 1).map((passage) => settle(passage, byQuote)),
  }
}

function toCard(
  { passage, settlement, earlier }: Settled,
  { db, identity }: QueryContext,
  nameOf: (member: MemberId) => string,
): DisagreementCard {
  const quotes = JSON.stringify(passage.quotes)
  const words = db.all<DisagreementCard['quotes'][number] & { title: string }>(
    `SELECT q.quote_id AS quoteId, q.exact, coalesce(m.name, 'Somebody') AS by, q.memo, s.title FROM quote q
     JOIN source s ON s.source_id = q.source_id LEFT JOIN member m ON m.member_id = q.by
     WHERE q.quote_id IN (SELECT value FROM json_each(?)) ORDER BY q.start, q.end, q.quote_id`,
    quotes,
  )
  const reasons = db.all<{ memberId: MemberId; text: string }>(
    'SELECT coder AS memberId, reason AS text FROM coding_reason WHERE target IN (SELECT value FROM json_each(?)) ORDER BY coder, target',
    quotes,
  )
  return {
    sourceId: passage.sourceId,
    sourceTitle: words[0]?.title ?? '',
    quotes: words.map(({ title: _title, ...quote }) => quote),
    readings: passage.readings.map(({ coders, codings }) => ({
      coders: coders.map((memberId) => ({ memberId, name: nameOf(memberId) })),
      codings: codings.map(({ code, stance, differs }) => ({ codeId: code, stance, differs })),
    })),
    reasons: reasons.map(({ memberId, text }) => ({
      memberId,
      name: nameOf(memberId),
      mine: memberId === identity.me,
      text,
    })),
    seen: passage.seen,
    at: passage.at,
    settlement: settlement?.view ?? null,
    earlier: earlier.map(({ view }) => view),
  }
}

export const disagreements: Query<'disagreements'> = {
  tables: reads,
  run: ({ show, sourceId, offset, limit }, context) => {
    const { all, settled, complete } = differing(context)
    const names = new Map(
      context.db
        .all<{ id: MemberId; name: string }>('SELECT member_id AS id, name FROM member')
        .map(({ id, name }) => [id, name]),
    )
    const nameOf = (member: MemberId): string => names.get(member) ?? 'Somebody'
    const coders = new Set(all.flatMap(({ readings }) => readings.flatMap((reading) => reading.coders)))
    const wanted = settled
      .filter(({ passage, settlement }) => {
        const isWanted = (settlement === undefined) === (show === 'open')
        return isWanted && (sourceId === undefined || passage.sourceId === sourceId)
      })
      .sort(
        ({ passage: a }, { passage: b }) =>
          b.at - a.at || ((a.quotes[0] as QuoteId) < (b.quotes[0] as QuoteId) ? -1 : 1),
      )
    const open = settled.filter(({ settlement }) => settlement === undefined).length
    return {
      complete,
      open,
      settled: settled.length - open,
      passages: all.length,
      others: [...coders]
        .filter((each) => each !== context.identity.me)
        .map(nameOf)
        .sort(),
      withMe: coders.has(context.identity.me),
      rows: wanted.slice(offset, offset + limit).map((each) => toCard(each, context, nameOf)),
    }
  },
}

export const settlementsOfSource: Query<'settlementsOfSource'> = {
  tables: ['settlement', 'coding', 'member'],
  run: ({ sourceId }, { db }) =>
    readSettlements(db, sourceId).map(({ view, quotes, holds }) => ({ ...view, quotes: quotes as QuoteId[], holds })),
}

export const disagreementCount: Query<'disagreementCount'> = {
  tables: reads,
  run: (_input, context) => {
    const { settled, complete } = differing(context)
    return { complete, open: settled.filter(({ settlement }) => settlement === undefined).length }
  },
}
