/** Workshops with their agendas, and the team's own exercises. */
export const workshopsTables = [
  'workshop',
  'workshop_line',
  'workshop_exercise',
  'workshop_shown',
  'agenda_item',
  'exercise',
] as const

export const workshopsSchema = `
CREATE TABLE workshop (
  workshop_id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  client TEXT NOT NULL,
  on_day TEXT,
  starts_at TEXT,
  ends_at TEXT,
  -- those chosen, as JSON
  phases TEXT NOT NULL,
  paper TEXT NOT NULL,
  card_size TEXT NOT NULL,
  hide_companies INTEGER NOT NULL,
  template TEXT
) WITHOUT ROWID;

-- kind: aim, participant, company; says: its text or name, or a Participant as JSON
CREATE TABLE workshop_line (
  workshop_id TEXT NOT NULL,
  line_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  says TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (workshop_id, kind, line_id)
) WITHOUT ROWID;

-- Exercises chosen besides those on the agenda.
CREATE TABLE workshop_exercise (
  workshop_id TEXT NOT NULL,
  exercise_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (workshop_id, exercise_id)
) WITHOUT ROWID;

-- target: a quote, an observation, a step, a person
CREATE TABLE workshop_shown (
  workshop_id TEXT NOT NULL,
  target TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (workshop_id, target)
) WITHOUT ROWID;

CREATE TABLE agenda_item (
  item_id TEXT PRIMARY KEY,
  workshop_id TEXT NOT NULL,
  title TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  kind TEXT NOT NULL,
  exercise_id TEXT,
  note TEXT NOT NULL,
  materials TEXT NOT NULL,
  position TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  trashed_at INTEGER,
  trashed_by TEXT
) WITHOUT ROWID;
CREATE INDEX agenda_item_by_workshop ON agenda_item (workshop_id, position, item_id);

-- group_from, group_to: how many people; steps and materials as JSON
CREATE TABLE exercise (
  exercise_id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  purpose TEXT NOT NULL,
  group_from INTEGER NOT NULL,
  group_to INTEGER NOT NULL,
  minutes INTEGER NOT NULL,
  steps TEXT NOT NULL,
  notes TEXT NOT NULL,
  materials TEXT NOT NULL,
  at INTEGER NOT NULL,
  trashed_at INTEGER
) WITHOUT ROWID;
`
