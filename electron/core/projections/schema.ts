/**
 * Projections: everything that can be rebuilt from the documents. They are never migrated:
 * raise `PROJECTION_VERSION` and they are dropped and rebuilt at the next start.
 */
export const PROJECTION_VERSION = 12

/** Among the names of tables that changed: a part of a document (a quote, a step) was deleted for ever. */
export const ERASED = 'part for ever'

/** The same, of what lies in the library itself. */
export const ERASED_IN_LIBRARY = 'part of the library for ever'

/** Tables by name, in order of creation; `verify` compares each with a rebuild. */
export const projectionTables = [
  'workspace',
  'entity',
  'member',
  'code',
  'source',
  'quote',
  'coding',
  'note',
  'note_link',
  'plan',
  'step',
  'step_dependency',
  'step_measure',
  'observation',
  'evidence',
  'gate',
  'tension',
  'person',
  'person_group',
  'community_group',
  'interaction',
  'judgement',
  'rules_change',
  'fit_rating',
  'promise',
  'search_item',
] as const

export const projectionSchema = `
-- One row: what the library says of the workspace itself.
CREATE TABLE workspace (name TEXT NOT NULL);

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

CREATE TABLE plan (plan_id TEXT PRIMARY KEY, title TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE step (
  step_id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL,
  text TEXT NOT NULL,
  phase TEXT NOT NULL,
  status TEXT NOT NULL,
  -- StepOwner as JSON, or null
  owner TEXT NOT NULL,
  starts_on TEXT,
  due_on TEXT,
  norms TEXT NOT NULL,
  notes TEXT NOT NULL,
  position TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  trashed_at INTEGER,
  trashed_by TEXT
) WITHOUT ROWID;
CREATE INDEX step_by_plan ON step (plan_id, phase, position, step_id);

CREATE TABLE step_dependency (
  plan_id TEXT NOT NULL,
  step_id TEXT NOT NULL,
  on_step_id TEXT NOT NULL,
  PRIMARY KEY (plan_id, step_id, on_step_id)
) WITHOUT ROWID;

CREATE TABLE step_measure (
  plan_id TEXT NOT NULL,
  step_id TEXT NOT NULL,
  measure_id TEXT NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (plan_id, step_id, measure_id)
) WITHOUT ROWID;

-- What a member saw themselves, kept in the plan or the person's document that it is about.
CREATE TABLE observation (
  observation_id TEXT PRIMARY KEY,
  doc_id TEXT NOT NULL,
  text TEXT NOT NULL,
  seen_on TEXT,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  trashed_at INTEGER,
  trashed_by TEXT
) WITHOUT ROWID;
CREATE INDEX observation_by_doc ON observation (doc_id);

-- subject: a step, a gate's criterion, a tension's side, an attribute; target: a quote, an observation or a note.
CREATE TABLE evidence (
  doc_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  target TEXT NOT NULL,
  stance TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (doc_id, subject, target)
) WITHOUT ROWID;
CREATE INDEX evidence_by_target ON evidence (target);

-- What a plan says of a criterion of its readiness gate beside the proof: a name, a date.
CREATE TABLE gate (plan_id TEXT NOT NULL, gate TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (plan_id, gate)) WITHOUT ROWID;

-- Those that the app ships, as changed by the team, and the team's own. claims: side → text, as JSON.
CREATE TABLE tension (
  tension_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  claims TEXT NOT NULL,
  position TEXT,
  position_by TEXT,
  position_at INTEGER,
  at INTEGER NOT NULL,
  trashed_at INTEGER
) WITHOUT ROWID;

CREATE TABLE person (
  person_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  stage TEXT NOT NULL,
  wake TEXT NOT NULL,
  places TEXT NOT NULL,
  contact TEXT NOT NULL,
  known_since TEXT,
  notes TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE person_group (person_id TEXT NOT NULL, group_id TEXT NOT NULL, PRIMARY KEY (person_id, group_id)) WITHOUT ROWID;
CREATE TABLE community_group (group_id TEXT PRIMARY KEY, name TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE interaction (
  interaction_id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  on_day TEXT NOT NULL,
  direction TEXT NOT NULL,
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  note TEXT NOT NULL,
  paid INTEGER NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- the import it came with, or null; what is trashed with its import is trashed
  import_id TEXT,
  trashed_at INTEGER,
  -- null: not in the trash, or only with its import
  trashed_by TEXT
) WITHOUT ROWID;
-- Answers what asks only who did what on which day without reading what was noted.
CREATE INDEX interaction_by_person ON interaction (person_id, on_day, direction, trashed_at);

-- What members declared of relationships; replaces: a JSON list of judgement ids.
CREATE TABLE judgement (
  judgement_id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  on_day TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  replaces TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  withdrawn_on TEXT,
  trashed_at INTEGER
) WITHOUT ROWID;
CREATE INDEX judgement_by_person ON judgement (person_id);

-- Every change of the rules of the states; the latest stands.
CREATE TABLE rules_change (change_id TEXT PRIMARY KEY, rules TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;

CREATE INDEX interaction_in_trash ON interaction (person_id) WHERE trashed_by IS NOT NULL;
-- Each rater's view of each attribute of a person.
CREATE TABLE fit_rating (
  person_id TEXT NOT NULL,
  attribute TEXT NOT NULL,
  by TEXT NOT NULL,
  score INTEGER NOT NULL,
  seen TEXT NOT NULL,
  quote_id TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (person_id, attribute, by)
) WITHOUT ROWID;

-- What people were told to expect of us; ended_how: kept or released.
CREATE TABLE promise (
  promise_id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  text TEXT NOT NULL,
  due_on TEXT,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  ended_how TEXT,
  ended_on TEXT,
  trashed_at INTEGER
) WITHOUT ROWID;
CREATE INDEX promise_by_person ON promise (person_id);

-- One row per thing that can be found. Its blocks are the full-text rows item_no * 2^20 + n; n = 0 is the title,
-- so that grouping by item and weighing titles need no join.
CREATE TABLE search_item (
  item_no INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  item_id TEXT NOT NULL,
  doc_id TEXT NOT NULL,
  -- in the trash, itself or with its document
  hidden INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, item_id)
);
CREATE INDEX search_item_by_doc ON search_item (doc_id);
CREATE INDEX search_item_hidden ON search_item (item_no) WHERE hidden = 1;

-- start: where the block stands in its source's text, in code points
CREATE VIRTUAL TABLE search_text USING fts5 (body, start UNINDEXED, tokenize = 'porter unicode61 remove_diacritics 2');
-- Scripts that put no spaces between words, and infix search in titles and names.
CREATE VIRTUAL TABLE search_infix USING fts5 (body, tokenize = 'trigram remove_diacritics 1');
`
