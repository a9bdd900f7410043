CREATE INDEX action_opportunity ON action(opportunity_id);
CREATE INDEX action_study ON action(study_id);
CREATE INDEX attachment_link_attachment ON attachment_link(attachment_id);
CREATE INDEX attachment_link_owner ON attachment_link(owner_table, owner_id);
CREATE INDEX breakdown_note_touchpoint ON breakdown_note(touchpoint_id);
CREATE INDEX cell_lane ON cell(lane_id);
CREATE INDEX cell_step ON cell(step_id);
CREATE INDEX code_event_code ON code_event(code_id, id);
CREATE INDEX code_example_coding ON code_example(coding_id);
CREATE INDEX code_parent ON code(parent_id);
CREATE INDEX code_set_member_code ON code_set_member(code_id);
CREATE UNIQUE INDEX code_sibling_name ON code(ifnull(parent_id, 0), name);
CREATE INDEX coding_code ON coding(code_id, source_id, start_cp, end_cp, coder_id);
CREATE INDEX coding_coder ON coding(coder_id);
CREATE INDEX coding_source ON coding(source_id, start_cp, end_cp, code_id, coder_id);
CREATE INDEX consent_participant ON consent(participant_id);
CREATE INDEX contact_participant ON contact(participant_id, at);
CREATE INDEX contact_study ON contact(study_id);
CREATE INDEX contact_wave ON contact(wave_id);
CREATE INDEX cue_source ON cue(source_id, start_cp);
CREATE INDEX decision_action ON decision(action_id);
CREATE INDEX decision_forum ON decision(forum_id);
CREATE INDEX evidence_coding ON evidence(coding_id);
CREATE INDEX evidence_source ON evidence(source_id);
CREATE INDEX evidence_touchpoint ON evidence(touchpoint_id);
CREATE INDEX handover_coding ON handover_rating(coding_id);
CREATE INDEX handover_from ON handover_rating(from_touchpoint_id);
CREATE INDEX handover_participant ON handover_rating(participant_id);
CREATE INDEX handover_source ON handover_rating(source_id);
CREATE INDEX handover_to ON handover_rating(to_touchpoint_id);
CREATE INDEX import_file_sha ON import_file(sha256);
CREATE INDEX instrument_study ON instrument(study_id);
CREATE INDEX journey_persona ON journey(persona_id);
CREATE INDEX lane_journey ON lane(journey_id, position);
CREATE INDEX memo_code ON memo(code_id);
CREATE INDEX memo_coding ON memo(coding_id);
CREATE INDEX memo_source ON memo(source_id);
CREATE INDEX opportunity_touchpoint ON opportunity(touchpoint_id);
CREATE INDEX participant_attribute_by ON participant_attribute(attribute_id);
CREATE INDEX participant_attribute_of ON participant_attribute(participant_id, attribute_id);
CREATE INDEX participant_external ON participant(external_key) WHERE external_key IS NOT NULL;
CREATE INDEX participant_segment ON participant(segment_id);
CREATE INDEX persona_segment ON persona(segment_id);
CREATE INDEX reading_coding ON reading(coding_id) WHERE coding_id IS NOT NULL;
CREATE INDEX reading_participant ON reading(participant_id) WHERE participant_id IS NOT NULL;
CREATE INDEX reading_respondent ON reading(respondent_id) WHERE respondent_id IS NOT NULL;
CREATE INDEX reading_source ON reading(source_id) WHERE source_id IS NOT NULL;
CREATE INDEX reading_step ON reading(step_id) WHERE step_id IS NOT NULL;
CREATE INDEX reading_touchpoint ON reading(touchpoint_id);
CREATE INDEX reading_wave ON reading(wave_id) WHERE wave_id IS NOT NULL;
CREATE INDEX record_touchpoint ON record(touchpoint_id);
CREATE INDEX replacement_original ON replacement(original) WHERE original IS NOT NULL;
CREATE INDEX report_part_report ON report_part(report_id, position);
CREATE INDEX respondent_attribute_by ON respondent_attribute(attribute_id, value);
CREATE INDEX respondent_attribute_of ON respondent_attribute(respondent_id, attribute_id);
CREATE INDEX respondent_import ON respondent(import_file_id);
CREATE INDEX respondent_key ON respondent(response_key) WHERE response_key IS NOT NULL;
CREATE INDEX respondent_participant ON respondent(participant_id) WHERE participant_id IS NOT NULL;
CREATE INDEX respondent_wave ON respondent(wave_id) WHERE wave_id IS NOT NULL;
CREATE INDEX session_participant_of ON session_participant(participant_id);
CREATE INDEX session_wave ON session(wave_id);
CREATE INDEX settlement_code ON settlement(code_id);
CREATE INDEX settlement_coding ON settlement(coding_id);
CREATE INDEX settlement_source ON settlement(source_id, code_id);
CREATE INDEX source_external ON source(external_key) WHERE external_key IS NOT NULL;
CREATE INDEX source_import ON source(import_file_id) WHERE import_file_id IS NOT NULL;
CREATE INDEX source_participant ON source(participant_id) WHERE participant_id IS NOT NULL;
CREATE INDEX source_question ON source(question_id) WHERE question_id IS NOT NULL;
CREATE INDEX source_respondent ON source(respondent_id) WHERE respondent_id IS NOT NULL;
CREATE INDEX source_session ON source(session_id) WHERE session_id IS NOT NULL;
CREATE INDEX source_touchpoint ON source(touchpoint_id) WHERE touchpoint_id IS NOT NULL;
CREATE INDEX source_wave ON source(wave_id) WHERE wave_id IS NOT NULL;
CREATE INDEX stage_journey ON stage(journey_id, position);
CREATE INDEX step_stage ON step(stage_id, position);
CREATE INDEX step_touchpoint ON step(touchpoint_id);
CREATE INDEX study_forum_of ON study_forum(forum_id);
CREATE INDEX study_segment_of ON study_segment(segment_id);
CREATE INDEX study_touchpoint_of ON study_touchpoint(touchpoint_id);
CREATE INDEX suggestion_refusal_code ON suggestion_refusal(code_id);
CREATE INDEX suggestion_refusal_source ON suggestion_refusal(source_id, coder_id);
CREATE INDEX turn_participant ON turn(participant_id) WHERE participant_id IS NOT NULL;
CREATE INDEX turn_source ON turn(source_id, start_cp);
CREATE INDEX wave_study ON wave(study_id, position);
CREATE TABLE action (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  opportunity_id INTEGER REFERENCES opportunity(id) ON DELETE SET NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('fix', 'offering', 'expectation-reset', 'training', 'employee-experience')),
  owner TEXT NOT NULL DEFAULT '', due_on TEXT, status TEXT NOT NULL DEFAULT 'proposed', cost TEXT NOT NULL DEFAULT '',
  study_id INTEGER REFERENCES study(id) ON DELETE SET NULL) STRICT;
