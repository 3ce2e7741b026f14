/** The truth: update log, snapshots, blobs, quarantine, receipts. Projections are not migrated; see projections/schema.ts. */
export const log = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- One row per document. digest and state_vector are null until somebody asks (they cost a walk over the document).
CREATE TABLE doc (
  doc_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  last_seq INTEGER NOT NULL,
  edited_at INTEGER NOT NULL,
  log_bytes INTEGER NOT NULL,
  digest BLOB,
  -- 1 while text and full-text rows lag behind the log; drained when idle and before any query that reads them
  projection_dirty INTEGER NOT NULL
) WITHOUT ROWID;

-- Append-only. data: count, then each update with its length (lib0 varints); checksum: CRC-32 of data.
CREATE TABLE update_log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  doc_id TEXT NOT NULL,
  device TEXT NOT NULL,
  at INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  data BLOB NOT NULL
);
CREATE INDEX update_log_by_doc ON update_log (doc_id, seq);

-- The document up to and including seq; data: deflated Yjs update, V2.
CREATE TABLE snapshot (
  doc_id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  data BLOB NOT NULL
);

-- What could not be applied is kept, with the reason.
CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY,
  doc_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  sender TEXT NOT NULL,
  reason TEXT NOT NULL,
  data BLOB NOT NULL
);

CREATE TABLE blob (hash TEXT PRIMARY KEY, bytes INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;

-- Answers of committed commands, so that a command sent again after a crash is not done twice.
CREATE TABLE receipt (command_id TEXT PRIMARY KEY, at INTEGER NOT NULL, result TEXT NOT NULL) WITHOUT ROWID;

-- This device's own: layout, theme, reading size.
CREATE TABLE preference (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`
