import { Copy } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Link } from 'wouter';
import type { Retrieved } from '../../../../shared/voices/contract-retrieve.ts';
import { routes } from '../../../app/routes.ts';
import { CodeMark } from '../../../ui/code-mark.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { attributionOf } from './attribution.ts';
import type { Names } from './use-retrieval.ts';

export interface ResultItemProps {
  readonly result: Retrieved;
  readonly codeOf: ReadonlyMap<number, Names['codes'][number]>;
  readonly onOpen: (result: Retrieved) => void;
  readonly onCopy: (result: Retrieved) => void;
}

/** Codes a result names; the rest is counted. */
const MOST_CODES = 6;

/** One passage with the words around it, whose it is, and the codes on it. Enter opens it, Ctrl+C copies it. */
export function ResultItem({ result, codeOf, onOpen, onCopy }: ResultItemProps): ReactNode {
  const codes = [...new Set(result.codings.map(({ codeId }) => codeId))].flatMap(
    (id) => codeOf.get(id) ?? [],
  );
  const shown = codes.slice(0, MOST_CODES);
  const more = codes.length - shown.length;
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>): void => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') onOpen(result);
    else if (event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey)) {
      // Words the user has marked are copied as such.
      if (window.getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      onCopy(result);
    }
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows walk through the results; Enter opens the one in focus
    <li className="result" data-result="" tabIndex={0} onKeyDown={onKeyDown}>
      <p className="words result-words" dir="auto">
        {result.before === '' ? null : <span className="result-around">{result.before}</span>}
        <mark className="result-found">
          {result.text}
          {result.cut ? '…' : ''}
        </mark>
        {result.after === '' ? null : <span className="result-around">{result.after}</span>}
      </p>
      <div className="result-foot">
        <Link className="result-whose" href={addressOf(result)}>
          {attributionOf(result)}
        </Link>
        <span className="result-codes">
          {shown.map(({ id, name, colour }) => (
            <CodeMark key={id} name={name} colour={colour} />
          ))}
          {more > 0 ? <span className="secondary">and {more} more</span> : null}
        </span>
        <IconButton
          label="Copy the quote with its attribution"
          shortcut="Mod+C"
          onPress={() => onCopy(result)}
        >
          <Copy size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
      </div>
    </li>
  );
}

/** The source, at the coding the passage comes from where there is one. */
export function addressOf(result: Retrieved): string {
  const coding = result.codings.find(({ start, end }) => start <= result.start && end >= result.end);
  return routes.source(result.sourceId, (coding ?? result.codings[0])?.id);
}
