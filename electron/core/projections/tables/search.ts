/** Full text: one row per thing that can be found, and the words of its blocks. */
export const searchTables = ['search_item'] as const

/**
 * Words of people stand in tables of their own: erasing somebody merges these to the end at once, so that no word of
 * theirs is left in the file, which the index of everything else is too large for.
 */
export const peopleFullText = ['people_text', 'people_infix'] as const
export const fullTextTables = ['search_text', 'search_infix', ...peopleFullText] as const

export const searchSchema = `
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
CREATE VIRTUAL TABLE people_text USING fts5 (body, start UNINDEXED, tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE people_infix USING fts5 (body, tokenize = 'trigram remove_diacritics 1');
`
