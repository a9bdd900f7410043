/**
 * An import plan is a database of its own in the scratch folder. `n` numbers the rows of a table from 1 without
 * gaps: applying it adds a base to every `n`, so that new ids are contiguous and links are arithmetic.
 */
export const planSchema = `
CREATE TABLE plan_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE plan_attribute (
  n INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, score_kind TEXT, scale_min REAL, scale_max REAL) STRICT;
CREATE TABLE plan_touchpoint (n INTEGER PRIMARY KEY, name TEXT NOT NULL, uid BLOB NOT NULL) STRICT;
-- known_id: a participant of the workspace; null: one to add.
CREATE TABLE plan_participant (
  n INTEGER PRIMARY KEY, known_id INTEGER, pseudonym TEXT NOT NULL, external_key TEXT NOT NULL, uid BLOB NOT NULL) STRICT;
CREATE TABLE plan_respondent (
  n INTEGER PRIMARY KEY, uid BLOB NOT NULL, participant_n INTEGER, response_key TEXT, line INTEGER NOT NULL,
  responded_at INTEGER, preview TEXT NOT NULL) STRICT;
CREATE TABLE plan_source (
  n INTEGER PRIMARY KEY, uid BLOB NOT NULL, kind TEXT NOT NULL, respondent_n INTEGER, question_n INTEGER,
  touchpoint_n INTEGER, title TEXT NOT NULL, heard_at INTEGER, text TEXT NOT NULL, length INTEGER NOT NULL,
  sha256 BLOB NOT NULL, external_key TEXT, participant_n INTEGER) STRICT;
-- Who speaks where, in code points of the source's text.
CREATE TABLE plan_turn (
  n INTEGER PRIMARY KEY, source_n INTEGER NOT NULL, speaker TEXT NOT NULL, participant_n INTEGER,
  start_cp INTEGER NOT NULL, end_cp INTEGER NOT NULL, start_ms INTEGER, end_ms INTEGER) STRICT;
-- When what was said, as the captions have it.
CREATE TABLE plan_cue (
  n INTEGER PRIMARY KEY, source_n INTEGER NOT NULL, start_cp INTEGER NOT NULL, end_cp INTEGER NOT NULL,
  start_ms INTEGER NOT NULL, end_ms INTEGER) STRICT;
CREATE TABLE plan_value (
  n INTEGER PRIMARY KEY, respondent_n INTEGER NOT NULL, attribute_n INTEGER NOT NULL, value TEXT NOT NULL,
  number REAL) STRICT;
CREATE TABLE plan_reading (
  n INTEGER PRIMARY KEY, uid BLOB NOT NULL, respondent_n INTEGER NOT NULL, touchpoint_n INTEGER NOT NULL,
  expectation REAL, experience REAL, scale_min REAL NOT NULL, scale_max REAL NOT NULL,
  importance REAL, importance_min REAL, importance_max REAL) STRICT;
CREATE TABLE plan_skip (n INTEGER PRIMARY KEY, line INTEGER NOT NULL, reason TEXT NOT NULL, preview TEXT NOT NULL) STRICT;
`;
