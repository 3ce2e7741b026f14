/** Templates in the library → template rows. */
import { createReader, valueOf } from '#shared/docs/fields.ts'
import { Trashed } from '#shared/docs/layout.ts'
import { templateFields } from '#shared/docs/templateLayout.ts'
import { TemplateId } from '#shared/model/ids.ts'
import { rememberLogo } from '../blobs/goneLogos.ts'
import type { LibraryItemKind } from './projectLibraryItems.ts'

export const templateItems: LibraryItemKind = {
  table: 'template',
  id: TemplateId,
  write: (db, id, _at, fields) => {
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
  },
  gone: rememberLogo,
}
