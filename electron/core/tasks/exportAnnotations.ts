/** Quotes and codings as W3C Web Annotations: of all sources, of one, or of those that a note or a plan stands on. */
import { appError } from '#shared/contract/errors.ts'
import type { AnnotationsExport, ReferenceSubject } from '#shared/contract/referenceQueries.ts'
import type { ExportNames } from '#shared/contract/exchange.ts'
import { describe } from '#shared/model/anchoring.ts'
import { err, ok } from '#shared/model/result.ts'
import { createTextIndex } from '#shared/model/textIndex.ts'
import type { Outcome } from '../core.ts'
import { writeAnnotations } from '../exchange/annotations/writeAnnotations.ts'
import { readProjectData, type SourceData } from '../exchange/refi/projectData.ts'
import { createProjectNames } from '../exchange/refi/withoutPeople.ts'
import { createNameFinder } from '../exporters/nameFinder.ts'
import { knownPeople } from '../exporters/pseudonyms.ts'
import { fileNameOf } from '../exporters/render.ts'
import { chosenSources } from '../exporters/chosenSources.ts'
import type { ExportProjectParts } from './exportProject.ts'

type Parts = Pick<ExportProjectParts, 'db' | 'extractions' | 'identity'>

function leftOf(sources: readonly SourceData[], isWithoutNames: boolean): string[] {
  const lost = sources.reduce((sum, source) => sum + source.lost, 0)
  return [
    ...(lost === 0
      ? []
      : [`${lost === 1 ? 'One quote has' : `${lost} quotes have`} no place in the text any more and stayed here.`]),
    ...(isWithoutNames
      ? ['Where a name was replaced in a quote, its words are not those of the page and will not be found on it.']
      : []),
    ...(sources.some((source) => source.codings.length > 0 || source.quotes.some((quote) => quote.codings.length > 0))
      ? ['Stances stand in a term of our own, which other programs pass over; what codes mean is not part of it.']
      : []),
  ]
}

/** Errors: `NotFound` of its subject's kind. */
export async function exportAnnotations(
  { db, extractions, identity }: Parts,
  { subject, names }: { subject?: ReferenceSubject | undefined; names: ExportNames },
): Promise<Outcome<AnnotationsExport>> {
  const chosen = chosenSources(db, subject)
  if (!chosen)
    return err(appError('SourceNotFound', 'What the annotations were asked of is not in this workspace any more.'))
  const people = names === 'names' ? [] : knownPeople(db, identity.workspaceId)
  const known = createProjectNames(createNameFinder(people))
  const all = await readProjectData(db)
  const wanted = { ...all, notes: [], sources: all.sources.filter(({ sourceId }) => chosen.ids.has(sourceId)) }
  const textOf = ({ extractionHash }: SourceData): string | null => extractions.get(extractionHash)?.text ?? null
  const data = known.project(wanted, textOf)
  const sources = data.sources.map((source) => {
    const selectors = new Map<string, { prefix: string; suffix: string }>()
    const here = source.quotes.length === 0 ? null : textOf(source)
    if (here !== null) {
      const text = known.replace(here)
      const index = createTextIndex(text)
      for (const { quoteId, start, end } of source.quotes) {
        const { prefix, suffix } = describe(text, { from: index.toUtf16(start), to: index.toUtf16(end) }, index)
        selectors.set(quoteId, { prefix, suffix })
      }
    }
    return { ...source, selectors }
  })
  const { text, annotations } = writeAnnotations({ ...data, sources, label: chosen.title ?? data.name })
  return ok({
    fileName: fileNameOf(chosen.title ?? 'Annotations', 'jsonld'),
    content: text,
    annotations,
    left: leftOf(sources, known.replaced().places > 0),
    replaced: known.replaced(),
  })
}
