import type { ReactNode } from 'react';
import type { AutoCodeHit } from '../../../../shared/voices/auto-code/model.ts';
import { CodeMark } from '../../../ui/code-mark.tsx';
import { MarkedText } from '../coding/marked-text.tsx';

export interface HitRowProps {
  readonly hit: AutoCodeHit;
  readonly isChosen: boolean;
  readonly code: { readonly name: string; readonly colour: number };
}

/** A hit with the text around it: what would be coded is tinted, what was looked for stands out in it. */
export function HitRow({ hit, isChosen, code }: HitRowProps): ReactNode {
  return (
    <div className="auto-hit" data-left-out={isChosen || hit.isAlready ? undefined : ''}>
      <span className="auto-hit-tick" aria-hidden="true">
        {hit.isAlready ? '' : isChosen ? '✓' : ''}
      </span>
      <span className="sr-only">
        {hit.isAlready ? 'Coded already.' : isChosen ? 'Will be coded.' : 'Left out.'}
      </span>
      <div className="auto-hit-text" dir="auto">
        {hit.context.length > 0 && hit.start > 0 ? '…' : ''}
        <MarkedText text={hit.context} tint={[hit.from, hit.to]} marks={hit.found} />
      </div>
      <div className="auto-hit-about">
        <CodeMark name={code.name} colour={code.colour} />
        <span className="secondary clip" dir="auto">
          {hit.person === null ? hit.title : `${hit.person} · ${hit.title}`}
        </span>
      </div>
    </div>
  );
}
