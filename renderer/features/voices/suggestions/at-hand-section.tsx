import { type ReactNode, useMemo } from 'react';
import type { Coding } from '../../../../shared/voices/model.ts';
import { useCommands, useShortcut } from '../../../app/commands-provider.tsx';
import { Button } from '../../../ui/button.tsx';
import { CodeMark } from '../../../ui/code-mark.tsx';
import { formatShare } from '../../../ui/format.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import type { Codebook } from '../coding/codebook.ts';
import { whyWords } from './unit-row.tsx';
import { useAtHand } from './use-at-hand.ts';
import './suggest-here.css';

const none: readonly number[] = [];

/**
 * The likeliest codes of the answer in the inspector, where a run of the learner has told them already; it never
 * starts one by itself, so that going through rows costs nothing.
 */
export function AtHandSection(props: {
  readonly id: number;
  readonly book: Codebook;
  readonly codings: readonly Coding[];
  readonly coderId: number | undefined;
}): ReactNode {
  const { id, book, codings, coderId } = props;
  const commands = useCommands();
  const keys = useShortcut('voices.suggestHere');
  const place = useMemo(() => ({ sourceId: id, range: null }), [id]);
  const { learned, open } = useAtHand(place, none, false);
  const unit = learned?.units[0];
  const has = new Set(codings.filter((one) => one.coderId === coderId).map(({ codeId }) => codeId));
  const shown = unit ? open(unit, has).filter(({ codeId }) => book.byId.has(codeId)) : [];
  return (
    <section aria-label="Suggested codes" className="suggest-at-hand">
      <h3>Suggested codes</h3>
      {shown.length === 0 ? null : (
        <ul className="answer-list">
          {shown.map((suggestion) => (
            <li key={suggestion.codeId}>
              <CodeMark
                colour={book.byId.get(suggestion.codeId)?.colour ?? 0}
                name={book.byId.get(suggestion.codeId)?.name ?? ''}
              />
              <span className="secondary">
                {formatShare(suggestion.share)}
                {unit && learned ? ` · ${whyWords(suggestion, unit.text, learned.thin)}` : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Button onPress={() => commands.run('voices.suggestHere')}>
        {shown.length === 0 ? 'Suggest codes' : 'Choose'}{' '}
        {keys === undefined ? null : <Kbd quiet shortcut={keys} />}
      </Button>
    </section>
  );
}
