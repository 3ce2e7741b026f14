/** Who gives how much, and what kind of give it is, as a table. */
import type { Giving, GivingShares } from '../contract/insightStates.ts'
import type { InsightTable, InsightValue } from './table.ts'

/** Names inside the team; pseudonyms for what leaves it. */
export type CalledBy = 'name' | 'pseudonym'

export const EVERYBODY = 'Everybody together'

/** What the shares mean, as it is read beside them. */
export const givingRule =
  'Gives are our own; their acts are what they did. The share is of gives among both, with the interval that holds it with 90 %; few of them make a wide one. It lowers nobody’s state.'

const valuesOf = ({ share, helpShare, ...counts }: Giving): Record<string, InsightValue> => ({
  gives: counts.gives,
  acts: counts.acts,
  asks: counts.asks,
  share: share?.mean ?? null,
  low: share?.low ?? null,
  high: share?.high ?? null,
  help: counts.help,
  promotion: counts.promotion,
  helpShare: helpShare?.mean ?? null,
  helpLow: helpShare?.low ?? null,
  helpHigh: helpShare?.high ?? null,
  paid: counts.paid,
})

/** What somebody is called, and in which order: in the order of names a pseudonym would tell whose it is. */
export function rowsBy({ rows }: Pick<GivingShares, 'rows'>, by: CalledBy) {
  const named = rows.map((row) => ({ who: row[by], row }))
  return by === 'pseudonym' ? named.sort((a, b) => (a.who < b.who ? -1 : 1)) : named
}

export function givingTable(giving: GivingShares, by: CalledBy): InsightTable {
  const { pooled, rows, people, fewestPeople } = giving
  return {
    title: 'Giving',
    columns: [
      { key: 'who', label: 'Who', kind: 'text' },
      { key: 'gives', label: 'Gives', kind: 'count' },
      { key: 'acts', label: 'Their acts', kind: 'count' },
      { key: 'asks', label: 'Asks', kind: 'count' },
      { key: 'share', label: 'Share of gives', kind: 'share' },
      { key: 'low', label: 'Share, from', kind: 'share' },
      { key: 'high', label: 'Share, to', kind: 'share' },
      { key: 'help', label: 'Help', kind: 'count' },
      { key: 'promotion', label: 'Promotion', kind: 'count' },
      { key: 'helpShare', label: 'Help among gives', kind: 'share' },
      { key: 'helpLow', label: 'Help, from', kind: 'share' },
      { key: 'helpHigh', label: 'Help, to', kind: 'share' },
      { key: 'paid', label: 'Paid', kind: 'count' },
    ],
    rows:
      rows.length === 0
        ? []
        : [
            { who: EVERYBODY, ...valuesOf(pooled) },
            ...rowsBy({ rows }, by).map(({ who, row: { personId: _, name: __, pseudonym: ___, ...row } }) => ({
              who,
              ...valuesOf(row),
            })),
          ],
    note: `${givingRule}${people > 0 && people < fewestPeople ? ` Fewer than ${fewestPeople} people: no share of all together.` : ''}`,
  }
}
