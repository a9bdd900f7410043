import type { CommandContext } from '../../core/handlers.ts';

interface Planned {
  readonly n: number;
  readonly name: string;
  readonly kind: string;
  readonly score_kind: string | null;
  readonly scale_min: number | null;
  readonly scale_max: number | null;
}

/** An attribute of the workspace, as far as it decides whether a planned one is the same. */
export type KnownAttribute = Omit<Planned, 'n' | 'name'> & { readonly id: number };

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
  const { min, max } = { min: scale_min, max: scale_max };
  for (const name of candidateNames({ name: planned.name, kind, min, max })) {
    const known = db.get<KnownAttribute>(
      'SELECT id, kind, score_kind, scale_min, scale_max FROM attribute WHERE name = ?',
      [name],
    );
    if (known && isSameAttribute(known, { kind, min, max })) return known.id;
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

interface Wanted {
  readonly name: string;
  readonly kind: string;
  readonly min: number | null;
  readonly max: number | null;
}

/** Whether an attribute of the name wanted is the one meant: of one kind and, where it is a score, on one scale. */
export function isSameAttribute(known: KnownAttribute, { kind, min, max }: Omit<Wanted, 'name'>): boolean {
  if (known.kind !== kind) return false;
  return kind !== 'score' || (known.scale_min === min && known.scale_max === max);
}

/** The names a planned attribute may have in the workspace, the first that is free or its own being taken. */
export function* candidateNames({ name, kind, min, max }: Wanted): Generator<string> {
  yield name;
  const what = kind === 'score' ? `${min}–${max}` : kind;
  yield `${name} (${what})`;
  for (let number = 2; ; number += 1) yield `${name} (${what}, ${number})`;
}
