/** Templates in the library → template rows. */
import { createReader, type Doc, type FieldsOfSubject, itemsOf, valueOf } from '#shared/docs/fields.ts'
import { ItemRecord, Trashed } from '#shared/docs/layout.ts'
import { templateFields } from '#shared/docs/templateLayout.ts'
import { TemplateId } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'
import { ERASED_IN_LIBRARY } from './schema.ts'

function projectTemplate(db: Db, doc: Doc, id: string, fields: FieldsOfSubject | undefined, tables: Set<string>): void {
  const record = ItemRecord.safeParse(itemsOf(doc).get(id))
  if (!record.success) {
    const gone = db.run('DELETE FROM template WHERE template_id = ?', id)
    db.run(`DELETE FROM entity WHERE id = ? AND kind = 'template'`, id)
    if (gone > 0) tables.add('template').add('entity').add(ERASED_IN_LIBRARY)
    return
  }
  const value = createReader(fields, templateFields)
  const logo = value('logo') ?? null
  db.run(
    `INSERT OR REPLACE INTO template (template_id, name, accent, footer, logo, logo_hash, trashed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    id,
    value('name') ?? '',
    value('accent') ?? null,
    value('footer') ?? '',
    logo && JSON.stringify(logo),
    logo?.hash ?? null,
    (valueOf(fields, 'trashed', Trashed) ?? null)?.at ?? null,
  )
  tables.add('template')
}

/** Projects the templates among the subjects; without `only`, all of them. */
export function projectTemplates(
  db: Db,
  doc: Doc,
  subjects: ReadonlyMap<string, FieldsOfSubject>,
  tables: Set<string>,
  only?: ReadonlySet<string>,
): void {
  for (const id of only ?? itemsOf(doc).keys())
    if (TemplateId.safeParse(id).success) projectTemplate(db, doc, id, subjects.get(id), tables)
}
