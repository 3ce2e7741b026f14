/** Who gives how much, and how much of it helps, as pictures with their intervals. */
import type { Giving, GivingShares, Share } from '../contract/insightStates.ts'
import type { IntervalsPicture } from '../pictures/picture.ts'
import { type CalledBy, EVERYBODY, rowsBy } from './giving.ts'

const countWords = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`

const intervals = (
  { pooled, rows, people, fewestPeople }: GivingShares,
  by: CalledBy,
  shareOf: (giving: Giving) => Share | null,
  countOf: (giving: Giving) => number,
): IntervalsPicture['rows'] => {
  const rowOf = (label: string, giving: Giving, words: string): IntervalsPicture['rows'][number] => {
    const share = shareOf(giving)
    return {
      label,
      value: share?.mean ?? null,
      low: share?.low ?? null,
      high: share?.high ?? null,
      n: countOf(giving),
      words,
    }
  }
  const counted = rowsBy({ rows }, by).filter(({ row }) => countOf(row) > 0)
  if (counted.length === 0) return []
  const few = `${people} of ${fewestPeople} people: no share of all`
  return [
    rowOf(EVERYBODY, pooled, people < fewestPeople ? few : 'nothing counted'),
    ...counted.map(({ who, row }) => ({
      ...rowOf(who, row, 'nothing counted'),
      behind: { kind: 'person' as const, personId: row.personId },
    })),
  ]
}

const half = [{ at: 0.5, label: 'as much as they' }]

export const givingPicture = (giving: GivingShares, by: CalledBy): IntervalsPicture => ({
  kind: 'intervals',
  title: 'Our share of what passes',
  basis: `${countWords(giving.pooled.gives, 'give')} of ours and ${countWords(giving.pooled.acts, 'act')} of theirs, with ${giving.people === 1 ? '1 person' : `${giving.people} people`}; the line holds the share with 90\u00a0%`,
  n: giving.pooled.gives + giving.pooled.acts,
  empty: 'Nothing given and nothing done is logged between these days.',
  format: 'share',
  domain: [0, 1],
  marks: half,
  rows: intervals(
    giving,
    by,
    ({ share }) => share,
    ({ gives, acts }) => gives + acts,
  ),
})

export const helpPicture = (giving: GivingShares, by: CalledBy): IntervalsPicture => ({
  kind: 'intervals',
  title: 'Help among our gives',
  basis: `${countWords(giving.pooled.help, 'give')} that helped and ${giving.pooled.promotion} that promoted us; the line holds the share with 90\u00a0%`,
  n: giving.pooled.gives,
  empty: 'Nothing given is logged between these days.',
  format: 'share',
  domain: [0, 1],
  rows: intervals(
    giving,
    by,
    ({ helpShare }) => helpShare,
    ({ gives }) => gives,
  ),
})
