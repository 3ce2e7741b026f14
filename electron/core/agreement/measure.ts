/** What the thread does with a request: cut texts into units, see who said what of them, and measure. */
import { agreementOf } from '#shared/measure/agreement/figure.ts'
import { type CodedSource, judge, type Units } from '#shared/measure/agreement/judgements.ts'
import type { AgreementAnswer, AgreementRequest } from './protocol.ts'
import { readUnits } from './readUnits.ts'

/** Units of texts that were asked for before: a text never changes. By file, unit and language. */
const known = new Map<string, Units>()
/** Some 8 bytes a unit: a thousand books. */
const MOST_KNOWN = 20_000

function unitsFor(path: string, unit: AgreementRequest['unit'], language: string | null): Units | null {
  const key = JSON.stringify([path, unit, language])
  const kept = known.get(key)
  if (kept) return kept
  const units = readUnits(path, unit, language)
  if (units) {
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(key, units)
  }
  return units
}

export function measure({ id, unit, sources, seeds, coders }: AgreementRequest): AgreementAnswer {
  const coded: CodedSource[] = []
  for (const { path, language, ...rest } of sources) {
    const units = unitsFor(path, unit, language)
    if (units) coded.push({ ...rest, units })
  }
  const codes = judge(coded, seeds.length, coders).map((judgements, code) =>
    agreementOf(judgements, seeds[code] as number),
  )
  const units = coded.reduce((sum, source) => sum + source.units.starts.length, 0)
  return { id, codes, units, unreadable: sources.length - coded.length }
}
