/** The member logs of copies that were opened from a file: they give nobody a right here, and say whose device wrote what. */
export const kin = `
CREATE TABLE kin_entry (
  n INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  found_hash TEXT NOT NULL,
  body TEXT NOT NULL,
  signature TEXT NOT NULL,
  at INTEGER NOT NULL
);
`
