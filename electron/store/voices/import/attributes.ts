import type { CommandContext } from '../../core/handlers.ts';

interface Planned {
  readonly n: number;
  readonly name: string;
  readonly kind: string;
  readonly score_kind: string | null;
  readonly scale_min: number | null;
  readonly scale_max: number | null;
}

type Known = Omit<Planned, 'n' | 'name'> & { readonly id: number };

/**
 * Attribute ids by the plan's numbers, as a JSON object. An attribute of an equal name, kind and scale is the same
 * attribute; of an equal name but another kind or scale it is another one, whose name says what it is.
 */
export function resolveAttributes(context: CommandContext): string {
  const ids: Record<string, number> = {};
  for (const planned of context.db.all<Planned>('SELECT * FROM plan.plan_attribute ORDER BY n')) {
    ids[planned.n] = resolve(context, planned);
  }
  return JSON.stringify(ids);
}

function resolve({ db, rev, newUid }: CommandContext, planned: Planned): number {
  const { kind, score_kind, scale_min, scale_max } = planned;
  for (const name of namesOf(planned)) {
    const known = db.get<Known>(
      'SELECT id, kind, score_kind, scale_min, scale_max FROM attribute WHERE name = ?',
      [name],
    );
    if (known && isSame(known, planned)) return known.id;
    if (!known) {
      return db.run(
        `INSERT INTO attribute (uid, rev, name, kind, score_kind, scale_min, scale_max, position)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        [newUid(), rev, name, kind, score_kind, scale_min, scale_max, planned.n],
      ).lastId;
    }
  }
  throw new Error('Names never run out');
}

function isSame(known: Known, { kind, scale_min, scale_max }: Planned): boolean {
  if (known.kind !== kind) return false;
  return kind !== 'score' || (known.scale_min === scale_min && known.scale_max === scale_max);
}

function* namesOf({ name, kind, scale_min, scale_max }: Planned): Generator<string> {
  yield name;
  const what = kind === 'score' ? `${scale_min}–${scale_max}` : kind;
  yield `${name} (${what})`;
  for (let number = 2; ; number += 1) yield `${name} (${what}, ${number})`;
}
