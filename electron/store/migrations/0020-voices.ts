/**
 * What Voices needs beyond the foundation: sources known again by their own key, cue times, who asks the questions,
 * examples and history of codes, saved queries with their settings, the consensus coder and settled disagreements,
 * refused suggestions, replacements made for pseudonyms. Codings are indexed so that sweeps never touch their rows.
 */
export const version = 20;

export const sql = `
ALTER TABLE source ADD COLUMN external_key TEXT;
ALTER TABLE source ADD COLUMN imported_sha256 BLOB;
CREATE INDEX source_external ON source(external_key) WHERE external_key IS NOT NULL;

ALTER TABLE coder ADD COLUMN is_consensus INTEGER NOT NULL DEFAULT 0;

ALTER TABLE saved_query ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
ALTER TABLE saved_query ADD COLUMN position REAL NOT NULL DEFAULT 0;

DROP INDEX coding_source;
DROP INDEX coding_code;
CREATE INDEX coding_source ON coding(source_id, start_cp, end_cp, code_id, coder_id);
CREATE INDEX coding_code ON coding(code_id, source_id, start_cp, end_cp, coder_id);

-- Asks the questions; never one of the people a text is about.
ALTER TABLE turn ADD COLUMN is_interviewer INTEGER NOT NULL DEFAULT 0;

CREATE TABLE cue (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  start_cp INTEGER NOT NULL, end_cp INTEGER NOT NULL, start_ms INTEGER NOT NULL, end_ms INTEGER) STRICT;
CREATE INDEX cue_source ON cue(source_id, start_cp);

CREATE TABLE code_example (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
  code_id INTEGER NOT NULL REFERENCES code(id) ON DELETE CASCADE,
  coding_id INTEGER NOT NULL REFERENCES coding(id) ON DELETE CASCADE,
  position REAL NOT NULL, UNIQUE (code_id, coding_id)) STRICT;
CREATE INDEX code_example_coding ON code_example(coding_id);

CREATE TABLE code_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
  code_id INTEGER NOT NULL REFERENCES code(id) ON DELETE CASCADE,
  at INTEGER NOT NULL, coder TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('added', 'renamed', 'moved', 'defined', 'recoloured', 'merged', 'split')),
  detail TEXT NOT NULL) STRICT;
CREATE INDEX code_event_code ON code_event(code_id, id);

CREATE TABLE settlement (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  code_id INTEGER NOT NULL REFERENCES code(id) ON DELETE CASCADE,
  start_cp INTEGER NOT NULL, end_cp INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('coded', 'not-coded')),
  coding_id INTEGER REFERENCES coding(id) ON DELETE CASCADE,
  coder_id INTEGER REFERENCES coder(id) ON DELETE SET NULL, note TEXT NOT NULL DEFAULT '', at INTEGER NOT NULL) STRICT;
CREATE INDEX settlement_source ON settlement(source_id, code_id);
CREATE INDEX settlement_code ON settlement(code_id);
CREATE INDEX settlement_coding ON settlement(coding_id);

CREATE TABLE suggestion_refusal (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
  coder_id INTEGER NOT NULL REFERENCES coder(id) ON DELETE CASCADE,
  code_id INTEGER NOT NULL REFERENCES code(id) ON DELETE CASCADE,
  source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  start_cp INTEGER NOT NULL, end_cp INTEGER NOT NULL) STRICT;
CREATE INDEX suggestion_refusal_source ON suggestion_refusal(source_id, coder_id);
CREATE INDEX suggestion_refusal_code ON suggestion_refusal(code_id);

CREATE TABLE replacement (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('name', 'email', 'phone', 'address', 'account', 'other')),
  original TEXT, replacement TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE INDEX replacement_original ON replacement(original) WHERE original IS NOT NULL;
`;
