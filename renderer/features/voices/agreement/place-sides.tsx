import { type ReactNode, useMemo, useRef } from 'react';
import {
  type CodePointIndex,
  codePoint,
  indexCodePoints,
  utf16,
} from '../../../../shared/text/code-points.ts';
import type { Disagreement } from '../../../../shared/voices/agreement/model.ts';
import { type Span, stretchesOf } from './place-text.ts';

export interface PlaceSidesProps {
  readonly place: Disagreement;
  readonly firstName: string;
  readonly secondName: string;
  /** The range being chosen by hand. */
  readonly own: Span | null;
  readonly onOwn: (range: Span) => void;
}

/** What each coder coded, on both sides of the words: a solid line under them is the first coder's, a dashed one below it the second's. */
export function PlaceSides({ place, firstName, secondName, own, onOwn }: PlaceSidesProps): ReactNode {
  const index = useMemo(() => indexCodePoints(place.text), [place.text]);
  const words = useRef<HTMLParagraphElement>(null);
  const marked = own ? [own] : (place.settled?.spans ?? []);
  const stretches = stretchesOf(index, place.from, { first: place.first, second: place.second, own: marked });
  const onMouseUp = (): void => {
    const selected = selectionIn(words.current);
    if (!selected) return;
    document.getSelection()?.removeAllRanges();
    onOwn({
      start: place.from + index.toCodePoint(utf16(selected.start)),
      end: place.from + index.toCodePoint(utf16(selected.end)),
    });
  };
  return (
    <div className="disagree-sides">
      <Side name={firstName} spans={place.first} index={index} from={place.from} mark="solid" />
      <p ref={words} className="disagree-text words" dir="auto" onMouseUp={onMouseUp}>
        {stretches.map(({ start, text, isFirst, isSecond, isOwn }) => (
          <span
            key={start}
            {...(isFirst ? { 'data-first': '' } : {})}
            {...(isSecond ? { 'data-second': '' } : {})}
            {...(isOwn ? { 'data-own': '' } : {})}
          >
            {text}
          </span>
        ))}
        {place.isCut ? <span className="secondary"> … the rest is in the source</span> : null}
      </p>
      <Side name={secondName} spans={place.second} index={index} from={place.from} mark="dashed" />
    </div>
  );
}

function Side({
  name,
  spans,
  index,
  from,
  mark,
}: {
  readonly name: string;
  readonly spans: readonly Span[];
  readonly index: CodePointIndex;
  readonly from: number;
  readonly mark: 'solid' | 'dashed';
}): ReactNode {
  return (
    <section className="disagree-side" aria-label={name}>
      <h4 className="disagree-coder clip" dir="auto" data-mark={mark}>
        {name}
      </h4>
      {spans.length === 0 ? <p className="secondary">Not coded</p> : null}
      {spans.map(({ start, end }) => (
        <blockquote key={start} className="disagree-quote words" dir="auto">
          {index.slice(codePoint(Math.max(0, start - from)), codePoint(Math.max(0, end - from)))}
        </blockquote>
      ))}
    </section>
  );
}

/** The native selection inside an element, in UTF-16 units of its text; null where nothing of it is selected. */
function selectionIn(element: HTMLElement | null): { readonly start: number; readonly end: number } | null {
  const selection = document.getSelection();
  if (!element || !selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  const end = start + range.toString().length;
  return start < end ? { start, end } : null;
}
