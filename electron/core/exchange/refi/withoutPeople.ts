/**
 * A project in which known people stand by their pseudonyms, texts, memos and titles alike, with every passage where its
 * words are then. An address with a name in it stays here; so do originals, in which nothing can be replaced.
 */
import type { ReplacedNames } from '#shared/contract/exchange.ts'
import { createTextIndex } from '#shared/model/textIndex.ts'
import type { CslItem } from '#shared/references/csl.ts'
import type { NameFinder } from '../../exporters/nameFinder.ts'
import { withoutNamesIn } from '../references/withoutNamesIn.ts'
import type { CodeData, ProjectData, QuoteData, SourceData } from './projectData.ts'

export interface ProjectNames {
  /** Counts what it replaces. */
  replace(text: string): string
  /** Everything but texts. `textOf`: a source's text as it is here; null: not on this computer. */
  project(data: ProjectData, textOf: (source: SourceData) => string | null): ProjectData
  replaced(): ReplacedNames
}

export function createProjectNames(finder: NameFinder): ProjectNames {
  const people = new Set<string>()
  let places = 0
  const find = (text: string) => {
    const found = finder.find(text)
    places += found.length
    for (const { name } of found) if (name !== null) people.add(name)
    return found
  }
  const replace = (text: string): string => (find(text).length > 0 ? finder.replace(text) : text)

  const code = (each: CodeData): CodeData => ({
    ...each,
    name: replace(each.name),
    title: replace(each.title),
    brief: replace(each.brief),
    definition: replace(each.definition),
    useWhen: replace(each.useWhen),
    avoidWhen: replace(each.avoidWhen),
    example: replace(each.example),
  })

  const reference = (item: CslItem): CslItem => {
    const without = withoutNamesIn(item, finder, ({ name }) => {
      places++
      if (name !== null) people.add(name)
    })
    const { URL: address, ...rest } = without
    return typeof address === 'string' && find(address).length > 0 ? rest : without
  }

  const source = (each: SourceData, text: string | null): SourceData => ({
    ...each,
    title: replace(each.title),
    authors: each.authors.map(replace),
    url: each.url !== null && find(each.url).length > 0 ? null : each.url,
    reference: each.reference === null ? null : reference(each.reference),
    fileName: replace(each.fileName),
    quotes: moved(finder, each.quotes, text).map((quote) => ({ ...quote, memo: replace(quote.memo) })),
  })

  return {
    replace,
    project: (data, textOf) => ({
      ...data,
      name: replace(data.name),
      codes: data.codes.map(code),
      sources: data.sources.map((each) => source(each, each.quotes.length > 0 ? textOf(each) : null)),
      notes: data.notes.map((note) => ({ ...note, title: replace(note.title) })),
    }),
    replaced: () => ({ people: people.size, places }),
  }
}

/** The passages in the text as it is once names are replaced; one that began or ended inside a name takes all of it. */
function moved(finder: NameFinder, quotes: readonly QuoteData[], text: string | null): QuoteData[] {
  // Without its text nothing can be placed; the words are still not to leave with a name.
  if (text === null) return quotes.map((quote) => ({ ...quote, exact: finder.replace(quote.exact) }))
  const found = finder.find(text)
  if (found.length === 0) return [...quotes]
  const after = finder.replace(text)
  const [from, to] = [createTextIndex(text), createTextIndex(after)]
  const place = (codePoint: number, isEnd: boolean): number => {
    const at = from.toUtf16(codePoint)
    let shift = 0
    for (const name of found) {
      if (name.from >= at) break
      const grown = name.instead.length - (name.to - name.from)
      if (name.to > at) return to.toCodePoint(name.from + shift + (isEnd ? name.instead.length : 0))
      shift += grown
    }
    return to.toCodePoint(at + shift)
  }
  return quotes.map((quote) => {
    const [start, end] = [place(quote.start, false), place(quote.end, true)]
    return { ...quote, start, end, exact: after.slice(to.toUtf16(start), to.toUtf16(end)) }
  })
}
