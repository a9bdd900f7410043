import type { ReactNode } from 'react';
import { useGo } from '../../../app/navigation.ts';
import { routes } from '../../../app/routes.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { Kbd } from '../../../ui/kbd.tsx';

/** Under the grid: how many rows are selected, and the keys that do something now. */
export function GridFoot(props: { readonly selected: number; readonly isTextOpen: boolean }): ReactNode {
  const { selected, isTextOpen } = props;
  return (
    <div className="grid-foot">
      {selected > 0 ? (
        <>
          <strong aria-live="polite">{formatNumber(selected)} selected</strong>
          <span>
            <Kbd quiet shortcut="C" /> codes {selected === 1 ? 'it' : 'them all'}
          </span>
          <span>
            <Kbd quiet shortcut="U" /> removes a code
          </span>
          <span>
            <Kbd quiet shortcut="Mod+D" /> fills down from the first
          </span>
          <span>
            <Kbd quiet shortcut="Mod+C" /> copies
          </span>
          <span>
            <Kbd quiet shortcut="Escape" /> clears
          </span>
        </>
      ) : isTextOpen ? (
        <>
          <span>
            <Kbd quiet shortcut="Shift+ArrowRight" /> selects words, with <Kbd quiet shortcut="Mod" /> whole
            ones
          </span>
          <span>
            <Kbd quiet shortcut="S" /> the sentence
          </span>
          <span>
            <Kbd quiet shortcut="C" /> codes them
          </span>
          <span>
            <Kbd quiet shortcut="Escape" /> back to the rows
          </span>
        </>
      ) : (
        <>
          <span>
            <Kbd quiet shortcut="C" /> code
          </span>
          <span>
            <Kbd quiet shortcut="Shift+ArrowDown" /> select more rows
          </span>
          <span>
            <Kbd quiet shortcut="Mod+D" /> codes of the row above
          </span>
          <span>
            <Kbd quiet shortcut="Enter" /> select words
          </span>
          <span>
            <Kbd quiet shortcut="Mod+Enter" /> open in the reader
          </span>
        </>
      )}
    </div>
  );
}

/** What stands where no answer was ever imported. */
export function NoAnswers(): ReactNode {
  const go = useGo();
  return (
    <EmptyState
      title="No answers yet"
      actions={
        <Button kind="primary" onPress={() => go(routes.voicesImport)}>
          Import a survey
        </Button>
      }
    >
      Answers from surveys stand here, one a row, beside what you know about who gave them. Import a CSV or
      TSV file, or drop one on this page.
    </EmptyState>
  );
}
