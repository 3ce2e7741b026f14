/** The files of a vault that are made of records: a source with its quotes, a code with its definition. */
import type { PhrasingContent, RootContent } from 'mdast'
import { toCommonplaceUrl } from '#shared/editor/markdown/references.ts'
import { type FileOf, vaultMarkdown, verbatimText } from '#shared/editor/vault/toVault.ts'
import { blockOfQuote } from '#shared/editor/vault/wikiTarget.ts'
import { bullets, heading, link, paragraph, quotation, text } from '../../exporters/mdast.ts'
import { cutTo, oneLine } from '../../importers/cleanText.ts'
import type { CodeData, CodingData, ProjectData, QuoteData, SourceData } from '../refi/projectData.ts'
import { ID_KEY, withOurs } from './frontMatter.ts'
import { codeHolds, HOLDS_KEY, sourceHolds, type SourceHolds } from './holds.ts'

export interface PageParts {
  data: ProjectData
  fileOf: FileOf
}

/** Tags have neither spaces nor dots; `#P1/OWNER` is nested, as its code is. */
export const tagOf = (codeName: string): string =>
  codeName
    .trim()
    .replace(/\./g, '/')
    .replace(/[^\p{L}\p{N}\p{M}/_-]+/gu, '-')
    .replace(/^[-/]+|[-/]+$/g, '')

const day = (at: number): string => new Date(at).toISOString()

/** Facts that are there. */
const known = (facts: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(facts).filter(
      ([, value]) =>
        value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  )

function codingsLine({ data }: PageParts, codings: readonly CodingData[]): PhrasingContent[] {
  const nameOf = (memberId: string): string => data.members.find((member) => member.memberId === memberId)?.name ?? ''
  const byCode = new Map<string, string[]>()
  for (const { codeId, stance, coder } of codings) {
    const name = nameOf(coder)
    byCode.set(codeId, [...(byCode.get(codeId) ?? []), name === '' ? stance : `${stance}, ${name}`])
  }
  return [...byCode].flatMap(([codeId, who], n) => [
    ...(n > 0 ? [text('; ')] : []),
    link(
      toCommonplaceUrl({ kind: 'code', id: codeId }),
      data.codes.find((code) => code.codeId === codeId)?.name ?? codeId,
    ),
    text(` (${who.join('; ')})`),
  ])
}

const codeNames = ({ codes }: ProjectData, codings: readonly CodingData[]): string[] => [
  ...new Set(codings.flatMap(({ codeId }) => codes.filter((code) => code.codeId === codeId).map(({ name }) => name))),
]

function quoteBlocks(parts: PageParts, quote: QuoteData): RootContent[] {
  const lines = [
    quotation(quote.exact),
    // By this name other files lead to the words above it.
    paragraph(verbatimText(`^${blockOfQuote(quote.quoteId)}`)),
  ]
  return [
    ...lines,
    ...(quote.codings.length > 0 ? [paragraph(text('Codes: '), ...codingsLine(parts, quote.codings))] : []),
    ...(quote.memo.trim() === '' ? [] : [paragraph(text(`Memo: ${quote.memo.trim()}`))]),
  ]
}

/** `original` and `text` are files beside it; `text` what the quotes stand in, where the original stays. */
export function sourcePage(
  parts: PageParts,
  source: SourceData,
  { original, text: textFile, byPseudonym }: Pick<SourceHolds, 'original' | 'text' | 'byPseudonym'>,
): string {
  const { data, fileOf } = parts
  const codings = [...source.codings, ...source.quotes.flatMap((quote) => quote.codings)]
  const names = codeNames(data, codings)
  const facts = known({
    [ID_KEY]: source.sourceId,
    title: source.title,
    authors: source.authors,
    published: source.publishedOn,
    url: source.url,
    language: source.language,
    created: day(source.at),
    original: original === null ? null : `[[${original}]]`,
    codes: names,
    tags: names.map(tagOf).filter((tag) => tag !== ''),
    [HOLDS_KEY]: sourceHolds(source, data, { original, text: textFile, byPseudonym }),
  })
  const body: RootContent[] = [
    heading(1, text(oneLine(source.title) || 'Untitled source')),
    ...(source.codings.length > 0 ? [paragraph(text('Codes: '), ...codingsLine(parts, source.codings))] : []),
    ...(original === null ? [] : [paragraph(text('The original: '), verbatimText(`[[${original}]]`))]),
    ...(textFile === null ? [] : [paragraph(text('Its text: '), verbatimText(`[[${textFile}]]`))]),
    heading(2, text(`Quotes (${source.quotes.length})`)),
    ...(source.quotes.length === 0
      ? [paragraph(text('Nothing has been quoted from this source yet.'))]
      : source.quotes.flatMap((quote) => quoteBlocks(parts, quote))),
  ]
  return withOurs(facts, vaultMarkdown({ type: 'root', children: body }, fileOf))
}

const SHOWN = 80

export function codePage(parts: PageParts, code: CodeData): string {
  const { data, fileOf } = parts
  const facts = known({
    [ID_KEY]: code.codeId,
    title: code.title === '' ? code.name : `${code.name}: ${code.title}`,
    aliases: [code.name],
    [HOLDS_KEY]: codeHolds(code),
  })
  const parent = code.parent === null ? undefined : data.codes.find(({ codeId }) => codeId === code.parent)
  const part = (label: string, words: string): RootContent[] =>
    words.trim() === '' ? [] : [paragraph(text(`${label}${words.trim()}`))]
  const quotes = data.sources.flatMap((source) =>
    source.quotes.filter(({ codings }) => codings.some(({ codeId }) => codeId === code.codeId)),
  )
  const body: RootContent[] = [
    heading(1, text(code.title === '' ? code.name : `${code.name}: ${code.title}`)),
    ...(parent
      ? [paragraph(text('Below '), link(toCommonplaceUrl({ kind: 'code', id: parent.codeId }), parent.name))]
      : []),
    ...part('', code.brief),
    ...part('', code.definition),
    ...part('Use when: ', code.useWhen),
    ...part('Not when: ', code.avoidWhen),
    ...part('Example: ', code.example),
    ...(quotes.length === 0
      ? []
      : [
          heading(2, text(`Quotes (${quotes.length})`)),
          bullets(
            quotes.map((quote) => [
              link(
                toCommonplaceUrl({ kind: 'quote', id: quote.quoteId }),
                cutTo(oneLine(quote.exact).replace(/[[\]|\\]/g, ' '), SHOWN),
              ),
            ]),
          ),
        ]),
  ]
  return withOurs(facts, vaultMarkdown({ type: 'root', children: body }, fileOf))
}
