import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { type Key, ListLayout, useDragAndDrop, Virtualizer } from 'react-aria-components';
import type { Code } from '../../../../shared/voices/model.ts';
import { CodeSwatch } from '../../../ui/code-mark.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { Tree, type TreeNode } from '../../../ui/tree.tsx';
import type { Codebook } from '../coding/codebook.ts';
import { type CodeMove, movesByDrop } from './code-moves.ts';
import { RenameBox } from './rename-box.tsx';

export interface CodeTreeProps {
  readonly book: Codebook;
  readonly rows: readonly TreeNode<number>[];
  readonly countOf: (id: number) => number;
  readonly selected: ReadonlySet<number>;
  readonly onSelect: (ids: ReadonlySet<number>) => void;
  readonly canWrite: boolean;
  /** Dragging puts codes into places of their own; in another order there are none. */
  readonly canDrag: boolean;
  readonly renaming: Code | null;
  readonly onRenamed: () => void;
  readonly onMove: (ids: readonly number[], to: Omit<CodeMove, 'id'>) => void;
  /** A key the screen acts on; true when it was used. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onFocusChange: (hasFocus: boolean) => void;
  readonly empty: string;
}

/** The codes as rows of a tree: any number of them selected, dragged, renamed in place. */
export function CodeTree(props: CodeTreeProps): ReactNode {
  const { book, rows, countOf, selected, onSelect, renaming } = props;
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const box = useRef<HTMLDivElement>(null);
  const expanded = useMemo(
    () => book.flat.filter(({ id }) => !closed.has(id)).map(({ id }) => id),
    [book, closed],
  );
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: !props.canWrite || !props.canDrag,
    getItems: (keys) =>
      [...keys].map((key) => ({
        'text/plain': book.byId.get(Number(key))?.name ?? '',
        'touchline-code': String(key),
      })),
    onMove: ({ keys, target }) => {
      // In the order of the tree, whichever was picked first.
      const dragged = book.flat.map(({ id }) => id).filter((id) => keys.has(id));
      const to = movesByDrop(book, dragged, Number(target.key), target.dropPosition);
      if (to) props.onMove(dragged, to);
    },
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only adds keys to the tree inside
    <div
      ref={box}
      className="codebook-tree"
      onKeyDownCapture={(event) => {
        if (renaming || !props.onKey(event)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onFocus={() => props.onFocusChange(true)}
      onBlur={() => props.onFocusChange(false)}
    >
      <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: 28 }}>
        <Tree<number>
          label="Codes"
          nodes={rows}
          render={(node) => {
            const code = book.byId.get(node.value);
            return code ? <Row code={code} count={countOf(code.id)} /> : null;
          }}
          selection={{
            ids: selected,
            onChange: (ids) => onSelect(new Set([...ids].map(Number))),
          }}
          expanded={expanded}
          onExpandedChange={(keys) => setClosed(closedOf(book, keys))}
          dragAndDrop={dragAndDropHooks}
          empty={<p className="option-empty">{props.empty}</p>}
        />
      </Virtualizer>
      {renaming ? (
        <RenameBox
          key={renaming.id}
          code={renaming}
          at={placeOf(box.current, renaming.id)}
          onEnd={props.onRenamed}
        />
      ) : null}
    </div>
  );
}

function Row({ code, count }: { readonly code: Code; readonly count: number }): ReactNode {
  return (
    <span
      className="codebook-row"
      title={code.description === '' ? code.name : `${code.name}: ${code.description}`}
    >
      <CodeSwatch colour={code.colour} />
      <span className="clip" dir="auto">
        {code.name}
      </span>
      {code.pin === null ? null : <Kbd shortcut={String(code.pin)} />}
      {count > 0 ? <span className="number">{formatNumber(count)}</span> : null}
    </span>
  );
}

function closedOf(book: Codebook, open: ReadonlySet<Key>): ReadonlySet<number> {
  return new Set(book.flat.filter(({ id }) => !open.has(id)).map(({ id }) => id));
}

/** Where a code's row is; the top of the tree for one that is out of sight. */
function placeOf(box: HTMLElement | null, id: number): RenamePlace {
  const row = box?.querySelector(`[data-key="${id}"]`)?.getBoundingClientRect();
  const outer = box?.getBoundingClientRect();
  if (!row || !outer) return { top: 0, left: 0, width: outer?.width ?? 200, height: 28 };
  return { top: row.top - outer.top, left: row.left - outer.left, width: row.width, height: row.height };
}

interface RenamePlace {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}
