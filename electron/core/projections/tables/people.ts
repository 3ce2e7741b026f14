/** People, what passed between them and the team, and what the team judges of it. */
export const peopleTables = [
  'person',
  'person_group',
  'community_group',
  'interaction',
  'judgement',
  'rules_change',
  'fit_rating',
  'promise',
] as const

export const peopleSchema = `
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
CREATE INDEX interaction_in_trash ON interaction (person_id) WHERE trashed_by IS NOT NULL;

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
`
