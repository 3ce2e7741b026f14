/** The figures of codings as pictures; what is used most comes first. */
import type {
  CodeFrequency,
  CodesOverSources,
  Cooccurrence,
  NegativeCases,
  Saturation,
} from '../contract/insightQueries.ts'
import type { CodeId, SourceId } from '../model/ids.ts'
import type { Behind } from '../pictures/behind.ts'
import type { BalancePicture, BarsPicture, HeatPicture, SaturationPicture } from '../pictures/picture.ts'
import { codeTone } from '../pictures/theme.ts'
import { saturationWords } from './saturation.ts'

const many = (n: number, one: string, more = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : more}`

/** Codes on their own, or groups as the union of what is below them. */
export type CodeLevel = 'codes' | 'groups'

const NOTHING_CODED =
  'Nothing is coded here yet. Mark words in a source, press Q and give them a code: they count at once.'

const labelOf = ({ name, title, archived }: Pick<CodeFrequency, 'name' | 'title' | 'archived'>): string =>
  `${title === '' || title === name ? name : `${name} ${title}`}${archived ? ' (archived)' : ''}`

const ofLevel = (codes: readonly CodeFrequency[], level: CodeLevel): CodeFrequency[] =>
  codes.filter(({ isGroup }) => isGroup === (level === 'groups'))

/** "24 codes on 312 quotes in all": a quote with two codes is counted for both. */
function usesOf(codes: readonly CodeFrequency[], level: CodeLevel): { n: number; basis: string } {
  const used = codes.filter(({ quotes, sources }) => quotes > 0 || sources > 0)
  const n = used.reduce((sum, { quotes }) => sum + quotes, 0)
  const unused = codes.length - used.length
  const one = level === 'codes' ? 'code' : 'group'
  return {
    n,
    basis: `${many(used.length, one)}, given to quotes ${many(n, 'time')}; a quote with two of them counts for both${unused > 0 ? `. ${many(unused, `${one} is`, `${one}s are`)} not used here` : ''}`,
  }
}

/** Where only whole sources have the code, those are what is behind it. */
const behindCode = ({ codeId, quotes }: Pick<CodeFrequency, 'codeId' | 'quotes'>): Behind =>
  quotes > 0 ? { kind: 'quotes', codes: [codeId] } : { kind: 'sources', codes: [codeId] }

export function frequenciesPicture(all: readonly CodeFrequency[], level: CodeLevel = 'codes'): BarsPicture {
  const codes = ofLevel(all, level)
  return {
    kind: 'bars',
    title: level === 'codes' ? 'Codes by quotes and by sources' : 'Groups of codes by quotes and by sources',
    ...usesOf(codes, level),
    empty: NOTHING_CODED,
    unit: 'quotes or sources',
    parts: [
      { label: 'quotes', tone: 'px', pattern: 'solid' },
      { label: 'independent sources', tone: 'px', pattern: 'slant' },
    ],
    rows: codes
      .filter(({ quotes, sources }) => quotes > 0 || sources > 0)
      .toSorted((a, b) => b.quotes - a.quotes || b.independent - a.independent)
      .map((code) => ({
        label: labelOf(code),
        tone: codeTone(code.name, code.parent),
        values: [code.quotes, code.independent],
        behind: behindCode(code),
      })),
  }
}

export function stancePicture(all: readonly CodeFrequency[], level: CodeLevel = 'codes'): BalancePicture {
  const codes = ofLevel(all, level)
  const contested = codes.filter((code) => code.contested > 0).length
  return {
    kind: 'balance',
    title: 'For and against each code',
    ...usesOf(codes, level),
    ...(contested > 0 && {
      reading: `On some quotes of ${many(contested, level === 'codes' ? 'code' : 'group')} coders differ; those count on both sides.`,
    }),
    empty: NOTHING_CODED,
    unit: 'quotes',
    rows: codes
      .filter(({ quotes }) => quotes > 0)
      .toSorted((a, b) => b.supports + b.disputes - a.supports - a.disputes || b.quotes - a.quotes)
      .map((code) => ({ ...code, label: labelOf(code), behind: behindCode(code) })),
  }
}

export function cooccurrencePicture(figure: Cooccurrence, by: 'count' | 'jaccard' = 'count'): HeatPicture {
  const { within, total, pairs } = figure
  const together = new Set(pairs.flatMap(({ a, b }) => [a, b]))
  const codes = figure.codes.filter(({ codeId }) => together.has(codeId))
  const placeOf = new Map(codes.map(({ codeId }, at) => [codeId, at]))
  const names = codes.map(({ name }) => name)
  return {
    kind: 'heat',
    title: within === 'quote' ? 'Codes on the same quotes' : 'Codes in the same sources',
    basis: `${many(total, within)} with codes${by === 'jaccard' ? '. Jaccard: those with both divided by those with either, 0 never together, 1 always' : ''}`,
    n: total,
    empty: `No ${within} has two codes here yet; where one has, the pair is counted.`,
    rows: names,
    columns: names,
    rowWord: 'codes',
    columnWord: 'codes',
    format: by === 'count' ? 'count' : 'number',
    isSymmetric: true,
    cells: pairs.flatMap((pair) => {
      const [row, column, value] = [placeOf.get(pair.a) ?? 0, placeOf.get(pair.b) ?? 0, pair[by]]
      const behind: Behind = { kind: within === 'quote' ? 'quotes' : 'sources', codes: [pair.a, pair.b] }
      return [
        { row, column, value, behind },
        { row: column, column: row, value, behind },
      ]
    }),
  }
}

const behindCell = (codeId: CodeId, sourceId: SourceId, quotes: number): Behind =>
  quotes > 0 ? { kind: 'quotes', codes: [codeId], sourceId } : { kind: 'source', sourceId }

export function codesOverSourcesPicture(figure: CodesOverSources): HeatPicture {
  const codes = figure.codes.filter(({ isGroup }) => !isGroup)
  const rowOf = new Map(codes.map(({ codeId }, at) => [codeId, at]))
  const coded = new Set(figure.cells.map(({ sourceId }) => sourceId))
  const sources = figure.sources
    .map((source, at) => ({ ...source, number: at + 1 }))
    .filter(({ sourceId }) => coded.has(sourceId))
  const columnOf = new Map(sources.map(({ sourceId }, at) => [sourceId, at]))
  const cells = figure.cells.flatMap(({ codeId, sourceId, quotes, whole }) => {
    const [row, column] = [rowOf.get(codeId), columnOf.get(sourceId)]
    return row === undefined || column === undefined
      ? []
      : [{ row, column, value: quotes, ...(whole && { sign: 'all' }), behind: behindCell(codeId, sourceId, quotes) }]
  })
  const uncoded = figure.sources.length - sources.length
  const hasWhole = cells.some(({ value, sign }) => value === 0 && sign !== undefined)
  return {
    kind: 'heat',
    title: 'Codes over sources',
    basis: `Quotes of ${many(codes.length, 'code')} in ${many(sources.length, 'source')}, in the order of import${uncoded > 0 ? `; ${many(uncoded, 'source has', 'sources have')} no codes` : ''}${hasWhole ? '. “all”: coded as a whole' : ''}`,
    n: cells.reduce((sum, { value }) => sum + value, 0),
    empty: NOTHING_CODED,
    rows: codes.map(({ name }) => name),
    columns: sources.map(({ number, title }) => `${number} ${title}`),
    rowWord: 'codes',
    columnWord: 'sources',
    format: 'count',
    cells,
  }
}

export function saturationPicture(figure: Saturation): SaturationPicture {
  const { codes, totalCodes, base, runs, reached, threshold } = figure
  const isOwn = codes === 'own'
  return {
    kind: 'saturation',
    title: isOwn ? 'Saturation of the codes that the team added' : 'Saturation of all codes',
    basis: `${many(totalCodes, 'code')} in ${many(figure.sources.length, 'coded source')}, those of one origin as one`,
    // Shares of a handful of codes say as little as a handful of sources.
    n: Math.min(figure.sources.length, figure.baseCodes),
    reading: saturationWords(figure),
    empty:
      isOwn && figure.sources.length > 0
        ? 'The team has used no code of its own here, so nothing new came up beyond the built-in ones. Look at all codes instead.'
        : NOTHING_CODED,
    sources:
      totalCodes === 0
        ? []
        : figure.sources.map(({ sourceId, title, newCodes }) => ({
            label: title,
            newCodes: newCodes.length,
            behind: { kind: 'source', sourceId },
          })),
    base,
    runs: runs.filter(({ complete }) => complete),
    threshold,
    reachedAt: reached && reached.sources + reached.confirmedBy,
  }
}

export function negativeCasesPicture(cases: readonly NegativeCases[]): BalancePicture {
  const disputes = cases.reduce((sum, each) => sum + each.disputes, 0)
  return {
    kind: 'balance',
    title: 'Negative cases',
    basis: `${many(cases.length, 'code')} that more quotes support than dispute, disputed ${many(disputes, 'time')}`,
    n: disputes,
    empty:
      'No code that is mostly supported is disputed by a quote here. That may be so, or nobody has looked for one yet.',
    unit: 'quotes',
    rows: cases.map((each) => ({
      label: labelOf({ ...each, archived: false }),
      supports: each.supports,
      disputes: each.disputes,
      illustrates: 0,
      behind: { kind: 'quotes', codes: [each.codeId] },
    })),
  }
}
