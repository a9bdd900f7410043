import { type ReactNode, useEffect, useState } from 'react';
import { useParams } from 'wouter';
import { useWorkspace } from '../../../api/query.ts';
import { Inspector } from '../../../app/inspector.tsx';
import { useGo } from '../../../app/navigation.ts';
import { parseId, routes } from '../../../app/routes.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { countOf } from '../../../ui/format.ts';
import { Pane } from '../../../ui/pane.tsx';
import { SplitPanes } from '../../../ui/splitter.tsx';
import { useCodes } from '../coding/use-codes.ts';
import { VoicesViews } from '../voices-views.tsx';
import { CodeDetails } from './code-details.tsx';
import { CodePage } from './code-page.tsx';
import { CodebookTreePane } from './codebook-tree-pane.tsx';
import { useCodeCounts } from './use-code-counts.ts';
import './codebook-pane.css';
import './codebook-screen.css';

/** The codebook: the tree of codes, the selected code in full, and its fields in the inspector. */
export function CodebookScreen(): ReactNode {
  const { id } = useParams<{ id?: string }>();
  const go = useGo();
  const { book, isLoading } = useCodes();
  const counting = useCodeCounts();
  const canWrite = useWorkspace()?.readOnly !== true;
  const addressed = parseId(id);
  const [many, setMany] = useState<ReadonlySet<number>>(new Set());
  const code = addressed === null ? undefined : book.byId.get(addressed);
  const present = [...many].filter((each) => book.byId.has(each));
  const selected: ReadonlySet<number> =
    present.length > 1 ? new Set(present) : new Set(code ? [code.id] : []);

  const select = (ids: ReadonlySet<number>): void => {
    setMany(ids);
    const [only] = ids;
    if (ids.size === 1 && only !== undefined) go(routes.code(only), { replace: true });
    // With nothing selected the code in the address is: a page about nothing helps nobody.
  };
  // Without one in the address the first code is shown; one that was deleted leaves the address.
  const first = book.flat[0]?.id;
  const wanted = isLoading || code ? undefined : addressed === null ? first : null;
  useEffect(() => {
    if (wanted === null) go(routes.codebook, { replace: true });
    else if (wanted !== undefined) go(routes.code(wanted), { replace: true });
  }, [wanted, go]);

  return (
    <>
      <SplitPanes
        name="codebook.tree"
        label="Width of the tree of codes"
        initial={320}
        min={220}
        max={560}
        first={
          <CodebookTreePane selected={selected} onSelect={select} counting={counting} canWrite={canWrite} />
        }
        second={
          <Pane label="Code" heading={<VoicesViews />}>
            {selected.size > 1 ? (
              <EmptyState title={`${countOf(selected.size, 'code')} selected`}>
                Merge, move, delete them or put them into a set with the menu over the tree.
              </EmptyState>
            ) : code ? (
              <CodePage key={code.id} code={code} counts={counting.counts.get(code.id)} canWrite={canWrite} />
            ) : isLoading ? null : (
              <EmptyState title="No code selected">
                A code names what customers talk about. Make one on the left, or while coding in the reader.
              </EmptyState>
            )}
          </Pane>
        }
      />
      {code && selected.size === 1 ? (
        <Inspector>
          <CodeDetails key={code.id} code={code} />
        </Inspector>
      ) : null}
    </>
  );
}
