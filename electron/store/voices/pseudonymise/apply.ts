import type { Applied, Choices } from '../../../../shared/voices/pseudonymise/model.ts';
import { refused } from '../../core/failures.ts';
import type { CommandContext } from '../../core/handlers.ts';
import { applyTextEdit, type TextEdit } from '../edit-text.ts';
import { fields } from './fields.ts';
import { UNCONFIRMED } from './known.ts';
import { widenOnto } from './widen.ts';

/** Sources between two progress calls. */
const CHUNK = 50;

interface ChosenFind {
  readonly n: number;
  readonly group: number;
  readonly field: number;
  readonly rowId: number;
  readonly start: number;
  readonly end: number;
  readonly found: string;
  readonly value: string | null;
}

/**
 * Replaces what was chosen of the attached plan and notes each writing with its replacement. A text or field that was
 * changed since the preview is left alone as a whole: its offsets may mean other words by now.
 */
export function applyPseudonyms(context: CommandContext, choices: Choices): Applied {
  const { db, progress } = context;
  const replacementOf = new Map(choices.groups.map(({ n, replacement }) => [n, replacement]));
  const chosen = [JSON.stringify([...replacementOf.keys()]), JSON.stringify(choices.without)];
  const finds = db.all<ChosenFind>(
    `SELECT n, grp AS "group", field, row_id AS rowId, start_at AS start, end_at AS "end", found, value
    FROM plan.plan_find WHERE grp IN (SELECT value FROM json_each(?)) AND n NOT IN (SELECT value FROM json_each(?))
    ORDER BY field, row_id, value, start_at`,
    chosen,
  );
  if (finds.length === 0) throw refused('No place is chosen, so there is nothing to replace.');
  const unchanged = new Set(
    db.column<number>(
      'SELECT p.id FROM plan.plan_source p JOIN source_text t ON t.id = p.id AND t.sha256 = p.sha256',
    ),
  );
  let inTexts = 0;
  let beside = 0;
  let changed = 0;
  const done: ChosenFind[] = [];
  const sources = new Set<number>();
  const rows = [
    ...Map.groupBy(finds, ({ field, rowId, value }) => `${field} ${rowId} ${value ?? ''}`).values(),
  ];
  for (const [at, ofRow] of rows.entries()) {
    const first = ofRow[0];
    if (!first) continue;
    const { field, rowId } = first;
    if (field < 0) {
      if (unchanged.has(rowId)) {
        replaceInText(context, rowId, edits(ofRow, replacementOf));
        inTexts += ofRow.length;
        sources.add(rowId);
        done.push(...ofRow);
      } else changed += ofRow.length;
    } else if (replaceInField(context, first, edits(ofRow, replacementOf))) {
      beside += ofRow.length;
      done.push(...ofRow);
    } else changed += ofRow.length;
    if (at % CHUNK === CHUNK - 1) progress(Math.min(0.99, at / rows.length));
  }
  if (done.length === 0) {
    throw refused(
      'Every text with a chosen place was edited or deleted since the preview. Nothing was replaced; look for names once more.',
    );
  }
  remember(context, done, replacementOf);
  return { inTexts, beside, sources: sources.size, changed };
}

function edits(
  finds: readonly ChosenFind[],
  replacementOf: ReadonlyMap<number, string>,
): readonly TextEdit[] {
  return finds.map(({ start, end, group }) => ({
    from: start,
    to: end,
    insert: replacementOf.get(group) ?? '',
  }));
}

function replaceInText(context: CommandContext, sourceId: number, changes: readonly TextEdit[]): void {
  widenOnto(context, sourceId, changes);
  applyTextEdit(context, sourceId, changes);
}

/** In UTF-16 units of the value. False where the row no longer holds what was looked at. */
function replaceInField(
  { db, rev }: CommandContext,
  { field, rowId, value }: ChosenFind,
  changes: readonly TextEdit[],
): boolean {
  const sql = fields[field]?.write;
  if (sql === undefined || value === null) return false;
  let next = '';
  let at = 0;
  for (const { from, to, insert } of changes) {
    next += value.slice(at, from) + insert;
    at = to;
  }
  next += value.slice(at);
  return db.run(sql, { rev, id: rowId, value, next }).changes > 0;
}

/** Keeps original and replacement until it is confirmed, each pair once. */
function remember(
  { db, rev, now, newUid }: CommandContext,
  done: readonly ChosenFind[],
  replacementOf: ReadonlyMap<number, string>,
): void {
  const kinds = new Map(
    db
      .all<{ n: number; kind: string }>('SELECT n, kind FROM plan.plan_group')
      .map(({ n, kind }) => [n, kind]),
  );
  const pairs = new Set<string>();
  for (const { group, found } of done) {
    const replacement = replacementOf.get(group) ?? '';
    const kind = kinds.get(group) ?? 'other';
    const pair = JSON.stringify([kind, found, replacement]);
    if (pairs.has(pair)) continue;
    pairs.add(pair);
    db.run(
      `INSERT INTO replacement (uid, rev, kind, original, replacement, at)
      SELECT @uid, @rev, @kind, @found, @replacement, @now WHERE NOT EXISTS (
        SELECT 1 FROM replacement WHERE original = @found AND kind = @kind AND replacement = @replacement)`,
      { uid: newUid(), rev, kind, found, replacement, now },
    );
  }
  db.run(
    `INSERT INTO workspace_setting (rev, key, value) VALUES (?, ?, '1')
    ON CONFLICT (key) DO UPDATE SET rev = excluded.rev, value = excluded.value`,
    [rev, UNCONFIRMED],
  );
}
