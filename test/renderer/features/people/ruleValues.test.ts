import { expect, it } from 'vitest'
import { changedWords, fromTyped, ruleFields, toTyped } from '#renderer/features/people/relationship/ruleValues.ts'
import { DEFAULT_THRESHOLDS, thresholdsProblem } from '#shared/measure/settings.ts'

it('types every threshold, and reads it back the same', () => {
  expect(ruleFields.map(({ key }) => key).sort()).toEqual(Object.keys(DEFAULT_THRESHOLDS).sort())
  expect(fromTyped(toTyped(DEFAULT_THRESHOLDS))).toEqual(DEFAULT_THRESHOLDS)
  const odd = { ...DEFAULT_THRESHOLDS, failedBelow: 0.07, weakeningBelow: 0.575 }
  expect(toTyped(odd).failedBelow).toBe('7')
  expect(fromTyped(toTyped(odd))).toEqual(odd)
  expect(fromTyped({ ...toTyped(odd), failedBelow: '7,5' }).failedBelow).toBe(0.075)
})

it('refuses what is no number', () => {
  for (const wrong of ['', 'x', '120', '-1']) {
    expect(thresholdsProblem(fromTyped({ ...toTyped(DEFAULT_THRESHOLDS), failedBelow: wrong }))).not.toBeNull()
  }
})

it('says what was changed', () => {
  expect(changedWords(DEFAULT_THRESHOLDS, { ...DEFAULT_THRESHOLDS, failedBelow: 0.1, fewestActs: 4 })).toEqual([
    'Failed: 20 in 100 → 10 in 100',
    'Acts before anything is told: 3 → 4',
  ])
})
