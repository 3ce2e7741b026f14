/**
 * What the lenses see in a step of a plan: in what will be done, its notes, and the signs by which it will be judged.
 * A measure is more than its words: a media measure that alone stands for how people stand to us is reach, however it
 * is worded, and so is one that is labelled a relationship and counts eyes.
 */
import type { MeasureKind, Phase } from '../model/plan.ts'
import { createTextIndex } from '../model/textIndex.ts'
import { type LensFinding, lensById } from './finding.ts'
import { findingKey } from './findingKey.ts'
import type { LensMemory } from './memory.ts'
import { mediaMetricIn } from './rules/reach.ts'
import { readBlock } from './text/reading.ts'

export interface StepTexts {
  text: string
  notes: string
  phase: Phase
  norms: readonly string[]
  measures: readonly { measureId: string; text: string; kind: MeasureKind }[]
}

export interface StepFinding extends LensFinding {
  /** "text", "notes", or the id of a measure. */
  part: string
  /** What it is dismissed by. */
  key: string
  /** UTF-16 offsets in the part. */
  from: number
  to: number
  /** The whole part as the offer would have it; null where there is no offer. */
  rewritten: string | null
}

/** Paragraphs are lines; a line that begins with ">" is somebody else's. */
function inText(part: string, text: string, memory: LensMemory): StepFinding[] {
  const index = createTextIndex(text)
  let at = 0
  const blocks = text.split('\n').map((line) => {
    const start = index.toCodePoint(at)
    at += line.length + 1
    return { text: line, start, isQuotation: /^\s*>/.test(line) }
  })
  return memory.find(blocks).map((finding) => {
    const [from, to] = [index.toUtf16(finding.start), index.toUtf16(finding.end)]
    const { suggestion } = finding
    const rewritten = suggestion === null ? null : text.slice(0, from) + suggestion + text.slice(to)
    return { ...finding, part, key: findingKey(finding), from, to, rewritten }
  })
}

const TIES = /\b(?:relationships?|friendships?|trust|loyalty|beziehung(?:en)?|vertrauen)\b/i

/** The third phase, a norm of how people are met, or words that say so. */
const isAboutRelationships = ({ text, phase, norms }: StepTexts): boolean =>
  phase === 'P3' || norms.some((norm) => /^R[1-8]\./.test(norm)) || TIES.test(text)

const OFFER = 'How many people moved from candidate to advocate'
const LABELLED_MEDIA =
  'A media metric: it says how far words carried. This step is about people, and nothing else here would show how they stand to us.'
const LABELLED_RELATIONSHIP =
  'A media metric, labelled as a relationship. It counts eyes; whether somebody will deal with us again shows in what they do.'

function inMeasure(step: StepTexts, { measureId, text, kind }: StepTexts['measures'][number]): StepFinding[] {
  const all = { from: 0, to: text.length }
  const isAlone = !step.measures.some((each) => each.kind === 'relationship')
  const metric =
    kind === 'media' && isAlone && isAboutRelationships(step)
      ? all
      : kind === 'relationship'
        ? mediaMetricIn(readBlock({ text, start: 0, isQuotation: false }))
        : null
  if (metric === null) return []
  const { from, to } = metric
  const index = createTextIndex(text)
  const words = text.slice(from, to)
  return [
    {
      lens: 'reach',
      code: lensById.reach.code,
      start: index.toCodePoint(from),
      end: index.toCodePoint(to),
      text: words,
      sentence: text,
      reason: kind === 'media' ? LABELLED_MEDIA : LABELLED_RELATIONSHIP,
      suggestion: OFFER,
      rewritten: OFFER,
      part: measureId,
      key: findingKey({ text: words, sentence: text }),
      from,
      to,
    },
  ]
}

/** In the order in which a step shows its parts. `withReach`: whether measures are looked at for reach. */
export function findInStep(step: StepTexts, memory: LensMemory, withReach: boolean): StepFinding[] {
  return [
    ...inText('text', step.text, memory),
    ...inText('notes', step.notes, memory),
    ...step.measures.flatMap((measure) => {
      const reach = withReach ? inMeasure(step, measure) : []
      const others = inText(measure.measureId, measure.text, memory)
      return [...reach, ...others.filter(({ lens }) => lens !== 'reach' || reach.length === 0)]
    }),
  ]
}
