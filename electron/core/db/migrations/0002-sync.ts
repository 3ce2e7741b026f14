/** What sync keeps of its own: the member log, what each peer has and was sent, what arrived, invitations handed out. */
export const sync = `
-- The signed entries of the member log, as their authors wrote them (shared/members/entries.ts). Never deleted.
CREATE TABLE member_entry (
  hash TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  signature TEXT NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;

-- Per other device. seen: its log, as far as this device holds it; acked: this device's log, as far as it confirmed it.
CREATE TABLE peer (
  device_key TEXT PRIMARY KEY,
  epoch TEXT,
  seen_seq INTEGER,
  acked_epoch TEXT,
  acked_seq INTEGER,
  -- the digest over all documents when both last held the same
  same_digest BLOB,
  same_at INTEGER,
  last_seen INTEGER,
  addresses TEXT NOT NULL DEFAULT '[]',
  refused INTEGER NOT NULL DEFAULT 0,
  refused_why TEXT
) WITHOUT ROWID;

-- What others' changes did here, for the brief.
CREATE TABLE arrival (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  doc_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  what TEXT NOT NULL,
  member TEXT
);

-- Secrets of invitations made on this device, so that an open one's link can be shown again. Deleted when used, revoked or expired.
CREATE TABLE invite_secret (invite_id TEXT PRIMARY KEY, secret BLOB NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;

-- Which documents were compacted since a peer was here.
CREATE INDEX snapshot_by_seq ON snapshot (seq);
`
