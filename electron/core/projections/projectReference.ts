/** A source's reference: its registers, and the keys by which another file's entry is known to be the same. */
import { createReader, type FieldsOfSubject } from '#shared/docs/fields.ts'
import { sourceFields } from '#shared/docs/layout.ts'
import { referenceFieldNames } from '#shared/references/registers.ts'
import { samenessKeys } from '#shared/references/sameness.ts'
import type { Db } from '../db/database.ts'

export function projectReference(db: Db, sourceId: string, title: string, fields: FieldsOfSubject): void {
  const value = createReader(fields, sourceFields)
  const registers = Object.fromEntries(
    referenceFieldNames.flatMap((field) => {
      const said = value(field)
      return said == null ? [] : [[field, said]]
    }),
  )
  const csl = value('csl') ?? null
  const keys = samenessKeys({
    title,
    authors: value('authors') ?? [],
    publishedOn: value('publishedOn'),
    url: value('url'),
    DOI: value('DOI'),
  })
  db.run(
    'INSERT OR REPLACE INTO reference (source_id, fields, csl, doi_key, url_key, title_key, citation_key) VALUES (?, ?, ?, ?, ?, ?, ?)',
    sourceId,
    JSON.stringify(registers),
    csl === null ? null : JSON.stringify(csl),
    keys.doi,
    keys.url,
    keys.title,
    value('citation-key') ?? null,
  )
}
