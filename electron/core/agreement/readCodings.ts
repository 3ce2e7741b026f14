/** What is measured: the codings of sources that at least two people coded, as numbers for the thread. */
import type { AgreementFigure } from '#shared/contract/agreement.ts'
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import { seedOf } from '#shared/measure/agreement/random.ts'
import type { CodeId, MemberId } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'
import { type Code, readCodebook } from '../queries/insight/codebook.ts'
import { startOfDay } from '../queries/insight/codingIndex.ts'
import type { AgreementSource } from './protocol.ts'

export interface CodedText {
  sources: AgreementSource[]
  /** Codes and groups that are used anywhere, in the order of the codebook, each group before its codes. */
  codes: Code[]
  /** By place in `codes`: who took part in a source where it could have been coded. */
  seeds: number[]
  coders: AgreementFigure['coders']
  textsMissing: number
  quotesLost: number
  wholeSources: number
}

interface Row {
  start: number
  end: number
  codeId: CodeId
  coder: MemberId
  stance: string
  lost: number
}

/** The core answers others after so many milliseconds. */
const SLICE_MS = 12
const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

/** Reads in slices; what changes meanwhile has the whole measured again. `path`: where a text's file lies, or null. */
export async function readCodings(
  db: Db,
  { sourceId, coder: mustHave, stance, since, until }: InsightFilters,
  path: (hash: string) => string | null,
): Promise<CodedText> {
  const { codes: codebook, codeOf } = readCodebook(db)
  const from = since === undefined ? 0 : startOfDay(since)
  const before = until === undefined ? Number.MAX_SAFE_INTEGER : startOfDay(until, 1)
  const live = `JOIN entity e ON e.id = c.source_id AND e.trashed_at IS NULL
    LEFT JOIN quote q ON q.quote_id = c.target
    WHERE c.at >= @from AND c.at < @before AND (@sourceId IS NULL OR c.source_id = @sourceId) AND q.trashed_at IS NULL`
  const params = { from, before, sourceId: sourceId ?? null }
  const used = new Set<Code>()
  for (const { id } of db.all<{ id: string }>(`SELECT DISTINCT c.code_id AS id FROM coding c ${live}`, params)) {
    const code = codeOf(id)
    if (code) used.add(code)
  }
  const groups = new Set([...used].map(({ group }) => group))
  const numberOfGroup = new Map(codebook.filter(({ isGroup }) => isGroup).map((group) => [group.codeId, group.no]))
  const under = ({ group }: Code): number => (group === null ? codebook.length : (numberOfGroup.get(group) ?? 0))
  const codes = codebook
    .filter((code) => used.has(code) || groups.has(code.codeId))
    .sort((a, b) => under(a) - under(b) || Number(b.isGroup) - Number(a.isGroup) || a.no - b.no)
  const place = new Map(codes.map((code, at) => [code.codeId, at]))
  const wholeSources =
    db.get<{ n: number }>(
      `SELECT count(DISTINCT c.source_id) AS n FROM coding c ${live} AND c.target = c.source_id`,
      params,
    )?.n ?? 0
  const shared = db.all<{ sourceId: string; hash: string; language: string | null }>(
    `SELECT s.source_id AS sourceId, s.extraction_hash AS hash, s.language FROM source s WHERE s.source_id IN (
       SELECT c.source_id FROM coding c ${live} AND q.anchor <> 'lost' GROUP BY 1 HAVING count(DISTINCT c.coder) > 1) ORDER BY 1`,
    params,
  )
  const found: { rows: Row[]; people: MemberId[]; path: string; language: string | null }[] = []
  const sourcesBy = new Map<MemberId, number>()
  let [textsMissing, quotesLost] = [0, 0]
  let began = performance.now()
  for (const source of shared) {
    if (performance.now() - began > SLICE_MS) {
      await nextTurn()
      began = performance.now()
    }
    const rows = db
      .all<Row>(
        `SELECT q.start, q.end, c.code_id AS codeId, c.coder, c.stance, q.anchor = 'lost' AS lost FROM coding c
         JOIN quote q ON q.quote_id = c.target AND q.trashed_at IS NULL WHERE c.source_id = @id AND c.at >= @from AND c.at < @before`,
        { id: source.sourceId, from, before },
      )
      .filter(({ codeId }) => codeOf(codeId) !== undefined)
    const placed = rows.filter(({ lost }) => lost === 0)
    const people = [...new Set(placed.map(({ coder }) => coder))].sort()
    if (people.length < 2 || (mustHave !== undefined && !people.includes(mustHave))) continue
    quotesLost += new Set(rows.filter(({ lost }) => lost === 1).map(({ start, end }) => `${start} ${end}`)).size
    const file = path(source.hash)
    if (file === null) {
      textsMissing++
      continue
    }
    found.push({ rows: placed, people, path: file, language: source.language })
    for (const each of people) sourcesBy.set(each, (sourcesBy.get(each) ?? 0) + 1)
  }
  const names = new Map(
    db.all<{ id: MemberId; name: string }>('SELECT member_id AS id, name FROM member').map((row) => [row.id, row.name]),
  )
  const coders = [...sourcesBy]
    .map(([memberId, count]) => ({ memberId, name: names.get(memberId) ?? 'Somebody', sources: count }))
    .sort((a, b) => b.sources - a.sources || (a.memberId < b.memberId ? -1 : 1))
  const numberOf = new Map(coders.map(({ memberId }, at) => [memberId, at]))
  const sources = found.map(({ rows, people, path: file, language }): AgreementSource => {
    const local = new Map(people.map((each, at) => [each, at]))
    const codings: number[] = []
    for (const { start, end, codeId, coder, stance: said } of rows) {
      const code = codeOf(codeId)
      if (code === undefined || (stance !== undefined && said !== stance)) continue
      for (const id of [code.codeId, code.group]) {
        const at = id === null ? undefined : place.get(id)
        if (at !== undefined) codings.push(start, end, at, local.get(coder) as number)
      }
    }
    const here = people.map((each) => numberOf.get(each) as number)
    return { path: file, language, coders: here, codings: Int32Array.from(codings) }
  })
  return {
    sources,
    codes,
    seeds: codes.map(({ codeId }) => seedOf(codeId)),
    coders,
    textsMissing,
    quotesLost,
    wholeSources,
  }
}
