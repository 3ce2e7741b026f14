/** The editor's answers, from this workspace: quotes and titles live, links that lead somewhere. */
import { CodeId, NoteId, QuoteId, SourceId } from '#shared/model/ids.ts'
import type { QueryName, QueryOutput } from '#shared/contract/queries.ts'
import type { QuoteView } from '#shared/contract/views.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { createElement } from 'react'
import { KeptPicture } from '#renderer/app/pictures/KeptPicture.tsx'
import { ask, execute } from '#renderer/data/core.ts'
import { shell } from '#renderer/data/shell.ts'
import { type QueryWatch, watchQuery } from '#renderer/data/useQuery.ts'
import type {
  EditorQuote,
  EditorServices,
  EntityHit,
  EntityRef,
  EntityTitle,
  Watch,
} from '#renderer/editor/services.ts'
import { formatPartialDate } from '#renderer/ui/controls/partialDate.ts'
import type { CodeLook } from '#renderer/ui/codes/codeLook.ts'

const FOUND = 12
/** In one paste; more stay as they were written. */
const MOST_NAMES = 500
const idSchemas = { note: NoteId, source: SourceId, code: CodeId }

/** "Oluchi Eze, 14 March 2026", or the source's title where nobody is named. */
const bylineOf = (quote: QuoteView): string => {
  const who = quote.authors.length > 0 ? quote.authors.join(', ') : quote.sourceTitle
  return quote.publishedOn === null ? who : `${who}, ${formatPartialDate(quote.publishedOn)}`
}

/** Coders who agree are one chip. */
const oncePerStance = (codings: QuoteView['codings']): QuoteView['codings'] => [
  ...new Map(codings.map((coding) => [`${coding.codeId} ${coding.stance}`, coding])).values(),
]

/** A watched query seen through a function; the same object as long as the rows are the same. */
function mapped<N extends QueryName, T>(
  query: QueryWatch<QueryOutput<N>>,
  map: (rows: QueryOutput<N>) => T | null,
): Watch<T> {
  let seen: unknown
  let value: T | null | undefined
  return {
    subscribe: query.subscribe,
    get: () => {
      const state = query.get()
      if (state !== seen) {
        seen = state
        value = state.state === 'ready' ? map(state.rows) : state.state === 'failed' ? null : undefined
      }
      return value
    },
  }
}

/** `tell` shows the person a sentence. */
export function createEditorServices(
  look: (codeId: string) => CodeLook,
  tell: (sentence: string) => void,
): EditorServices {
  const toQuote = (quote: QuoteView): EditorQuote => ({
    quoteId: quote.quoteId,
    sourceId: quote.sourceId,
    exact: quote.exact,
    sourceTitle: quote.sourceTitle,
    byline: bylineOf(quote),
    anchor: quote.anchor,
    isTrashed: quote.trashedAt !== null,
    codings: oncePerStance(quote.codings).map(({ codeId, stance }) => ({ code: look(codeId), stance })),
  })
  const quotes = new Map<string, Watch<EditorQuote>>()
  const titles = new Map<string, Watch<EntityTitle>>()
  const nothing = <T>(): Watch<T> => ({ get: () => null, subscribe: () => () => undefined })

  const quoteWatch = (id: string): Watch<EditorQuote> => {
    const parsed = QuoteId.safeParse(id)
    return parsed.success
      ? mapped<'quote', EditorQuote>(watchQuery('quote', { quoteId: parsed.data }), (quote) => quote && toQuote(quote))
      : nothing()
  }
  const titleWatch = ({ kind, id }: EntityRef): Watch<EntityTitle> => {
    const parsed = idSchemas[kind].safeParse(id)
    if (!parsed.success) return nothing()
    return mapped<'title', EntityTitle>(
      watchQuery('title', { id: parsed.data }),
      (found) => found && { title: found.title === '' ? 'Untitled note' : found.title, isTrashed: found.trashed },
    )
  }
  const cached = <T>(cache: Map<string, Watch<T>>, key: string, make: () => Watch<T>): Watch<T> => {
    let watch = cache.get(key)
    if (!watch) cache.set(key, (watch = make()))
    return watch
  }

  return {
    searchEntities: async (query) => {
      const found = await ask('quickFind', { query, kinds: ['note', 'source', 'code'], limit: FOUND })
      if (!found.ok) return []
      return found.value.flatMap(({ kind, id, title, detail }): EntityHit[] =>
        kind !== 'note' && kind !== 'source' && kind !== 'code'
          ? []
          : [{ kind, id, title: title === '' ? 'Untitled note' : title, detail }],
      )
    },
    findNamed: async (names) => {
      const asked = names.slice(0, MOST_NAMES).map((name) => name.slice(0, 1000))
      const found = await ask('named', { names: asked })
      const hits = found.ok ? found.value : []
      return new Map(
        hits.flatMap((hit, i) => {
          const name = names[i]
          return hit && name !== undefined ? [[name, { kind: hit.kind, id: hit.id, title: hit.label }]] : []
        }),
      )
    },
    searchQuotes: async (query) => {
      const found = await ask('quickFind', { query, kinds: ['quote'], limit: FOUND })
      if (!found.ok) return []
      const views = await Promise.all(found.value.map(({ id }) => ask('quote', { quoteId: QuoteId.parse(id) })))
      return views.flatMap((view) => (view.ok && view.value ? [toQuote(view.value)] : []))
    },
    quote: (id) => cached(quotes, id, () => quoteWatch(id)),
    title: (entity) => cached(titles, `${entity.kind}/${entity.id}`, () => titleWatch(entity)),
    openInSource: ({ quoteId, sourceId }) =>
      navigate({ place: 'library', sourceId: SourceId.parse(sourceId), quoteId: QuoteId.parse(quoteId) }),
    openEntity: ({ kind, id }) => {
      if (kind === 'note') navigate({ place: 'notes', noteId: NoteId.parse(id) })
      if (kind === 'source') navigate({ place: 'library', sourceId: SourceId.parse(id) })
      if (kind === 'code') navigate({ place: 'codes', codeId: CodeId.parse(id) })
    },
    tell,
    openLink: (url) => void shell().openExternal(url),
    createNote: async (title) => {
      const made = await execute('createNote', { title })
      return made.ok ? { kind: 'note', id: made.value.noteId, title, detail: '' } : null
    },
    drawInsight: (kind, filters, onFilters) => createElement(KeptPicture, { kind, filters, onFilters }),
    findQuoteAgain: ({ quoteId, sourceId }) =>
      navigate({ place: 'library', sourceId: SourceId.parse(sourceId), quoteId: QuoteId.parse(quoteId) }),
  }
}
