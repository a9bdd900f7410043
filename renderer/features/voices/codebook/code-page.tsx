import { type ReactNode, useState } from 'react';
import type { CodeCounts } from '../../../../shared/voices/codebook-model.ts';
import type { Code, Memo } from '../../../../shared/voices/model.ts';
import { useCommand, useQuery } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeMark } from '../../../ui/code-mark.tsx';
import { countOf, formatDay, formatNumber } from '../../../ui/format.ts';
import { MultiPick } from '../../../ui/multi-pick.tsx';
import { parentPath } from '../coding/codebook.ts';
import { MemoDialog } from '../coding/memo-dialog.tsx';
import { useCoders } from '../coding/use-coders.ts';
import { useCodes } from '../coding/use-codes.ts';
import { CodeExamples } from './code-examples.tsx';
import { CodeHistory } from './code-history.tsx';
import { CodeQuotes } from './code-quotes.tsx';

export interface CodePageProps {
  readonly code: Code;
  readonly counts: CodeCounts | undefined;
  readonly canWrite: boolean;
}

/** A code in full: what it means, its examples, its quotes, memos, sets, and what was done to it. */
export function CodePage({ code, counts, canWrite }: CodePageProps): ReactNode {
  const { book } = useCodes();
  const path = parentPath(book, code.id);
  return (
    <article className="code-page" aria-label={code.name}>
      <header className="code-page-head">
        {path === '' ? null : <p className="secondary">{path}</p>}
        <h2 className="code-page-title">
          <CodeMark colour={code.colour} name={code.name} />
        </h2>
        <Counts counts={counts} />
      </header>
      <Definition code={code} />
      <CodeExamples codeId={code.id} canWrite={canWrite} />
      <CodeQuotes codeId={code.id} hasBelow={book.childrenOf(code.id).length > 0} canWrite={canWrite} />
      <Memos code={code} canWrite={canWrite} />
      <Sets codeId={code.id} canWrite={canWrite} />
      <CodeHistory codeId={code.id} />
    </article>
  );
}

function Counts({ counts }: { readonly counts: CodeCounts | undefined }): ReactNode {
  if (!counts) return <p className="secondary">Counting</p>;
  const { own, below } = counts;
  const hasBelow = below.codings !== own.codings;
  return (
    <table className="code-page-counts">
      <caption className="sr-only">How often this code was used</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">Codings</th>
          <th scope="col">Sources</th>
          <th scope="col">People</th>
        </tr>
      </thead>
      <tbody>
        {(hasBelow ? (['own', 'below'] as const) : (['own'] as const)).map((which) => (
          <tr key={which}>
            <th scope="row">{which === 'own' ? 'This code' : 'With those below'}</th>
            <td className="number">{formatNumber(counts[which].codings)}</td>
            <td className="number">{formatNumber(counts[which].sources)}</td>
            <td className="number">{formatNumber(counts[which].people)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Definition({ code }: { readonly code: Code }): ReactNode {
  const parts = [
    ['Description', code.description],
    ['When to use', code.whenToUse],
    ['When not to use', code.whenNot],
  ].filter(([, text]) => text?.trim() !== '');
  return (
    <section className="code-page-section" aria-label="Definition">
      <h3>Definition</h3>
      {parts.length === 0 ? (
        <p className="secondary">
          Not defined yet. Say in the inspector what the code means, when to use it and when not.
        </p>
      ) : (
        <dl className="code-page-definition">
          {parts.map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="auto">{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function Memos({ code, canWrite }: { readonly code: Code; readonly canWrite: boolean }): ReactNode {
  const { data = [] } = useQuery('voices.code.memos', { codeId: code.id });
  const coders = useCoders();
  const [open, setOpen] = useState<Memo | 'new' | null>(null);
  return (
    <section className="code-page-section" aria-label="Memos">
      <div className="code-page-bar">
        <h3>Memos</h3>
        <Button kind="quiet" isDisabled={!canWrite} onPress={() => setOpen('new')}>
          New memo
        </Button>
      </div>
      {data.length === 0 ? (
        <p className="secondary">Thoughts about this code are written down here.</p>
      ) : null}
      {data.map((memo) => (
        <div key={memo.id} className="code-page-memo">
          <p dir="auto">{memo.text}</p>
          <p className="secondary">
            {memo.coderId === null ? '' : `${coders.nameOf(memo.coderId)}, `}
            {formatDay(memo.createdAt)}{' '}
            <Button kind="quiet" isDisabled={!canWrite} onPress={() => setOpen(memo)}>
              Edit
            </Button>
          </p>
        </div>
      ))}
      {open === null ? null : (
        <MemoDialog
          place={{ codeId: code.id }}
          memo={open === 'new' ? undefined : open}
          about={code.name}
          onClose={() => setOpen(null)}
          onDone={() => setOpen(null)}
        />
      )}
    </section>
  );
}

function Sets({ codeId, canWrite }: { readonly codeId: number; readonly canWrite: boolean }): ReactNode {
  const { data = [] } = useQuery('voices.codeSets', {});
  const change = useCommand('voices.codeSet.change');
  const add = useCommand('voices.codeSet.add');
  const chosen = data.filter(({ codeIds }) => codeIds.includes(codeId)).map(({ id }) => id);
  return (
    <section className="code-page-section" aria-label="Sets">
      {canWrite ? (
        <MultiPick
          label="In sets"
          options={data.map(({ id, name }) => ({ id, label: name }))}
          chosen={chosen}
          onChange={(next) => {
            for (const id of next) if (!chosen.includes(id)) void change.run({ id, add: [codeId] });
            for (const id of chosen) if (!next.includes(id)) void change.run({ id, remove: [codeId] });
          }}
          onCreate={(name) => void add.run({ name, codeIds: [codeId] })}
          placeholder="Add to a set, or name a new one"
          empty="In no set."
        />
      ) : (
        <>
          <h3>In sets</h3>
          <p>{chosen.length === 0 ? 'In no set.' : countOf(chosen.length, 'set')}</p>
        </>
      )}
    </section>
  );
}
