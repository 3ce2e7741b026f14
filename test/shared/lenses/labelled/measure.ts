/** Precision and recall of each lens on labelled sentences. A finding meets a label of its lens when they overlap. */
import { findInBlock } from '#shared/lenses/findLensFindings.ts'
import { type LensId, lensIds } from '#shared/lenses/finding.ts'
import { createTextIndex } from '#shared/model/textIndex.ts'
import type { Labelled } from './label.ts'

export interface Score {
  hits: number
  /** Findings that meet no label, as "lens: words | sentence". */
  wrong: string[]
  /** Labels that no finding meets. */
  missed: string[]
  precision: number
  recall: number
}

export function measure(sentences: readonly Labelled[]): Record<LensId, Score> {
  const scores = Object.fromEntries(
    lensIds.map((lens): [LensId, Score] => [lens, { hits: 0, wrong: [], missed: [], precision: 0, recall: 0 }]),
  ) as Record<LensId, Score>
  for (const { text, labels } of sentences) {
    const index = createTextIndex(text)
    const findings = findInBlock({ text, isQuotation: false, start: 0 }).map((finding) => ({
      ...finding,
      from: index.toUtf16(finding.start),
      to: index.toUtf16(finding.end),
    }))
    const meets = (finding: (typeof findings)[number], label: (typeof labels)[number]): boolean =>
      finding.lens === label.lens && finding.from < label.to && finding.to > label.from
    for (const finding of findings)
      if (!labels.some((label) => meets(finding, label))) scores[finding.lens].wrong.push(`${finding.text} | ${text}`)
    for (const label of labels)
      if (findings.some((finding) => meets(finding, label))) scores[label.lens].hits += 1
      else scores[label.lens].missed.push(`${text.slice(label.from, label.to)} | ${text}`)
  }
  for (const score of Object.values(scores)) {
    score.precision = score.hits / Math.max(1, score.hits + score.wrong.length)
    score.recall = score.hits / Math.max(1, score.hits + score.missed.length)
  }
  return scores
}
