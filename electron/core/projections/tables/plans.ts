/** Plans with their steps, and everything that stands on evidence. */
export const plansTables = [
  'plan',
  'step',
  'step_dependency',
  'step_measure',
  'observation',
  'evidence',
  'gate',
  'tension',
] as const

export const plansSchema = `
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
`
