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
  sha256 BLOB NOT NULL, external_key TEXT, participant_n INTEGER,
  known_respondent_id INTEGER) STRICT;
-- Who speaks where, in code points of the source's text.
CREATE TABLE plan_turn (
  n INTEGER PRIMARY KEY, source_n INTEGER NOT NULL, speaker TEXT NOT NULL, participant_n INTEGER,
  start_cp INTEGER NOT NULL, end_cp INTEGER NOT NULL, start_ms INTEGER, end_ms INTEGER,
  is_interviewer INTEGER NOT NULL) STRICT;
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
-- what: 'row', 'column', 'cell' or 'comment'.
CREATE TABLE plan_skip (
  n INTEGER PRIMARY KEY, line INTEGER NOT NULL, reason TEXT NOT NULL, preview TEXT NOT NULL, what TEXT NOT NULL) STRICT;
-- Responses the workspace has: 'update', 'same', or 'missing' where the file no longer has them.
CREATE TABLE plan_known (
  n INTEGER PRIMARY KEY, respondent_id INTEGER NOT NULL, what TEXT NOT NULL, line INTEGER NOT NULL,
  detail TEXT NOT NULL, preview TEXT NOT NULL, responded_at INTEGER, participant_n INTEGER) STRICT;
-- Texts that the file has in another form. from_sha256: the workspace's text the plan was made against.
-- what: 'update'; 'edited' where the workspace's text is no longer what was imported; 'hash' where only that is new.
CREATE TABLE plan_text (
  n INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, what TEXT NOT NULL, line INTEGER NOT NULL, text TEXT NOT NULL,
  sha256 BLOB NOT NULL, from_sha256 BLOB NOT NULL, preview TEXT NOT NULL) STRICT;
CREATE TABLE plan_text_turn (
  n INTEGER PRIMARY KEY, text_n INTEGER NOT NULL, speaker TEXT NOT NULL, participant_n INTEGER,
  start_cp INTEGER NOT NULL, end_cp INTEGER NOT NULL, start_ms INTEGER, end_ms INTEGER) STRICT;
-- Codings all of whose words the newer text lacks.
CREATE TABLE plan_swallow (
  n INTEGER PRIMARY KEY, text_n INTEGER NOT NULL, coding_id INTEGER NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE TABLE plan_known_value (
  n INTEGER PRIMARY KEY, respondent_id INTEGER NOT NULL, attribute_n INTEGER NOT NULL, value TEXT NOT NULL,
  number REAL) STRICT;
CREATE TABLE plan_known_reading (
  n INTEGER PRIMARY KEY, uid BLOB NOT NULL, respondent_id INTEGER NOT NULL, touchpoint_n INTEGER NOT NULL,
  expectation REAL, experience REAL, scale_min REAL NOT NULL, scale_max REAL NOT NULL,
  importance REAL, importance_min REAL, importance_max REAL) STRICT;
`;
