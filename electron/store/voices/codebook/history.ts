import {
  type CodeEvent,
  type CodeEventDetail,
  codeEventDetailSchema,
} from '../../../../shared/voices/codebook-model.ts';
import type { CommandContext, QueryContext } from '../../core/handlers.ts';

type Kind = CodeEvent['kind'];

/** Changes of one kind made within this time are one event: fields are saved while they are typed. */
const TOGETHER_MS = 10 * 60_000;

interface Row {
  readonly id: number;
  readonly at: number;
  readonly coder: string;
  readonly kind: Kind;
  readonly detail: string;
}

const select = 'SELECT id, at, coder, kind, detail FROM code_event WHERE code_id = ?';

/** What was done to a code, newest first. While others' work is hidden without numbers, which count it too. */
export function historyOf({ db, onlyCoder }: QueryContext, codeId: number): CodeEvent[] {
  return db.all<Row>(`${select} ORDER BY at DESC, id DESC`, [codeId]).map((row) => {
    const { codings, ...detail } = read(row.detail);
    return { ...row, detail: onlyCoder !== null || codings === undefined ? detail : { ...detail, codings } };
  });
}

/** Writes down what is done to a code. Changing a thing back soon after takes the event away again. */
export function noteEvent(
  context: CommandContext,
  codeId: number,
  kind: Kind,
  detail: CodeEventDetail,
): void {
  const { db, rev, now } = context;
  const coder = db.value<string>('SELECT name FROM coder WHERE id = ?', [context.coderId]) ?? '';
  const last = db.get<Row>(`${select} ORDER BY id DESC LIMIT 1`, [codeId]);
  if (last && isTogether(last, kind) && last.coder === coder && now - last.at < TOGETHER_MS) {
    const before = read(last.detail);
    const both =
      kind === 'defined' ? { to: fieldsOf(before.to, detail.to) } : { ...detail, from: before.from };
    if (kind !== 'defined' && both.to === before.from) {
      db.run('DELETE FROM code_event WHERE id = ?', [last.id]);
      return;
    }
    db.run('UPDATE code_event SET rev = ?, at = ?, detail = ? WHERE id = ?', [
      rev,
      now,
      JSON.stringify(both),
      last.id,
    ]);
    return;
  }
  db.run('INSERT INTO code_event (rev, code_id, at, coder, kind, detail) VALUES (?, ?, ?, ?, ?, ?)', [
    rev,
    codeId,
    now,
    coder,
    kind,
    JSON.stringify(detail),
  ]);
}

/** What happened to a code that is merged stays known, with its name. */
export function keepHistory({ db, rev }: CommandContext, codeId: number, name: string, intoId: number): void {
  for (const event of db.all<Row>(select, [codeId])) {
    const detail = { of: name, ...read(event.detail) };
    db.run('UPDATE code_event SET rev = ?, code_id = ?, detail = ? WHERE id = ?', [
      rev,
      intoId,
      JSON.stringify(detail),
      event.id,
    ]);
  }
}

function isTogether(last: Row, kind: Kind): boolean {
  return (
    last.kind === kind && read(last.detail).of === undefined && !['added', 'merged', 'split'].includes(kind)
  );
}

function fieldsOf(...lists: readonly (string | undefined)[]): string {
  return [...new Set(lists.flatMap((list) => (list ?? '').split(', ')).filter((field) => field !== ''))].join(
    ', ',
  );
}

/** A detail as it was written; what another version wrote and this one cannot read is left out. */
function read(detail: string): CodeEventDetail {
  try {
    const parsed = codeEventDetailSchema.safeParse(JSON.parse(detail));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}
