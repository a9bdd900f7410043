import { foldText } from '../../../../shared/text/fold.ts';
import type { Code } from '../../../../shared/voices/model.ts';
import type { TreeNode } from '../../../ui/tree.tsx';
import type { Codebook } from '../coding/codebook.ts';

export const codeOrders = ['own', 'name', 'count'] as const;
export type CodeOrder = (typeof codeOrders)[number];

export interface RowsShown {
  /** Part of a name, whatever its case and accents. */
  readonly words: string;
  readonly order: CodeOrder;
  /** Given: these codes alone, with the ones they stand under. */
  readonly only: ReadonlySet<number> | null;
  /** What the order by count goes by. */
  readonly countOf: (id: number) => number;
}

/** The rows of the tree: codes whose own name matches and that are among `only`, with the rows above them. */
export function treeRows(book: Codebook, shown: RowsShown): readonly TreeNode<number>[] {
  const folded = foldText(shown.words.trim());
  const rows = (parentId: number | null, isInside: boolean): readonly TreeNode<number>[] =>
    ordered(book.childrenOf(parentId), shown).flatMap((code) => {
      const matches = isInside || folded === '' || foldText(code.name).includes(folded);
      const children = rows(code.id, matches && folded !== '');
      const isShown = matches && (shown.only === null || shown.only.has(code.id));
      if (!isShown && children.length === 0) return [];
      return [{ id: code.id, text: code.name, value: code.id, children }];
    });
  return rows(null, false);
}

function ordered(codes: readonly Code[], { order, countOf }: RowsShown): readonly Code[] {
  switch (order) {
    case 'own':
      return codes;
    case 'name':
      return codes.toSorted((a, b) => a.name.localeCompare(b.name) || a.id - b.id);
    case 'count':
      return codes.toSorted((a, b) => countOf(b.id) - countOf(a.id) || a.position - b.position);
  }
}
