import { Check } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import type { SuggestedUnit, Suggestion } from '../../../../shared/voices/suggestion-model.ts';
import { codeColour } from '../../../ui/code-mark.tsx';
import { formatShare } from '../../../ui/format.ts';
import type { Codebook } from '../coding/codebook.ts';
import { MarkedText } from '../coding/marked-text.tsx';

/** What became of a suggestion. */
export type Fate = 'open' | 'coded' | 'refused';

export interface UnitRowProps {
  readonly unit: SuggestedUnit;
  readonly book: Codebook;
  readonly fateOf: (suggestion: Suggestion) => Fate;
  /** The suggestion the keys act on; undefined on rows that are not active. */
  readonly picked: number | undefined;
  readonly thin: ReadonlySet<number>;
  readonly onPick: (index: number) => void;
}

/** A text not coded yet with its likeliest codes; the words that speak for the picked one stand out. */
export function UnitRow({ unit, book, fateOf, picked, thin, onPick }: UnitRowProps): ReactNode {
  const shown = picked === undefined ? undefined : unit.suggestions[picked];
  return (
    <div className="suggest-row">
      <div className="suggest-text" dir="auto">
        <MarkedText text={unit.text} tint={shown?.sentence ?? null} marks={shown?.words ?? []} />
      </div>
      <div className="suggest-codes">
        {unit.suggestions.map((suggestion, index) => {
          const code = book.byId.get(suggestion.codeId);
          if (!code) return null;
          const fate = fateOf(suggestion);
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; the list has the keys
            // biome-ignore lint/a11y/useKeyWithClickEvents: 1, 2, 3 and the arrow keys do the same
            <span
              key={suggestion.codeId}
              className="suggest-code"
              data-fate={fate}
              data-picked={index === picked ? '' : undefined}
              style={
                {
                  '--code-colour': codeColour(code.colour),
                  '--code-wash': codeColour(code.colour, true),
                } as CSSProperties
              }
              title={[...book.path(code.id).slice(0, -1), code.name].join(' › ')}
              onClick={() => onPick(index)}
            >
              <span className="suggest-number number" aria-hidden="true">
                {fate === 'coded' ? <Check size={12} strokeWidth={2.5} /> : index + 1}
              </span>
              <span className="clip">{code.name}</span>
              <span className="secondary number">{formatShare(suggestion.share)}</span>
              <span className="sr-only">{fateWords[fate]}</span>
              {index === picked ? <span className="sr-only">, picked</span> : null}
            </span>
          );
        })}
      </div>
      <div className="suggest-about secondary">
        <span className="clip" dir="auto">
          {unit.person === null ? unit.title : `${unit.person} · ${unit.title}`}
        </span>
        {shown ? <span className="suggest-why">{whyWords(shown, unit.text, thin)}</span> : null}
      </div>
    </div>
  );
}

const fateWords: Readonly<Record<Fate, string>> = { open: '', coded: ', coded', refused: ', refused' };

/** Why a code is suggested, as one line. */
export function whyWords(
  { codeId, words, facts }: Suggestion,
  text: string,
  thin: ReadonlySet<number>,
): string {
  const said = [...new Set(words.map(([start, end]) => text.slice(start, end).toLowerCase()))];
  const parts = [
    said.length > 0 ? `by ${said.map((word) => `“${word}”`).join(', ')}` : '',
    ...facts,
    thin.has(codeId) ? 'few examples: a guess' : '',
  ].filter((part) => part !== '');
  return parts.join(' · ');
}
