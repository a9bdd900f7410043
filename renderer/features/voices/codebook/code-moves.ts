import type { Codebook } from '../coding/codebook.ts';

/** Where a code goes: under a parent (null: the top), before a sibling (null: last). */
export interface CodeMove {
  readonly id: number;
  readonly parentId: number | null;
  readonly beforeId: number | null;
}

/**
 * Where Alt and an arrow key move a code: up and down among its siblings, right under the sibling above it, left out
 * to stand after its parent. null where it can go no further.
 */
export function moveByKey(book: Codebook, id: number, key: string): CodeMove | null {
  const code = book.byId.get(id);
  if (!code) return null;
  const { parentId } = code;
  const siblings = book.childrenOf(parentId);
  const at = siblings.findIndex((sibling) => sibling.id === id);
  const above = siblings[at - 1];
  switch (key) {
    case 'ArrowUp':
      return above ? { id, parentId, beforeId: above.id } : null;
    case 'ArrowDown':
      return at < siblings.length - 1 ? { id, parentId, beforeId: siblings[at + 2]?.id ?? null } : null;
    case 'ArrowRight':
      return above ? { id, parentId: above.id, beforeId: null } : null;
    case 'ArrowLeft': {
      const parent = parentId === null ? undefined : book.byId.get(parentId);
      if (!parent) return null;
      const uncles = book.childrenOf(parent.parentId);
      const next = uncles[uncles.findIndex((uncle) => uncle.id === parent.id) + 1];
      return { id, parentId: parent.parentId, beforeId: next?.id ?? null };
    }
    default:
      return null;
  }
}

/** Where dropping a code puts it; null where it would go under itself or stay where it is. */
export function moveByDrop(
  book: Codebook,
  id: number,
  targetId: number,
  position: 'before' | 'on' | 'after',
): CodeMove | null {
  const target = book.byId.get(targetId);
  if (!target || isBelow(book, targetId, id)) return null;
  if (position === 'on') return { id, parentId: targetId, beforeId: null };
  const siblings = book.childrenOf(target.parentId).filter((sibling) => sibling.id !== id);
  const at = siblings.findIndex((sibling) => sibling.id === targetId);
  const before = position === 'before' ? targetId : (siblings[at + 1]?.id ?? null);
  return { id, parentId: target.parentId, beforeId: before };
}

/** Where dropping several codes puts them; null where one would go under itself. Those below one of them go with it. */
export function movesByDrop(
  book: Codebook,
  dragged: readonly number[],
  targetId: number,
  position: 'before' | 'on' | 'after',
): Omit<CodeMove, 'id'> | null {
  const target = book.byId.get(targetId);
  if (!target || dragged.length === 0 || dragged.some((id) => isBelow(book, targetId, id))) return null;
  if (position === 'on') return { parentId: targetId, beforeId: null };
  const siblings = book.childrenOf(target.parentId);
  const at = siblings.findIndex((sibling) => sibling.id === targetId) + (position === 'before' ? 0 : 1);
  const before = siblings.slice(at).find((sibling) => !dragged.includes(sibling.id));
  return { parentId: target.parentId, beforeId: before?.id ?? null };
}

/** Whether a code is another one or stands anywhere below it. */
export function isBelow(book: Codebook, id: number, ancestorId: number): boolean {
  const seen = new Set<number>();
  for (let at: number | null = id; at !== null && !seen.has(at); at = book.byId.get(at)?.parentId ?? null) {
    if (at === ancestorId) return true;
    seen.add(at);
  }
  return false;
}

/** A code and how many are below it. */
export function countWithChildren(
  book: Codebook,
  id: number,
): { readonly codes: number; readonly codings: number } {
  let codes = 0;
  let codings = 0;
  const visit = (codeId: number): void => {
    codes += 1;
    codings += book.byId.get(codeId)?.codings ?? 0;
    for (const child of book.childrenOf(codeId)) visit(child.id);
  };
  visit(id);
  return { codes, codings };
}
