/** Agreement between coders, by code. */
import { AgreementUnit } from '#shared/contract/agreement.ts'
import { agreementTable } from '#shared/insight/agreement.ts'
import { agreementPicture, isShownInPicture } from '#shared/insight/agreementPicture.ts'
import { must, optional, UsageError } from '../command.ts'
import { drawn } from './drawn.ts'
import type { FigureCommand } from './figure.ts'

export const agreement: FigureCommand = {
  options: { unit: 'sentence|paragraph' },
  figure: async ({ core, filters, values }) => {
    const unit = AgreementUnit.safeParse(optional(values, 'unit') ?? 'sentence')
    if (!unit.success) throw new UsageError('--unit is sentence or paragraph.')
    const figure = must(await core.run('assessAgreement', { unit: unit.data, filters }))
    const tell = ({
      name: code,
      coders,
      units,
      alpha,
      kappa,
      low,
      high,
      prevalence,
      why,
      ...row
    }: (typeof figure.codes)[number]) => ({
      code,
      coders,
      units,
      alpha,
      kappa,
      low,
      high,
      prevalence,
      why,
      anyPresent: row.anyPresent,
      allPresent: row.allPresent,
    })
    return {
      json: {
        unit: figure.unit,
        codes: figure.codes.filter(({ isGroup }) => !isGroup).map(tell),
        groups: figure.codes.filter(({ isGroup }) => isGroup).map(tell),
        coders: figure.coders,
        sources: figure.sources,
        units: figure.units,
        textsMissing: figure.textsMissing,
        quotesLost: figure.quotesLost,
      },
      table: agreementTable(figure),
      svg: drawn(() => agreementPicture(figure, figure.codes.filter(isShownInPicture))),
    }
  },
}
