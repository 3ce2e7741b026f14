/**
 * Quotes as W3C Web Annotations: where the words stand (by the words and by position, in code points), codes as tags,
 * each with its stance and coder, memos as comments. Codes of a whole source are annotations without a selector.
 */
import type { CodeData, CodingData, SourceData } from '../refi/projectData.ts'
import { guidOf, guidOfName } from '../refi/guids.ts'
import { ANNO_CONTEXT, ownContext, urnOf } from './context.ts'

export interface AnnotatedSource extends SourceData {
  url: string | null
  /** Context of each quote by its id. */
  selectors: ReadonlyMap<string, { prefix: string; suffix: string }>
}

export interface AnnotationsData {
  codes: readonly CodeData[]
  members: readonly { memberId: string; name: string }[]
  sources: readonly AnnotatedSource[]
  label: string
}

const time = (at: number): string => new Date(at).toISOString()

export function writeAnnotations({ codes, members, sources, label }: AnnotationsData): {
  text: string
  annotations: number
} {
  const codeById = new Map<string, CodeData>(codes.map((code) => [code.codeId, code]))
  const nameById = new Map<string, string>(members.map(({ memberId, name }) => [memberId, name]))
  const person = (memberId: string) => ({
    id: urnOf(guidOf(memberId)),
    type: 'Person',
    name: nameById.get(memberId) ?? 'Somebody',
  })
  const tag = ({ codeId, coder, stance, at }: CodingData) => ({
    type: 'TextualBody',
    purpose: 'tagging',
    value: codeById.get(codeId)?.name ?? codeId,
    code: urnOf(guidOf(codeId)),
    stance,
    creator: person(coder),
    created: time(at),
  })
  const comment = (value: string) => ({ type: 'TextualBody', purpose: 'commenting', value, format: 'text/plain' })
  const sourceOf = (source: AnnotatedSource) => ({
    // The page on the web where there is one: others know it by that.
    id: source.url ?? urnOf(guidOf(source.sourceId)),
    type: 'Text',
    'dc:title': source.title,
    format: source.mediaType,
    ...(source.language === null ? {} : { language: source.language }),
  })
  const items = sources.flatMap((source) => {
    const target = sourceOf(source)
    const whole =
      source.codings.length === 0
        ? []
        : [
            {
              id: urnOf(guidOfName(`annotation ${source.sourceId}`)),
              type: 'Annotation',
              motivation: 'tagging',
              body: source.codings.map(tag),
              target: { type: 'SpecificResource', source: target },
            },
          ]
    const quotes = source.quotes.map((quote) => {
      const selector = source.selectors.get(quote.quoteId)
      const body = [...quote.codings.map(tag), ...(quote.memo === '' ? [] : [comment(quote.memo)])]
      return {
        id: urnOf(guidOf(quote.quoteId)),
        type: 'Annotation',
        motivation: quote.codings.length > 0 ? 'tagging' : quote.memo === '' ? 'highlighting' : 'commenting',
        creator: person(quote.by),
        created: time(quote.at),
        ...(body.length === 0 ? {} : { body }),
        target: {
          type: 'SpecificResource',
          source: target,
          selector: [
            {
              type: 'TextQuoteSelector',
              exact: quote.exact,
              ...(selector?.prefix ? { prefix: selector.prefix } : {}),
              ...(selector?.suffix ? { suffix: selector.suffix } : {}),
            },
            { type: 'TextPositionSelector', start: quote.start, end: quote.end },
          ],
        },
      }
    })
    return [...whole, ...quotes]
  })
  const collection = {
    '@context': [ANNO_CONTEXT, ownContext],
    id: urnOf(guidOfName(`annotations of ${label}`)),
    type: 'AnnotationCollection',
    label,
    total: items.length,
    first: { id: urnOf(guidOfName(`first annotations of ${label}`)), type: 'AnnotationPage', startIndex: 0, items },
  }
  return { text: `${JSON.stringify(collection, null, 2)}\n`, annotations: items.length }
}
