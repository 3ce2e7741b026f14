/**
 * Logos of templates that were deleted for good. The template's row goes in the transaction that learns of it, the file
 * after that: between the two the logo is remembered, so that it goes as well where the process dies there.
 */
import { BlobHash } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'

const PREFIX = 'gone_logo:'

/** Call before the template's row goes. */
export function rememberLogo(db: Db, templateId: string): void {
  db.run(
    `INSERT OR REPLACE INTO meta (key, value) SELECT ? || logo_hash, '' FROM template WHERE template_id = ? AND logo_hash IS NOT NULL`,
    PREFIX,
    templateId,
  )
}

const STILL_NEEDED = `SELECT 1 FROM source WHERE @hash IN (original_hash, extraction_hash)
  UNION ALL SELECT 1 FROM template WHERE logo_hash = @hash
  UNION ALL SELECT 1 FROM undo_write WHERE field = 'logo' AND json_extract(before, '$.hash') = @hash
    AND subject IN (SELECT template_id FROM template) LIMIT 1`

/** Those that nothing names any more; earlier ones of the same templates, which undo would have brought back, too. */
export function goneLogos(db: Db): BlobHash[] {
  const hashes = db.all<{ hash: string }>(
    `SELECT substr(key, length(@prefix) + 1) AS hash FROM meta WHERE key GLOB @prefix || '*'
     UNION SELECT json_extract(before, '$.hash') FROM undo_write
     WHERE field = 'logo' AND subject NOT IN (SELECT template_id FROM template) AND json_extract(before, '$.hash') IS NOT NULL`,
    { prefix: PREFIX },
  )
  return hashes.flatMap(({ hash }) => {
    const parsed = BlobHash.safeParse(hash)
    return parsed.success && db.get(STILL_NEEDED, { hash }) === undefined ? [parsed.data] : []
  })
}

/** Call when their files are gone. */
export const forgetLogos = (db: Db): void => void db.run(`DELETE FROM meta WHERE key GLOB ? || '*'`, PREFIX)
