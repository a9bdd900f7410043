import type { ReactNode } from 'react';
import type { CodeEvent } from '../../../../shared/voices/codebook-model.ts';
import { useQuery } from '../../../api/query.ts';
import { codeColourNames } from '../../../ui/code-mark.tsx';
import { countOf, formatDay, formatTime } from '../../../ui/format.ts';

/** What was done to a code, by whom and when, newest first. */
export function CodeHistory({ codeId }: { readonly codeId: number }): ReactNode {
  const { data = [] } = useQuery('voices.code.history', { codeId });
  return (
    <section className="code-page-section" aria-label="History">
      <h3>History</h3>
      {data.length === 0 ? (
        <p className="secondary">
          Nothing yet. Renames, moves, definitions, merges and splits are kept here.
        </p>
      ) : null}
      <ol className="code-page-history">
        {data.map((event) => (
          <li key={event.id}>
            <span>{eventWords(event)}</span>
            <span className="secondary">
              {event.coder}, {formatDay(event.at)} {formatTime(event.at)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** An event as a sentence without its end. */
export function eventWords({ kind, detail }: CodeEvent): string {
  const of = detail.of === undefined ? '' : `“${detail.of}”, now part of this code: `;
  return `${of}${whatWords(kind, detail)}`;
}

function whatWords(kind: CodeEvent['kind'], { from, to, codings }: CodeEvent['detail']): string {
  const place = (path: string | undefined): string =>
    path === undefined || path === '' ? 'the top' : `“${path}”`;
  switch (kind) {
    case 'added':
      return to === undefined ? 'Added' : `Added as “${to}”`;
    case 'renamed':
      return `Renamed from “${from ?? ''}” to “${to ?? ''}”`;
    case 'moved':
      return `Moved from ${place(from)} to ${place(to)}`;
    case 'defined':
      return `Defined: ${to ?? ''}`;
    case 'recoloured':
      return `Colour changed from ${colourName(from)} to ${colourName(to)}`;
    case 'merged':
      return `Merged with ${from ?? ''}${codings === undefined ? '' : `: ${countOf(codings, 'coding')} came here`}`;
    case 'split': {
      const those = codings === undefined ? 'Codings' : countOf(codings, 'coding');
      return to === undefined
        ? `${those} split off “${from ?? ''}” came here`
        : `${those} split off to “${to}”`;
    }
  }
}

function colourName(index: string | undefined): string {
  return (codeColourNames[Number(index)] ?? 'another').toLowerCase();
}
