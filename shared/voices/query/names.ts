import { foldText } from '../../text/fold.ts';
import { nameKey } from '../../util/name-key.ts';

/** What codes and sets are called now. */
export interface QueryNames {
  readonly codes: readonly { readonly id: number; readonly parentId: number | null; readonly name: string }[];
  readonly sets: readonly { readonly id: number; readonly name: string }[];
}

/** How a name is looked up: as a path from any code down, or from the top of the codebook. */
export interface NamePath {
  readonly path: readonly string[];
  readonly fromTop: boolean;
}

/** The names of one moment, made ready to be looked up and written. */
export interface NameBook {
  readonly names: QueryNames;
  /** Steps from the top of the codebook down to the code; empty for a code that is not there. */
  pathOf(codeId: number): readonly string[];
  hasChildren(codeId: number): boolean;
  /** Codes whose path ends in these steps: those written exactly so or, where there are none, in any case. */
  codesAt(wanted: NamePath): readonly number[];
  setsNamed(name: string): readonly number[];
  /** The shortest text in quotes that means this code and no other; undefined for one that is not there. */
  codeText(id: number): string | undefined;
  setText(id: number): string | undefined;
  /** Names spelled nearly like this one, the nearest first, at most three. */
  similar(name: string, of: 'codes' | 'sets'): readonly number[];
}

/** Prepares the names; each look-up then costs no more than there are codes of the same name. */
export function nameBook(names: QueryNames): NameBook {
  const codes = new Map(names.codes.map((code) => [code.id, code]));
  const parents = new Set(names.codes.map(({ parentId }) => parentId));
  const paths = new Map<number, readonly string[]>();
  const exactly = Map.groupBy(names.codes, ({ name }) => exactKey(name));
  const loosely = Map.groupBy(names.codes, ({ name }) => nameKey(name));

  const pathOf = (id: number): readonly string[] => {
    const known = paths.get(id);
    if (known) return known;
    const path: string[] = [];
    const passed = new Set<number>();
    for (let code = codes.get(id); code && !passed.has(code.id); code = codes.get(code.parentId ?? 0)) {
      path.unshift(code.name);
      passed.add(code.id);
    }
    paths.set(id, path);
    return path;
  };

  const ending = (
    wanted: NamePath,
    byName: ReadonlyMap<string, QueryNames['codes']>,
    key: (name: string) => string,
  ) => {
    const steps = wanted.path.map(key);
    return (byName.get(steps.at(-1) ?? '') ?? [])
      .map(({ id }) => id)
      .filter((id) => {
        const path = pathOf(id).map(key);
        if (wanted.fromTop ? path.length !== steps.length : path.length < steps.length) return false;
        return steps.every((step, n) => path[path.length - steps.length + n] === step);
      });
  };
  const codesAt = (wanted: NamePath): readonly number[] => {
    const exact = ending(wanted, exactly, exactKey);
    return exact.length > 0 ? exact : ending(wanted, loosely, nameKey);
  };
  const setsNamed = (name: string): readonly number[] => {
    const exact = names.sets.filter((set) => exactKey(set.name) === exactKey(name));
    const found = exact.length > 0 ? exact : names.sets.filter((set) => nameKey(set.name) === nameKey(name));
    return found.map(({ id }) => id);
  };

  return {
    names,
    pathOf,
    hasChildren: (id) => parents.has(id),
    codesAt,
    setsNamed,
    codeText(id) {
      const path = pathOf(id);
      for (let steps = 1; steps <= path.length; steps += 1) {
        const wanted = { path: path.slice(-steps), fromTop: false };
        if (codesAt(wanted).length === 1) return quoted(wanted);
      }
      if (path.length === 0) return undefined;
      const wanted = { path, fromTop: true };
      return codesAt(wanted).length === 1 ? quoted(wanted) : `${quoted(wanted)}#${id}`;
    },
    setText(id) {
      const set = names.sets.find((one) => one.id === id);
      if (!set) return undefined;
      const text = `set:${quoted({ path: [set.name], fromTop: false })}`;
      return setsNamed(set.name).length === 1 ? text : `${text}#${id}`;
    },
    similar: (name, of) => similarTo(name, names[of]),
  };
}

/** A path as it stands in a query, in straight quotes. */
export function quoted({ path, fromTop }: NamePath): string {
  return `"${fromTop ? '/ ' : ''}${path.map(escapedStep).join(' / ')}"`;
}

/** Slashes that would part the path, quotes and backslashes are escaped. */
function escapedStep(name: string): string {
  return name.replace(/["\\]|(?<=^|\s)\/|\/(?=$|\s)/gu, '\\$&');
}

function exactKey(name: string): string {
  return name.normalize('NFC').trim();
}

function similarTo(name: string, among: readonly { readonly id: number; readonly name: string }[]) {
  const wanted = foldText(name.trim());
  const most = Math.max(1, Math.floor(wanted.length / 3));
  return among
    .map(({ id, name: other }) => {
      const folded = foldText(other.trim());
      const within = wanted.length > 2 && folded.includes(wanted);
      return { id, distance: within ? 1 : editDistance(wanted, folded, most) };
    })
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance || a.id - b.id)
    .slice(0, 3)
    .map(({ id }) => id);
}

/** Letters to put in, take out or change (Levenshtein 1966); more than `most` is given as `most + 1`. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[b.length] ?? most + 1;
}
