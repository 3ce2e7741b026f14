/** Agreement between coders as a table. */
import type { AgreementFigure, AgreementRow, AgreementUnit, WhyNoAgreement } from '../contract/agreement.ts'
import type { InsightTable } from './table.ts'

/** Above the first the usual reading is "reliable", above the second "enough for tentative conclusions". */
export const AGREEMENT_BARS = [0.8, 0.667] as const

export const unitWords: Readonly<Record<AgreementUnit, { one: string; many: string }>> = {
  sentence: { one: 'sentence', many: 'sentences' },
  paragraph: { one: 'paragraph', many: 'paragraphs' },
}

export const whyWords: Readonly<Record<WhyNoAgreement, string>> = {
  oneCoder: 'Undefined: no source with it was coded by two people',
  absent: 'Undefined: everybody agreed on absence',
  present: 'Undefined: everybody agreed on presence, everywhere',
}

/** A figure in words of the usual bars, for who does not know them by heart. */
export function barWords({ alpha, why }: Pick<AgreementRow, 'alpha' | 'why'>): string {
  if (why !== null || alpha === null) return whyWords[why ?? 'oneCoder']
  if (alpha >= AGREEMENT_BARS[0]) return 'Above .80'
  if (alpha >= AGREEMENT_BARS[1]) return 'Between .667 and .80'
  return alpha > 0 ? 'Under .667' : 'No better than chance'
}

/** How it is measured, one sentence each; the window shows them beside the figures. */
export const agreementMethod = [
  'Each sentence or paragraph is a unit; for each code a coder said that it is there, or that it is not.',
  'A source counts where two or more people coded passages of it, and each of them counts as having judged all of its units. Marking a source as read does not count as coding it.',
  'A code is present on a unit which one of its quotes touches. Sources coded as a whole have no unit and are left out.',
  'What was settled since does not change the figures: they tell how people code before they talk.',
  'α is Krippendorff’s, nominal, and takes any number of coders; κ is Cohen’s, for exactly two.',
  'The interval is a percentile bootstrap over units: 1,000 draws, 95%, with a seed from the code’s id, so that every computer finds the same. Units of one source are not independent of one another; the true interval is rather wider.',
] as const

export const agreementTable = (figure: AgreementFigure): InsightTable => {
  const { many } = unitWords[figure.unit]
  const left = [
    figure.textsMissing > 0 && `${figure.textsMissing} sources are left out because their text is not here yet`,
    figure.quotesLost > 0 && `${figure.quotesLost} quotes whose words were not found again`,
  ].filter((each) => each !== false)
  return {
    title: `Agreement between coders, by ${unitWords[figure.unit].one}`,
    columns: [
      { key: 'code', label: 'Code', kind: 'text' },
      { key: 'title', label: 'Title', kind: 'text' },
      { key: 'coders', label: 'Coders', kind: 'count' },
      { key: 'units', label: 'Units', kind: 'count' },
      { key: 'any', label: 'Somebody: present', kind: 'count' },
      { key: 'all', label: 'Everybody: present', kind: 'count' },
      { key: 'prevalence', label: 'Prevalence', kind: 'share' },
      { key: 'alpha', label: 'Krippendorff’s α', kind: 'number' },
      { key: 'low', label: 'from', kind: 'number' },
      { key: 'high', label: 'to', kind: 'number' },
      { key: 'kappa', label: 'Cohen’s κ', kind: 'number' },
      { key: 'why', label: 'Reading', kind: 'text' },
    ],
    rows: figure.codes.map((row) => ({
      code: row.name,
      title: row.title,
      coders: row.coders,
      units: row.units,
      any: row.anyPresent,
      all: row.allPresent,
      prevalence: row.prevalence,
      alpha: row.alpha,
      low: row.low,
      high: row.high,
      kappa: row.kappa,
      why: barWords(row),
    })),
    note: [
      `${figure.units} ${many} of ${figure.sources} sources that two or more people coded. ${agreementMethod.join(' ')}`,
      ...left,
    ].join(' '),
  }
}
