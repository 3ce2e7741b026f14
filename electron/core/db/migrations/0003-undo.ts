/** Undo outlives the core's process: what each window did, with the values that stood before. */
export const undo = `
-- side: 'undo' or 'redo'; the newest of a side has the greatest id. writes: how many rows of undo_write it has.
CREATE TABLE undo_step (
  step_id INTEGER PRIMARY KEY AUTOINCREMENT,
  scope TEXT NOT NULL,
  side TEXT NOT NULL,
  label TEXT NOT NULL,
  writes INTEGER NOT NULL,
  at INTEGER NOT NULL
);
CREATE INDEX undo_step_by_scope ON undo_step (scope, side, step_id);

-- One field write: the value before it as JSON with its stamp (null: nobody had set it), and the stamp it was written under.
CREATE TABLE undo_write (
  step_id INTEGER NOT NULL REFERENCES undo_step ON DELETE CASCADE,
  n INTEGER NOT NULL,
  doc_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT NOT NULL,
  before_ms INTEGER,
  before_counter INTEGER,
  ms INTEGER NOT NULL,
  counter INTEGER NOT NULL,
  PRIMARY KEY (step_id, n)
) WITHOUT ROWID;
-- An undone write gives its field a new stamp; earlier steps that wrote the same value must learn it.
CREATE INDEX undo_write_by_stamp ON undo_write (subject, field, ms, counter);
`
