/** Templates for documents. */
export const templatesTables = ['template'] as const

export const templatesSchema = `
-- logo: as JSON, its bytes are a blob
CREATE TABLE template (
  template_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  accent TEXT,
  footer TEXT NOT NULL,
  logo TEXT,
  logo_hash TEXT,
  trashed_at INTEGER
) WITHOUT ROWID;
`
