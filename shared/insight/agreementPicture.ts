/** Agreement as a picture: α with its interval, of the norms and the phases, and of the team's own codes. */
import type { AgreementFigure, AgreementRow } from '../contract/agreement.ts'
import type { IntervalsPicture } from '../pictures/picture.ts'
import { AGREEMENT_BARS, unitWords, whyWords } from './agreement.ts'

/** Norms and phases as a whole; a code of the team's own that stands in none. */
export const isShownInPicture = ({ isGroup, parent, tree }: AgreementRow): boolean =>
  isGroup || (tree === 'own' && parent === null)

export function agreementPicture(figure: AgreementFigure, rows: readonly AgreementRow[]): IntervalsPicture {
  const { many } = unitWords[figure.unit]
  return {
    kind: 'intervals',
    title: 'Agreement by norm and phase',
    basis: `${figure.units.toLocaleString('en')} ${many} of ${figure.sources === 1 ? '1 source' : `${figure.sources.toLocaleString('en')} sources`} that two or more people coded; n = ${many} on which somebody saw it`,
    n: figure.units,
    empty: 'No source was coded by two people yet, so there is nothing to compare.',
    format: 'number',
    domain: [0, 1],
    rows:
      figure.sources === 0
        ? []
        : rows.map((row) => ({
            label: row.isGroup ? `${row.name} ${row.title}` : row.name,
            value: row.alpha,
            low: row.low,
            high: row.high,
            n: row.anyPresent,
            ...(row.anyPresent > 0 && { behind: { kind: 'quotes', codes: [row.codeId] } }),
            ...(row.why !== null && { words: whyWords[row.why] }),
          })),
    marks: AGREEMENT_BARS.map((at) => ({ at, label: at.toFixed(3).replace(/^0|0$/g, '') })),
  }
}