CREATE TABLE activity (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, coder TEXT NOT NULL, kind TEXT NOT NULL,
  op TEXT NOT NULL, label TEXT NOT NULL, tables TEXT NOT NULL) STRICT;
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY AUTOINCREMENT, sha256 BLOB NOT NULL UNIQUE, media_type TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE attachment_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
  attachment_id INTEGER NOT NULL REFERENCES attachment(id), owner_table TEXT NOT NULL, owner_id INTEGER NOT NULL) STRICT;
CREATE TABLE attribute (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'score', 'question')),
  score_kind TEXT, scale_min REAL, scale_max REAL, position REAL NOT NULL DEFAULT 0) STRICT;
CREATE TABLE breakdown_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  touchpoint_id INTEGER NOT NULL REFERENCES touchpoint(id) ON DELETE CASCADE,
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'dismissed')), reason TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE cell (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  lane_id INTEGER NOT NULL REFERENCES lane(id) ON DELETE CASCADE,
  step_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE,
  span INTEGER NOT NULL DEFAULT 1, text TEXT NOT NULL DEFAULT '', value REAL) STRICT;
CREATE TABLE code (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  parent_id INTEGER REFERENCES code(id) ON DELETE CASCADE,
  name TEXT NOT NULL, colour INTEGER NOT NULL DEFAULT 0, description TEXT NOT NULL DEFAULT '',
  when_to_use TEXT NOT NULL DEFAULT '', when_not TEXT NOT NULL DEFAULT '', pin INTEGER,
  position REAL NOT NULL DEFAULT 0) STRICT;
CREATE TABLE code_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
  code_id INTEGER NOT NULL REFERENCES code(id) ON DELETE CASCADE,
  at INTEGER NOT NULL, coder TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('added', 'renamed', 'moved', 'defined', 'recoloured', 'merged', 'split')),
  detail TEXT NOT NULL) STRICT;
