/** The lenses on a plan's step: each part by itself, measures by their label, and nothing on the built-in template. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLensMemory } from '#shared/lenses/memory.ts'
import { findInStep, type StepTexts } from '#shared/lenses/stepFindings.ts'
import type { MeasureKind } from '#shared/model/plan.ts'
import { planTemplate } from '#shared/model/planTemplate.ts'

const memory = createLensMemory()
const step = (over: Partial<StepTexts>): StepTexts => ({
  text: 'Visit the kiln',
  notes: '',
  phase: 'P3',
  norms: [],
  measures: [],
  ...over,
})
const measure = (text: string, kind: MeasureKind, measureId = 'k_1') => ({ measureId, text, kind })
const seen = (given: Partial<StepTexts>) =>
  findInStep(step(given), memory, true).map(({ part, lens, text, rewritten }) => [part, lens, text, rewritten])

describe('a step', () => {
  it('is read part by part, and an offer is the whole part written anew', () => {
    expect(seen({ text: '🏺 Write to our targets.', notes: 'First line.\n> our targets\nRing our targets.' })).toEqual([
      ['text', 'people-first', 'targets', '🏺 Write to our candidates.'],
      ['notes', 'people-first', 'targets', 'First line.\n> our targets\nRing our candidates.'],
    ])
  })

  it('names the words where they stand', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('🏺', 'Ring our targets.', '\n', '> ', 'é', ' a '), { maxLength: 12 }),
        (bits) => {
          const notes = bits.join('')
          for (const { text, from, to } of findInStep(step({ notes }), memory, true))
            expect(notes.slice(from, to)).toBe(text)
        },
      ),
    )
  })
})

describe('a measure', () => {
  const offer = 'How many people moved from candidate to advocate'
  it.each<[string, Partial<StepTexts>, unknown[]]>([
    [
      'media alone in the third phase',
      { measures: [measure('Column inches', 'media')] },
      [['k_1', 'reach', 'Column inches', offer]],
    ],
    [
      'media beside a relationship',
      { measures: [measure('Column inches', 'media'), measure('They ask us back', 'relationship', 'k_2')] },
      [],
    ],
    ['media where the step is about media', { phase: 'P5', measures: [measure('Column inches', 'media')] }, []],
    [
      'media under a norm of how people are met',
      { phase: 'P5', norms: ['R2.GRATITUDE'], measures: [measure('Impressions', 'media')] },
      [['k_1', 'reach', 'Impressions', offer]],
    ],
    [
      'media under words of trust',
      { phase: 'P1', text: 'Earn their trust', measures: [measure('Impressions', 'media')] },
      [['k_1', 'reach', 'Impressions', offer]],
    ],
    [
      'eyes that are labelled a relationship',
      { phase: 'P1', measures: [measure('Number of followers', 'relationship')] },
      [['k_1', 'reach', 'followers', offer]],
    ],
    ['a relationship', { measures: [measure('They ask us back', 'relationship')] }, []],
    ['a business result', { measures: [measure('Fewer returns', 'business')] }, []],
  ])('%s', (_name, given, expected) => expect(seen(given)).toEqual(expected))
})

it('has nothing to say on the template', () => {
  const found = planTemplate.flatMap(({ text, notes, phase, norms, measures = [] }) =>
    seen({ text, notes, phase, norms, measures: measures.map((each, i) => ({ ...each, measureId: `k_${i}` })) }),
  )
  expect(planTemplate.length).toBeGreaterThan(20)
  expect(found).toEqual([])
})
