/** The rules of the states as fields that people type into, and back. */
import type { Thresholds } from '#shared/measure/types.ts'

export type Typed = Record<keyof Thresholds, string>

interface RuleField {
  key: keyof Thresholds
  label: string
  /** Shown as so many in 100. */
  isShare: boolean
}

export const ruleFields: readonly RuleField[] = [
  { key: 'failedBelow', label: 'Failed: fewer than … in 100 would still be active', isShare: true },
  { key: 'weakeningBelow', label: 'Weakening: fewer than … in 100 would still be active', isShare: true },
  { key: 'weakeningTrend', label: 'Weakening: more often than before with at most … in 100', isShare: true },
  { key: 'growingTrend', label: 'Growing: more often than before with at least … in 100', isShare: true },
  { key: 'fewestActs', label: 'Acts before anything is told', isShare: false },
  { key: 'firmActs', label: 'Acts from which it is firm', isShare: false },
  { key: 'checksToDowngrade', label: 'Weekly checks in a row for a worse state', isShare: false },
  { key: 'fewestPeople', label: 'People with acts before rates are told', isShare: false },
]

/** Rounded so that 0.07 reads 7 and not 7.000000000000001. */
const hundredths = (share: number): string => String(Math.round(share * 1e4) / 100)

export const toTyped = (thresholds: Thresholds): Typed =>
  Object.fromEntries(
    ruleFields.map(({ key, isShare }) => [key, isShare ? hundredths(thresholds[key]) : String(thresholds[key])]),
  ) as Typed

/** What was typed as numbers; NaN where it is none. */
export const fromTyped = (typed: Typed): Thresholds =>
  Object.fromEntries(
    ruleFields.map(({ key, isShare }) => {
      const text = typed[key].trim().replace(',', '.')
      const number = text === '' ? Number.NaN : Number(text)
      return [key, isShare ? Math.round(number * 100) / 1e4 : number]
    }),
  ) as unknown as Thresholds

const shown = ({ key, isShare }: RuleField, thresholds: Thresholds): string =>
  isShare ? `${hundredths(thresholds[key])} in 100` : String(thresholds[key])

/** What changed from one set of rules to the next, in words. */
export const changedWords = (before: Thresholds, after: Thresholds): string[] =>
  ruleFields
    .filter(({ key }) => before[key] !== after[key])
    .map((field) => `${field.label.split(':')[0] ?? ''}: ${shown(field, before)} → ${shown(field, after)}`)
