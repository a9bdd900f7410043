import type { CSSProperties, ReactNode } from 'react';
import './code-mark.css';

/** How many code colours there are; they are numbered from 0. */
export const codeColourCount = 12;

/** Their names, for menus and assistive technology. */
export const codeColourNames = [
  'Blue',
  'Ochre',
  'Green',
  'Magenta',
  'Cyan',
  'Brick',
  'Violet',
  'Olive',
  'Teal',
  'Rose',
  'Indigo',
  'Moss',
] as const;

/** The custom property that holds code colour `colour` (0 to 11; others wrap round). */
export function codeColour(colour: number, soft = false): string {
  const index = ((Math.trunc(colour) % codeColourCount) + codeColourCount) % codeColourCount;
  return `var(--code-${index + 1}${soft ? '-soft' : ''})`;
}

/** A code's colour as a small square. Its name always stands beside it. */
export function CodeSwatch({ colour }: { readonly colour: number }): ReactNode {
  return (
    <span
      aria-hidden="true"
      className="code-swatch"
      style={{ '--code-colour': codeColour(colour) } as CSSProperties}
    />
  );
}

export interface CodeMarkProps {
  readonly colour: number;
  readonly name: string;
}

/** A code on something: colour and name together. */
export function CodeMark({ colour, name }: CodeMarkProps): ReactNode {
  const style = {
    '--code-colour': codeColour(colour),
    '--code-wash': codeColour(colour, true),
  } as CSSProperties;
  return (
    <span className="code-mark" style={style}>
      <span className="clip">{name}</span>
    </span>
  );
}
