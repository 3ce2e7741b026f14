/**
 * How well the lenses see, lens by lens, on labelled sentences of our own. The floors are what was measured, a sentence
 * or two below, and the numbers are printed, so that a change of a rule shows what it won and what it lost.
 */
import { describe, expect, it } from 'vitest'
import { findInBlock } from '#shared/lenses/findLensFindings.ts'
import { type LensId, lensIds } from '#shared/lenses/finding.ts'
import { development } from './labelled/development.ts'
import { heldOut } from './labelled/heldOut.ts'
import { measure, type Score } from './labelled/measure.ts'

const halves = [
  ['development', development],
  ['held out', heldOut],
] as const

/** [precision, recall] */
const floors: Record<(typeof halves)[number][0], Record<LensId, [number, number]>> = {
  development: {
    'people-first': [0.95, 0.97],
    'thin-transaction': [0.97, 0.97],
    reach: [0.95, 0.95],
    'asking-first': [0.95, 0.93],
    automation: [0.95, 0.95],
  },
  'held out': {
    'people-first': [0.95, 0.9],
    'thin-transaction': [0.94, 0.89],
    reach: [0.94, 0.94],
    'asking-first': [0.85, 0.8],
    automation: [0.94, 0.94],
  },
}

const line = (name: string, { hits, wrong, missed, precision, recall }: Score): string =>
  `${name}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (${hits} seen, ${wrong.length} wrong, ${missed.length} missed)`

describe.each(halves)('the %s half', (half, sentences) => {
  const scores = measure(sentences)

  it.each(lensIds)('%s', (lens) => {
    const score = scores[lens]
    console.log(line(`${half}, ${lens}`, score))
    const [precision, recall] = floors[half][lens]
    // What is wrong on the held-out half stays unread: who looks would begin to fit the rules to it.
    const detail = half === 'development' ? [...score.wrong, ...score.missed].join('\n') : lens
    expect(score.precision, detail).toBeGreaterThanOrEqual(precision)
    expect(score.recall, detail).toBeGreaterThanOrEqual(recall)
  })

  it('has enough of both kinds, none twice', () => {
    const withLabels = sentences.filter(({ labels }) => labels.length > 0).length
    expect(sentences.length).toBeGreaterThanOrEqual(200)
    expect(withLabels).toBeGreaterThanOrEqual(sentences.length * 0.4)
    expect(sentences.length - withLabels).toBeGreaterThanOrEqual(sentences.length * 0.4)
    const all = [...development, ...heldOut].map(({ text }) => text)
    expect(all.filter((text, index) => all.indexOf(text) !== index)).toEqual([])
  })
})

describe('every finding', () => {
  it('says why, offers something other than what stands there, and is found again when it is asked for alone', () => {
    for (const { text } of [...development, ...heldOut]) {
      for (const finding of findingsIn(text)) {
        expect(finding.reason.length, text).toBeGreaterThan(20)
        expect(finding.suggestion?.toLowerCase(), text).not.toBe(finding.text.toLowerCase())
        expect(findingsIn(text, [finding.lens])).toContainEqual(finding)
      }
    }
  })
})

function findingsIn(text: string, enabled: readonly LensId[] = lensIds) {
  return findInBlock({ text, isQuotation: false, start: 0 }, { enabled })
}