CREATE TABLE code_example (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
  code_id INTEGER NOT NULL REFERENCES code(id) ON DELETE CASCADE,
  coding_id INTEGER NOT NULL REFERENCES coding(id) ON DELETE CASCADE,
  position REAL NOT NULL, UNIQUE (code_id, coding_id)) STRICT;
CREATE VIRTUAL TABLE code_fts USING fts5(
  name, description, content='code', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE 'code_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'code_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'code_fts_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'code_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE code_set (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE code_set_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
  code_set_id INTEGER NOT NULL REFERENCES code_set(id) ON DELETE CASCADE,
  code_id INTEGER NOT NULL REFERENCES code(id) ON DELETE CASCADE, UNIQUE (code_set_id, code_id)) STRICT;
CREATE TABLE coder (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE, initials TEXT NOT NULL, is_consensus INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE coding (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  code_id INTEGER NOT NULL REFERENCES code(id) ON DELETE CASCADE,
  coder_id INTEGER NOT NULL REFERENCES coder(id),
  start_cp INTEGER NOT NULL, end_cp INTEGER NOT NULL, created_at INTEGER NOT NULL,
  CHECK (start_cp >= 0 AND end_cp > start_cp)) STRICT;
CREATE TABLE consent (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  participant_id INTEGER NOT NULL REFERENCES participant(id) ON DELETE CASCADE,
  scopes TEXT NOT NULL, text_version TEXT NOT NULL DEFAULT '', text_sha256 BLOB, given_at INTEGER NOT NULL,
  expires_at INTEGER, withdrawn_at INTEGER, proof TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  participant_id INTEGER NOT NULL REFERENCES participant(id) ON DELETE CASCADE,
  study_id INTEGER REFERENCES study(id) ON DELETE SET NULL, wave_id INTEGER REFERENCES wave(id) ON DELETE SET NULL,
  kind TEXT NOT NULL, at INTEGER NOT NULL, outcome TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE cue (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  start_cp INTEGER NOT NULL, end_cp INTEGER NOT NULL, start_ms INTEGER NOT NULL, end_ms INTEGER) STRICT;
CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  forum_id INTEGER NOT NULL REFERENCES forum(id) ON DELETE CASCADE,
  action_id INTEGER REFERENCES action(id) ON DELETE CASCADE, text TEXT NOT NULL, decided_on TEXT NOT NULL) STRICT;
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  touchpoint_id INTEGER NOT NULL REFERENCES touchpoint(id) ON DELETE CASCADE,
  coding_id INTEGER REFERENCES coding(id) ON DELETE CASCADE, source_id INTEGER REFERENCES source(id) ON DELETE CASCADE,
  note TEXT NOT NULL DEFAULT '', at INTEGER NOT NULL) STRICT;
CREATE TABLE forum (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE, purpose TEXT NOT NULL DEFAULT '', rhythm TEXT NOT NULL DEFAULT '',
  owner TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE handover_rating (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  from_touchpoint_id INTEGER NOT NULL REFERENCES touchpoint(id) ON DELETE CASCADE,
  to_touchpoint_id INTEGER NOT NULL REFERENCES touchpoint(id) ON DELETE CASCADE,
  participant_id INTEGER REFERENCES participant(id) ON DELETE SET NULL,
  source_id INTEGER REFERENCES source(id) ON DELETE CASCADE,
  coding_id INTEGER REFERENCES coding(id) ON DELETE CASCADE,
  carried INTEGER CHECK (carried IN (0, 1, 2)), had_to_repeat INTEGER, wait_minutes REAL, at INTEGER NOT NULL) STRICT;
CREATE TABLE identity_vault (
  id INTEGER PRIMARY KEY AUTOINCREMENT, participant_id INTEGER NOT NULL UNIQUE, sealed BLOB NOT NULL) STRICT;
CREATE TABLE import_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  name TEXT NOT NULL, sha256 BLOB NOT NULL, at INTEGER NOT NULL, added INTEGER NOT NULL, skipped INTEGER NOT NULL,
  mapping TEXT NOT NULL) STRICT;
CREATE TABLE import_mapping (shape_key TEXT PRIMARY KEY NOT NULL, mapping TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE instrument (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  study_id INTEGER NOT NULL REFERENCES study(id) ON DELETE CASCADE,
  name TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1, body TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE journey (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  name TEXT NOT NULL, persona_id INTEGER REFERENCES persona(id) ON DELETE SET NULL,
  scenario TEXT NOT NULL DEFAULT '', scope TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'current' CHECK (state IN ('current', 'future')),
  position REAL NOT NULL DEFAULT 0, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE lane (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  journey_id INTEGER NOT NULL REFERENCES journey(id) ON DELETE CASCADE,
  kind TEXT NOT NULL, name TEXT NOT NULL, hidden INTEGER NOT NULL DEFAULT 0, position REAL NOT NULL) STRICT;
CREATE TABLE memo (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  source_id INTEGER REFERENCES source(id) ON DELETE CASCADE, code_id INTEGER REFERENCES code(id) ON DELETE CASCADE,
  coding_id INTEGER REFERENCES coding(id) ON DELETE CASCADE, start_cp INTEGER, end_cp INTEGER,
  coder_id INTEGER REFERENCES coder(id), text TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value ANY) STRICT, WITHOUT ROWID;
CREATE TABLE opportunity (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  touchpoint_id INTEGER REFERENCES touchpoint(id) ON DELETE SET NULL,
  name TEXT NOT NULL, description TEXT NOT NULL DEFAULT '', effort INTEGER, effect INTEGER,
  status TEXT NOT NULL DEFAULT 'open') STRICT;
CREATE TABLE participant (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  pseudonym TEXT NOT NULL UNIQUE, external_key TEXT, segment_id INTEGER REFERENCES segment(id) ON DELETE SET NULL,
  relation TEXT NOT NULL DEFAULT 'customer' CHECK (relation IN ('customer', 'lost', 'never')),
  do_not_contact INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '', created_at INTEGER NOT NULL) STRICT;
CREATE TABLE participant_attribute (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
  participant_id INTEGER NOT NULL REFERENCES participant(id) ON DELETE CASCADE,
  attribute_id INTEGER NOT NULL REFERENCES attribute(id) ON DELETE CASCADE,
  value TEXT NOT NULL, number REAL) STRICT;
CREATE TABLE persona (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  segment_id INTEGER REFERENCES segment(id) ON DELETE SET NULL,
  name TEXT NOT NULL, demographic TEXT NOT NULL DEFAULT '', cultural TEXT NOT NULL DEFAULT '',
  sociological TEXT NOT NULL DEFAULT '', behavioural TEXT NOT NULL DEFAULT '', needs TEXT NOT NULL DEFAULT '',
  wants TEXT NOT NULL DEFAULT '', expectations TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE reading (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  touchpoint_id INTEGER NOT NULL REFERENCES touchpoint(id) ON DELETE CASCADE,
  step_id INTEGER REFERENCES step(id) ON DELETE SET NULL,
  participant_id INTEGER REFERENCES participant(id) ON DELETE SET NULL,
  respondent_id INTEGER REFERENCES respondent(id) ON DELETE CASCADE,
  source_id INTEGER REFERENCES source(id) ON DELETE CASCADE,
  coding_id INTEGER REFERENCES coding(id) ON DELETE CASCADE,
  wave_id INTEGER REFERENCES wave(id) ON DELETE SET NULL,
  coder_id INTEGER REFERENCES coder(id),
  kind TEXT NOT NULL CHECK (kind IN ('subtracted', 'direct')),
  expectation REAL, experience REAL, direct INTEGER CHECK (direct IN (-1, 0, 1)),
  scale_min REAL NOT NULL, scale_max REAL NOT NULL,
  importance REAL, importance_min REAL, importance_max REAL,
  origin TEXT NOT NULL CHECK (origin IN ('survey', 'coding', 'workshop', 'manual')),
  at INTEGER NOT NULL, CHECK (scale_max > scale_min)) STRICT;
CREATE TABLE record (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  touchpoint_id INTEGER NOT NULL REFERENCES touchpoint(id) ON DELETE CASCADE,
  name TEXT NOT NULL, value REAL NOT NULL, unit TEXT NOT NULL DEFAULT '', as_of TEXT NOT NULL,
  origin TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE replacement (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('name', 'email', 'phone', 'address', 'account', 'other')),
  original TEXT, replacement TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE report (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  name TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE report_part (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  report_id INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  kind TEXT NOT NULL, settings TEXT NOT NULL, stands_on_seq INTEGER, position REAL NOT NULL) STRICT;
CREATE TABLE respondent (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  participant_id INTEGER REFERENCES participant(id) ON DELETE SET NULL,
  wave_id INTEGER REFERENCES wave(id) ON DELETE SET NULL,
  import_file_id INTEGER REFERENCES import_file(id) ON DELETE SET NULL,
  response_key TEXT, line INTEGER, responded_at INTEGER) STRICT;
CREATE TABLE respondent_attribute (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
  respondent_id INTEGER NOT NULL REFERENCES respondent(id) ON DELETE CASCADE,
  attribute_id INTEGER NOT NULL REFERENCES attribute(id) ON DELETE CASCADE,
  value TEXT NOT NULL, number REAL) STRICT;
CREATE TABLE saved_query (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  name TEXT NOT NULL, text TEXT NOT NULL, settings TEXT NOT NULL DEFAULT '{}', position REAL NOT NULL DEFAULT 0) STRICT;
CREATE TABLE segment (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE, description TEXT NOT NULL DEFAULT '', value_to_business TEXT NOT NULL DEFAULT '',
  colour INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE session (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  wave_id INTEGER NOT NULL REFERENCES wave(id) ON DELETE CASCADE,
  name TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'interview', starts_at INTEGER, minutes INTEGER, zone TEXT,
  place TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT 'planned') STRICT;
CREATE TABLE session_participant (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
  session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
  participant_id INTEGER NOT NULL REFERENCES participant(id) ON DELETE CASCADE,
  UNIQUE (session_id, participant_id)) STRICT;
CREATE TABLE settlement (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  code_id INTEGER NOT NULL REFERENCES code(id) ON DELETE CASCADE,
  start_cp INTEGER NOT NULL, end_cp INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('coded', 'not-coded')),
  coding_id INTEGER REFERENCES coding(id) ON DELETE CASCADE,
  coder_id INTEGER REFERENCES coder(id) ON DELETE SET NULL, note TEXT NOT NULL DEFAULT '', at INTEGER NOT NULL) STRICT;
CREATE TABLE source (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('note', 'transcript', 'answer', 'post')),
  title TEXT NOT NULL, question_id INTEGER REFERENCES attribute(id) ON DELETE SET NULL,
  respondent_id INTEGER REFERENCES respondent(id) ON DELETE SET NULL,
  participant_id INTEGER REFERENCES participant(id) ON DELETE SET NULL,
  wave_id INTEGER REFERENCES wave(id) ON DELETE SET NULL,
  session_id INTEGER REFERENCES session(id) ON DELETE SET NULL,
  touchpoint_id INTEGER REFERENCES touchpoint(id) ON DELETE SET NULL,
  import_file_id INTEGER REFERENCES import_file(id) ON DELETE SET NULL,
  heard_at INTEGER, created_at INTEGER NOT NULL, external_key TEXT, imported_sha256 BLOB) STRICT;
CREATE VIRTUAL TABLE source_fts USING fts5(
  text, content='source_text', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE 'source_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'source_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'source_fts_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'source_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE source_text (
  id INTEGER PRIMARY KEY REFERENCES source(id) ON DELETE CASCADE, rev INTEGER NOT NULL,
  text TEXT NOT NULL, length INTEGER NOT NULL, sha256 BLOB NOT NULL) STRICT;
CREATE TABLE stage (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  journey_id INTEGER NOT NULL REFERENCES journey(id) ON DELETE CASCADE,
  name TEXT NOT NULL, position REAL NOT NULL) STRICT;
CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  stage_id INTEGER NOT NULL REFERENCES stage(id) ON DELETE CASCADE,
  touchpoint_id INTEGER REFERENCES touchpoint(id) ON DELETE SET NULL,
  name TEXT NOT NULL, channel TEXT NOT NULL DEFAULT '', position REAL NOT NULL) STRICT;
CREATE TABLE study (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  name TEXT NOT NULL, pattern TEXT NOT NULL CHECK (pattern IN ('past', 'present', 'potential')),
  status TEXT NOT NULL DEFAULT 'idea'
    CHECK (status IN ('idea', 'planned', 'fielding', 'analysing', 'reported', 'closed')),
  method TEXT NOT NULL DEFAULT '', owner TEXT NOT NULL DEFAULT '', decision TEXT NOT NULL DEFAULT '',
  objectives TEXT NOT NULL DEFAULT '', research_questions TEXT NOT NULL DEFAULT '',
  hypotheses TEXT NOT NULL DEFAULT '', sample_target INTEGER, sample_reasoning TEXT NOT NULL DEFAULT '',
  budget TEXT NOT NULL DEFAULT '', starts_on TEXT, ends_on TEXT,
  trigger_event TEXT, trigger_delay_days INTEGER, trigger_share REAL, trigger_channel TEXT,
  contact_gap_days INTEGER, contact_max_per_year INTEGER,
  rhythm_rule TEXT, rhythm_start TEXT, rhythm_end TEXT, rhythm_zone TEXT, rhythm_exceptions TEXT,
  created_at INTEGER NOT NULL) STRICT;
CREATE TABLE study_forum (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
  study_id INTEGER NOT NULL REFERENCES study(id) ON DELETE CASCADE,
  forum_id INTEGER NOT NULL REFERENCES forum(id) ON DELETE CASCADE, UNIQUE (study_id, forum_id)) STRICT;
CREATE TABLE study_segment (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
  study_id INTEGER NOT NULL REFERENCES study(id) ON DELETE CASCADE,
  segment_id INTEGER NOT NULL REFERENCES segment(id) ON DELETE CASCADE,
  quota INTEGER, UNIQUE (study_id, segment_id)) STRICT;
CREATE TABLE study_touchpoint (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
  study_id INTEGER NOT NULL REFERENCES study(id) ON DELETE CASCADE,
  touchpoint_id INTEGER NOT NULL REFERENCES touchpoint(id) ON DELETE CASCADE,
  UNIQUE (study_id, touchpoint_id)) STRICT;
CREATE TABLE suggestion_refusal (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
  coder_id INTEGER NOT NULL REFERENCES coder(id) ON DELETE CASCADE,
  code_id INTEGER NOT NULL REFERENCES code(id) ON DELETE CASCADE,
  source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  start_cp INTEGER NOT NULL, end_cp INTEGER NOT NULL) STRICT;
CREATE TABLE touchpoint (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE, channels TEXT NOT NULL DEFAULT '', owner TEXT NOT NULL DEFAULT '',
  rational_expectation TEXT NOT NULL DEFAULT '', emotional_expectation TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE turn (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  speaker TEXT NOT NULL, participant_id INTEGER REFERENCES participant(id) ON DELETE SET NULL,
  start_cp INTEGER NOT NULL, end_cp INTEGER NOT NULL, start_ms INTEGER, end_ms INTEGER, is_interviewer INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE wave (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL, rev INTEGER NOT NULL,
  study_id INTEGER NOT NULL REFERENCES study(id) ON DELETE CASCADE,
  name TEXT NOT NULL, planned_start TEXT, planned_end TEXT, actual_start TEXT, actual_end TEXT,
  status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'fielding', 'closed')),
  invited INTEGER, reached INTEGER, completed INTEGER, partial INTEGER, refused INTEGER,
  rhythm_date TEXT, position REAL NOT NULL DEFAULT 0) STRICT;
CREATE TABLE workspace_setting (
  id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
CREATE TRIGGER code_ad AFTER DELETE ON code BEGIN
  INSERT INTO code_fts(code_fts, rowid, name, description) VALUES ('delete', old.id, old.name, old.description); END;
CREATE TRIGGER code_ai AFTER INSERT ON code BEGIN
  INSERT INTO code_fts(rowid, name, description) VALUES (new.id, new.name, new.description); END;
CREATE TRIGGER code_au AFTER UPDATE OF name, description ON code BEGIN
  INSERT INTO code_fts(code_fts, rowid, name, description) VALUES ('delete', old.id, old.name, old.description);
  INSERT INTO code_fts(rowid, name, description) VALUES (new.id, new.name, new.description); END;
CREATE TRIGGER source_text_ad AFTER DELETE ON source_text BEGIN
  INSERT INTO source_fts(source_fts, rowid, text) VALUES ('delete', old.id, old.text); END;
CREATE TRIGGER source_text_ai AFTER INSERT ON source_text BEGIN
  INSERT INTO source_fts(rowid, text) VALUES (new.id, new.text); END;
CREATE TRIGGER source_text_au AFTER UPDATE OF text ON source_text BEGIN
  INSERT INTO source_fts(source_fts, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO source_fts(rowid, text) VALUES (new.id, new.text); END;
