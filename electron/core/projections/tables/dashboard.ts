/** What the team arranges for itself. */
export const dashboardTables = ['dashboard_card', 'saved_filter'] as const

export const dashboardSchema = `
-- Those that every team starts with have a row once anything was said of any card.
CREATE TABLE dashboard_card (
  card_id TEXT PRIMARY KEY,
  picture TEXT NOT NULL,
  -- InsightFilters as JSON
  filters TEXT NOT NULL,
  width INTEGER NOT NULL,
  title TEXT NOT NULL,
  position TEXT NOT NULL,
  removed INTEGER NOT NULL
) WITHOUT ROWID;

-- content: FilterContent as JSON
CREATE TABLE saved_filter (filter_id TEXT PRIMARY KEY, name TEXT NOT NULL, content TEXT NOT NULL) WITHOUT ROWID;
`
