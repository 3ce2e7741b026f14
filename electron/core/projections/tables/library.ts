/** The workspace itself, members, codes, sources with their quotes and codings, notes. */
export const libraryTables = [
  'workspace',
  'entity',
  'member',
  'code',
  'source',
  'reference',
  'quote',
  'coding',
  'coding_reason',
  'settlement',
  'coding_settled',
  'note',
  'note_link',
] as const

export const librarySchema = `
-- One row: what the library says of the workspace itself.
CREATE TABLE workspace (name TEXT, citation_style TEXT, template TEXT);

-- Every document, own code and member that the library names, with its trash mark. Kind 'purged': deleted for ever.
CREATE TABLE entity (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  trashed_at INTEGER,
  trashed_by TEXT
) WITHOUT ROWID;
-- The trash is small: what is live is counted as all without it.
CREATE INDEX entity_in_trash ON entity (id) WHERE trashed_at IS NOT NULL;
CREATE INDEX entity_by_kind ON entity (kind, trashed_at);

CREATE TABLE member (member_id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;

-- Built-in codes and groups, as changed by the team, and the team's own. resolved_id follows aliases.
CREATE TABLE code (
  code_id TEXT PRIMARY KEY,
  resolved_id TEXT NOT NULL,
  name TEXT NOT NULL,
  tree TEXT NOT NULL,
  parent TEXT,
  codable INTEGER NOT NULL,
  built_in INTEGER NOT NULL,
  title TEXT NOT NULL,
  brief TEXT NOT NULL,
  definition TEXT NOT NULL,
  use_when TEXT NOT NULL,
  avoid_when TEXT NOT NULL,
  example TEXT NOT NULL,
  colour TEXT NOT NULL,
  position REAL NOT NULL,
  archived INTEGER NOT NULL,
  trashed INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX code_by_resolved ON code (resolved_id);

CREATE TABLE source (
  source_id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  authors TEXT NOT NULL,
  published_on TEXT,
  url TEXT,
  site_name TEXT,
  language TEXT,
  same_origin_as TEXT,
  warnings TEXT NOT NULL,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  original_hash TEXT NOT NULL,
  extraction_hash TEXT NOT NULL,
  words INTEGER NOT NULL,
  pages INTEGER,
  -- members who marked it as read, as a JSON array
  read_by TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX source_by_original ON source (original_hash);

-- What a source knows bibliographically, and by what the same one is known again in another file.
CREATE TABLE reference (
  source_id TEXT PRIMARY KEY,
  -- registers under CSL's names, as JSON
  fields TEXT NOT NULL,
  -- the reference as it came in, as JSON
  csl TEXT,
  doi_key TEXT,
  url_key TEXT,
  -- title, year and first author, folded
  title_key TEXT,
  citation_key TEXT
) WITHOUT ROWID;
CREATE INDEX reference_by_doi ON reference (doi_key) WHERE doi_key IS NOT NULL;
CREATE INDEX reference_by_url ON reference (url_key) WHERE url_key IS NOT NULL;
CREATE INDEX reference_by_title ON reference (title_key) WHERE title_key IS NOT NULL;

CREATE TABLE quote (
  quote_id TEXT PRIMARY KEY,
  source_id TEXT NOT NULL,
  exact TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  anchor TEXT NOT NULL,
  memo TEXT NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  trashed_at INTEGER,
  trashed_by TEXT
) WITHOUT ROWID;
-- Quotes carry their words; these answer what asks only where and how many without reading them.
CREATE INDEX quote_by_source ON quote (source_id, start, end, trashed_at);
CREATE INDEX quote_in_trash ON quote (source_id) WHERE trashed_at IS NOT NULL;

-- target: a quote or a source. Rows of trashed targets stay; readers join.
CREATE TABLE coding (
  target TEXT NOT NULL,
  code_id TEXT NOT NULL,
  coder TEXT NOT NULL,
  source_id TEXT NOT NULL,
  stance TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (target, code_id, coder)
) WITHOUT ROWID;
CREATE INDEX coding_by_code ON coding (code_id, source_id, target);
CREATE INDEX coding_by_source ON coding (source_id, target, code_id, at);

-- Why a coder coded a quote so.
CREATE TABLE coding_reason (
  target TEXT NOT NULL,
  coder TEXT NOT NULL,
  source_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (target, coder)
) WITHOUT ROWID;

-- What was settled where coders differ. holds: it is the latest on its quotes (JSON), and nobody coded otherwise since.
CREATE TABLE settlement (
  settlement_id TEXT PRIMARY KEY,
  source_id TEXT NOT NULL,
  quotes TEXT NOT NULL,
  decision TEXT NOT NULL,
  chosen TEXT,
  reason TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  trashed_at INTEGER,
  holds INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX settlement_by_source ON settlement (source_id);

-- Codings that do not stand for the team, by a settlement that holds: figures leave them out, people's own work shows them.
CREATE TABLE coding_settled (
  target TEXT NOT NULL,
  code_id TEXT NOT NULL,
  coder TEXT NOT NULL,
  source_id TEXT NOT NULL,
  settlement_id TEXT NOT NULL,
  PRIMARY KEY (target, code_id, coder)
) WITHOUT ROWID;
CREATE INDEX coding_settled_by_source ON coding_settled (source_id);

CREATE TABLE note (
  note_id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  first_words TEXT NOT NULL,
  words INTEGER NOT NULL,
  -- by its fields' stamps: when an author's device last said so, see docs/editedMarks.ts
  edited_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE note_link (
  note_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  target TEXT NOT NULL,
  context TEXT NOT NULL,
  PRIMARY KEY (note_id, ordinal)
) WITHOUT ROWID;
CREATE INDEX note_link_by_target ON note_link (target);
`
