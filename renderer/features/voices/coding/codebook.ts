import type { Code } from '../../../../shared/voices/model.ts';

/** A code with those below it. */
export interface CodeNode {
  readonly code: Code;
  readonly children: readonly CodeNode[];
}

/** The codes as tree, as list in tree order, and by id and pin. */
export interface Codebook {
  readonly roots: readonly CodeNode[];
  /** Depth first: every parent stands before its children. */
  readonly flat: readonly Code[];
  readonly byId: ReadonlyMap<number, Code>;
  /** By the key 1–9. */
  readonly pins: ReadonlyMap<number, Code>;
  readonly childrenOf: (parentId: number | null) => readonly Code[];
  /** Names from the top down to the code itself; empty for an id nothing has. */
  readonly path: (id: number) => readonly string[];
}

/** Sorts codes into their tree. A code whose parent is missing stands at the top, so that none is out of sight. */
export function buildCodebook(codes: readonly Code[]): Codebook {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const groups = new Map<number | null, Code[]>();
  for (const code of codes) {
    const parent = code.parentId !== null && byId.has(code.parentId) ? code.parentId : null;
    const group = groups.get(parent);
    if (group) group.push(code);
    else groups.set(parent, [code]);
  }
  for (const group of groups.values()) group.sort((a, b) => a.position - b.position || a.id - b.id);
  const childrenOf = (parentId: number | null): readonly Code[] => groups.get(parentId) ?? [];
  const flat: Code[] = [];
  const nodes = (parentId: number | null): readonly CodeNode[] =>
    childrenOf(parentId).map((code) => {
      flat.push(code);
      return { code, children: nodes(code.id) };
    });
  const roots = nodes(null);
  const pins = new Map<number, Code>();
  for (const code of flat) if (code.pin !== null) pins.set(code.pin, code);
  const path = (id: number): readonly string[] => {
    const names: string[] = [];
    const seen = new Set<number>();
    let at = byId.get(id);
    while (at && !seen.has(at.id)) {
      seen.add(at.id);
      names.unshift(at.name);
      at = at.parentId === null ? undefined : byId.get(at.parentId);
    }
    return names;
  };
  return { roots, flat, byId, pins, childrenOf, path };
}

/** The path above a code, for a second line: "Service › Waiting", or '' at the top. */
export function parentPath(book: Codebook, id: number): string {
  return book.path(id).slice(0, -1).join(' › ');
}
