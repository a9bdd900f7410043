import { type ReactNode, useState } from 'react';
import type { Coding } from '../../../../shared/voices/model.ts';
import { CodeSwatch } from '../../../ui/code-mark.tsx';
import { rank } from './match.ts';
import { PickPalette } from './pick-palette.tsx';
import { useCoders } from './use-coders.ts';
import { useCodes } from './use-codes.ts';
import { shortQuote } from './words.ts';

export interface CodingChoiceProps {
  /** What will be done with it, as a verb: "Remove". */
  readonly verb: string;
  readonly codings: readonly Coding[];
  readonly quoteOf: (coding: Coding) => string;
  readonly onChoose: (coding: Coding) => void;
  readonly onClose: () => void;
}

/** Asks which of several overlapping codings is meant. */
export function CodingChoice({ verb, codings, quoteOf, onChoose, onClose }: CodingChoiceProps): ReactNode {
  const { book } = useCodes();
  const { initialsOf } = useCoders();
  const [typed, setTyped] = useState('');
  const nameOf = (coding: Coding): string => book.byId.get(coding.codeId)?.name ?? 'Code';
  const found = rank(
    codings.map((coding) => ({ value: coding, name: nameOf(coding) })),
    typed,
    60,
  );
  return (
    <PickPalette
      label={`${verb} which coding?`}
      placeholder={`${verb} which of ${codings.length} codings?`}
      isOpen
      onClose={onClose}
      typed={typed}
      onTyped={setTyped}
      items={found.map((coding) => ({
        key: String(coding.id),
        name: nameOf(coding),
        detail: [initialsOf(coding.coderId), shortQuote(quoteOf(coding), 70)].filter(Boolean).join(' · '),
        icon: <CodeSwatch colour={book.byId.get(coding.codeId)?.colour ?? 0} />,
        onChoose: () => {
          onClose();
          onChoose(coding);
        },
      }))}
      empty="No coding here has a code with this name."
    />
  );
}
