/**
 * What the editor asks of the app around it. It never touches the port: quotes, titles and places come through here,
 * so that the editor can stand in a test or a gallery with a few invented answers.
 */
import { createContext, type ReactNode, use, useCallback, useSyncExternalStore } from 'react'
import type { CodeLook } from '../ui/codes/codeLook.ts'
import type { Stance } from '../ui/codes/StanceSign.tsx'

export type EntityKind = 'note' | 'source' | 'code'

export interface EntityRef {
  kind: EntityKind
  id: string
}

/** A note, source or code that a link can lead to. */
export interface EntityHit extends EntityRef {
  title: string
  /** A second line: authors, first words, what a code means. */
  detail: string
}

export interface EntityTitle {
  title: string
  isTrashed: boolean
}

export interface QuoteCoding {
  code: CodeLook
  stance: Stance
}

/** A quote as the workspace holds it now. */
export interface EditorQuote {
  quoteId: string
  sourceId: string
  exact: string
  sourceTitle: string
  /** "Oluchi Eze, 14 March 2026"; the title where nothing else is known. */
  byline: string
  /** Where its words stand: where they were, moved with a new reading of the file, or nowhere any more. */
  anchor: 'exact' | 'moved' | 'lost'
  isTrashed: boolean
  codings: readonly QuoteCoding[]
}

/** Undefined while it is being looked up, null when it is not in this workspace. */
export type Watched<T> = T | null | undefined

/** A value that changes; `get` returns the same object until it does. */
export interface Watch<T> {
  get: () => Watched<T>
  subscribe: (listener: () => void) => () => void
}

export interface EditorServices {
  /** For the `[[` menu; an empty query gives what was used last. */
  searchEntities: (query: string) => Promise<readonly EntityHit[]>
  /** What `[[name]]` stands for, by name as given; names that nothing has are left out. */
  findNamed: (names: readonly string[]) => Promise<ReadonlyMap<string, EntityRef & { title: string }>>
  /** For the quote picker; an empty query gives the newest quotes. */
  searchQuotes: (query: string) => Promise<readonly EditorQuote[]>
  /** The same watch for the same id, for as long as anybody listens. */
  quote: (quoteId: string) => Watch<EditorQuote>
  /** The title a note, source or code has now, and whether it lies in the trash. */
  title: (entity: EntityRef) => Watch<EntityTitle>
  openInSource: (quote: { quoteId: string; sourceId: string }) => void
  openEntity: (entity: EntityRef) => void
  /** An http(s) or mailto address, in the system's own browser. */
  openLink: (url: string) => void
  /** Makes a note of that title for a link to it; null when it could not be made. */
  createNote?: (title: string) => Promise<EntityHit | null>
  /** Tells the person something that went otherwise than they may expect, in a sentence. */
  tell?: (sentence: string) => void
  /** Draws a picture of Insight, live; `filters` as the note holds them, `onFilters` where they may be changed. */
  drawInsight?: (picture: string, filters: string, onFilters?: (filters: string) => void) => ReactNode
  /** Where the quote's words are lost: lets the person look for them again. */
  findQuoteAgain?: (quote: { quoteId: string; sourceId: string }) => void
}

export const EditorServicesContext = createContext<EditorServices | null>(null)

/** The services given to NoteEditor. Throws outside of it. */
export function useEditorServices(): EditorServices {
  const services = use(EditorServicesContext)
  if (services === null) throw new Error('useEditorServices outside of NoteEditor')
  return services
}

/** The watched value; the component is drawn again when it changes. */
export function useWatch<T>(watch: Watch<T>): Watched<T> {
  const subscribe = useCallback((listener: () => void) => watch.subscribe(listener), [watch])
  return useSyncExternalStore(subscribe, () => watch.get())
}
