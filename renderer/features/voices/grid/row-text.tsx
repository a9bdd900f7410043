import { type CSSProperties, type ReactNode, type Ref, useMemo } from 'react';
import type { GridRow } from '../../../../shared/voices/model.ts';
import { codeColour } from '../../../ui/code-mark.tsx';
import type { Codebook } from '../coding/codebook.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { rangeOf, type TextSelection } from './text-selection.ts';

export interface RowTextProps {
  readonly row: GridRow;
  readonly book: Codebook;
  /** The selection in text-selection mode; null otherwise. */
  readonly selection: TextSelection | null;
  readonly pickedCodingId: number | null;
  readonly ref?: Ref<HTMLDivElement>;
}

/** A row's text with every coded stretch tinted and underlined once for each coding on it. */
export function RowText({ row, book, selection, pickedCodingId, ref }: RowTextProps): ReactNode {
  const { text, codings, length } = row;
  const range = useMemo(() => (selection ? rangeOf(selection) : null), [selection]);
  const segments = useMemo(() => segmentsOf(text, codings, range, length), [text, codings, range, length]);
  const caret = selection?.head;
  return (
    <div ref={ref} className="grid-text" dir="auto" data-open={selection ? '' : undefined}>
      {segments.map((segment) => (
        <TextPiece
          key={segment.from}
          segment={segment}
          book={book}
          pickedCodingId={pickedCodingId}
          caret={caret === segment.from ? 'before' : caret === segment.to ? 'after' : undefined}
        />
      ))}
      {row.cut ? <span className="grid-cut"> …</span> : null}
    </div>
  );
}

const thickness = 2;

function TextPiece(props: {
  readonly segment: Segment;
  readonly book: Codebook;
  readonly pickedCodingId: number | null;
  readonly caret: 'before' | 'after' | undefined;
}): ReactNode {
  const { segment, book, pickedCodingId, caret } = props;
  if (segment.codings.length === 0) {
    return (
      <span data-selected={segment.isSelected ? '' : undefined} data-caret={caret}>
        {segment.text}
      </span>
    );
  }
  const colours = segment.codings.map((coding) => book.byId.get(coding.codeId)?.colour ?? 0);
  const isPicked = segment.codings.some(({ id }) => id === pickedCodingId);
  return (
    <mark
      className="grid-coded"
      data-selected={segment.isSelected ? '' : undefined}
      data-picked={isPicked ? '' : undefined}
      data-caret={caret}
      style={stripes(colours)}
    >
      {segment.text}
    </mark>
  );
}

/** One line of its own colour under the words for each coding, the tint of the first behind them. */
function stripes(colours: readonly number[]): CSSProperties {
  const lines = colours.slice(0, 4);
  return {
    '--tint': codeColour(lines[0] ?? 0, true),
    backgroundImage: lines.map((c) => `linear-gradient(${codeColour(c)}, ${codeColour(c)})`).join(', '),
    backgroundSize: `100% ${thickness}px`,
    backgroundRepeat: 'no-repeat',
    backgroundPosition: lines.map((_, i) => `0 calc(100% - ${i * (thickness + 1)}px)`).join(', '),
  } as CSSProperties;
}
