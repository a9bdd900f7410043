import { FailureError } from '../../../../shared/api/failure.ts';
import { refused } from '../../core/failures.ts';
import type { CommandContext } from '../../core/handlers.ts';
import { codeRange, insertCoding } from '../code-range.ts';
import { chosenCode } from '../codes.ts';

/** Codings between two progress calls. */
const CHUNK = 2000;

type CodeChoice = { readonly id: number } | { readonly name: string; readonly parentId: number | null };

/**
 * Codes exactly what the attached plan lists, except `without`. A source that was edited since the preview is left
 * alone as a whole: its offsets may mean other words by now.
 */
export function applyAutoCode(context: CommandContext, without: readonly number[]) {
  const { db, coderId, progress } = context;
  if (db.value<number>('SELECT coder_id FROM plan.plan_meta') !== coderId) {
    throw refused('This preview was made by another coder. Look for the words once more, then code them.');
  }
  const chosen = db.all<{ rule: number; sourceId: number; start: number; end: number }>(
    `SELECT h.rule, h.source_id AS sourceId, h.start_cp AS start, h.end_cp AS end FROM plan.plan_hit h
    JOIN plan.plan_source p ON p.id = h.source_id
    JOIN source_text t ON t.id = h.source_id AND t.sha256 = p.sha256
    WHERE h.already = 0 AND h.n NOT IN (SELECT value FROM json_each(?)) ORDER BY h.n`,
    [JSON.stringify(without)],
  );
  const asked =
    db.value<number>(
      `SELECT count(*) FROM plan.plan_hit h WHERE h.already = 0 AND h.n NOT IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(without)],
    ) ?? 0;
  if (asked === 0) throw refused('No hit is chosen, so there is nothing to code.');
  if (chosen.length === 0) {
    throw new FailureError(
      'conflict',
      'Every text with a chosen hit was edited or deleted since the preview. Nothing was coded; look for the words once more.',
    );
  }
  const codeOfRule = new Map<number, number>();
  const used = new Set(chosen.map(({ rule }) => rule));
  for (const { n, code } of db.all<{ n: number; code: string }>(
    'SELECT n, code FROM plan.plan_rule ORDER BY n',
  )) {
    // Written by the plan's own writer from input that was checked.
    if (used.has(n)) codeOfRule.set(n, chosenCode(context, JSON.parse(code) as CodeChoice));
  }
  const coded = new Set(
    db.column<string>(
      `SELECT DISTINCT source_id || '-' || code_id FROM coding
      WHERE coder_id = ? AND code_id IN (SELECT value FROM json_each(?))`,
      [coderId, JSON.stringify([...codeOfRule.values()])],
    ),
  );
  let added = 0;
  let merged = 0;
  let dropped = 0;
  for (const [done, { rule, sourceId, start, end }] of chosen.entries()) {
    const codeId = codeOfRule.get(rule) ?? 0;
    const range = { sourceId, codeId, coderId, start, end };
    const key = `${sourceId}-${codeId}`;
    if (coded.has(key)) {
      const result = codeRange(context, range);
      if (result.merged > 0) merged += 1;
      else added += 1;
      dropped += result.dropped;
    } else {
      insertCoding(context, range);
      added += 1;
    }
    // Two rules may share a code.
    coded.add(key);
    if (done % CHUNK === CHUNK - 1) progress(Math.min(0.99, done / chosen.length));
  }
  return { added, merged, changed: asked - chosen.length, dropped };
}
