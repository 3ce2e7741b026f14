import type { CodeId, SourceId } from '#shared/model/ids.ts'
import type { CitationStyle } from '#shared/references/cite.ts'
import { type ExportParts, exportedDocument } from '../exporters/documents.ts'
import { createNameFinder } from '../exporters/nameFinder.ts'
import { knownPeople } from '../exporters/pseudonyms.ts'
import { fileNameOf, renderMarkdown, renderPage } from '../exporters/render.ts'
import { withoutNames } from '../exporters/withoutNames.ts'
import { search } from '../search/search.ts'
import type { Query, QueryContext } from './context.ts'
import { evidence } from './evidence.ts'
import { figureTable } from './insight/figureTable.ts'
import { gate } from './gate.ts'
import { markdownOfNote } from './notes.ts'
import { pack, packOf } from './pack.ts'
import { plan } from './plans.ts'
import { quotes } from './quotes.ts'
import { tensions } from './tensions.ts'

/** More than anybody reads; an export of everything is what a backup is for. */
const MAX_QUOTES = 5000
const MAX_HITS = 500

const partsOf = (context: QueryContext, style: CitationStyle | undefined): ExportParts => ({
  db: context.db,
  style,
  noteMarkdown: (noteId) => markdownOfNote(context, noteId),
  figureTable: ({ picture, filters }) => figureTable(picture, filters, context),
  quotes: (filter) =>
    quotes.run({ ...(filter as { codeId: CodeId } | { sourceId: SourceId }), offset: 0, limit: MAX_QUOTES }, context)
      .rows,
  plan: (planId) => plan.run({ planId }, context),
  packPart: (workshopId, part) => packOf(context, workshopId)?.[part] ?? null,
  evidence: (subject) => evidence.run({ subject }, context),
  gate: (planId) => gate.run({ planId }, context),
  tensions: () => tensions.run({}, context),
  search: (query, filters) => search(context.db, query, filters, 0, MAX_HITS).hits,
})

export const exportDocument: Query<'export'> = {
  tables: [
    ...new Set([
      'note',
      'source',
      'reference',
      'workspace',
      'quote',
      'coding',
      'code',
      'doc',
      'member',
      'person',
      ...plan.tables,
      ...pack.tables,
      ...evidence.tables,
      ...gate.tables,
      ...tensions.tables,
    ]),
  ],
  readsText: true,
  run: ({ subject, format, names, style }, context) => {
    const whole = exportedDocument(partsOf(context, style), subject)
    if (!whole) return null
    // What a pack holds is by pseudonym already, and a pseudonym may be somebody's name.
    const isOpen = names === 'names' || subject.kind === 'workshop'
    const people = isOpen ? [] : knownPeople(context.db, context.identity.workspaceId)
    const { document, replaced } = withoutNames(whole, createNameFinder(people), subject.kind === 'search')
    const { title, language, tree } = document
    return format === 'markdown'
      ? { fileName: fileNameOf(title, 'md'), content: renderMarkdown(tree), replaced }
      : { fileName: fileNameOf(title, 'html'), content: renderPage(tree, title, language), replaced }
  },
}
