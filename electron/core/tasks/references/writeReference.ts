/** What a reference says, written into the registers of its source. */
import { SOURCE } from '#shared/docs/layout.ts'
import type { BlobHash, SourceId } from '#shared/model/ids.ts'
import type { CslItem } from '#shared/references/csl.ts'
import { referenceFieldNames, registersOf, titleFor } from '#shared/references/registers.ts'
import type { Editor } from '../../docs/editing.ts'

/** The fields of a new source. */
export function writeFields(edit: Editor, sourceId: SourceId, item: CslItem): void {
  const own = registersOf(item)
  const set = (field: string, value: unknown): void => {
    if (value !== null) edit.set(sourceId, SOURCE, field, value)
  }
  set('title', own.title ?? titleFor(item))
  if (own.authors.length > 0) set('authors', own.authors)
  for (const field of ['publishedOn', 'url', 'language'] as const) set(field, own[field])
  for (const field of referenceFieldNames) set(field, own[field])
  set('csl', item)
}

/** Adds to a source what it did not know; what it says stays. True when there was something to add. */
export function fillFields(edit: Editor, sourceId: SourceId, item: CslItem): boolean {
  const own = registersOf(item)
  const before = edit.journal.length
  const fill = (field: string, value: unknown): void => {
    const known = edit.read(sourceId, SOURCE, field)
    const isEmpty = known === undefined || known === null || (Array.isArray(known) && known.length === 0)
    if (isEmpty && value !== null && !(Array.isArray(value) && value.length === 0))
      edit.set(sourceId, SOURCE, field, value)
  }
  fill('authors', own.authors)
  for (const field of ['publishedOn', 'url', 'language'] as const) fill(field, own[field])
  for (const field of referenceFieldNames) fill(field, own[field])
  fill('csl', item)
  return edit.journal.length > before
}

export interface ReferenceFile {
  hash: BlobHash
  bytes: number
  mediaType: string
  fileName: string
}

/** A source of which only the reference is here; the list it stood in is kept as its original. */
export function writeReferenceOnly(
  edit: Editor,
  sourceId: SourceId,
  item: CslItem,
  original: ReferenceFile,
  extraction: { hash: BlobHash; extractor: string; words: number },
): void {
  edit.addToLibrary(sourceId, 'source')
  writeFields(edit, sourceId, item)
  edit.set(sourceId, SOURCE, 'kind', 'reference')
  edit.set(sourceId, SOURCE, 'original', original)
  edit.set(sourceId, SOURCE, 'extraction', { ...extraction, pages: null })
}
