import type { ReactNode } from 'react';
import { Banner } from '../../../ui/banner.tsx';
import { countOf, formatList } from '../../../ui/format.ts';
import type { LeftFile } from './split-files.ts';

const SHOWN = 4;

/** Which chosen files cannot come in, and why; those of one reason are told together. */
export function LeftFiles({ left }: { readonly left: readonly LeftFile[] }): ReactNode {
  if (left.length === 0) return null;
  return (
    <Banner tone="warning">
      <ul className="import-left">
        {leftWords(left).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </Banner>
  );
}

/** A sentence for each reason, with the first files it holds for. */
export function leftWords(left: readonly LeftFile[]): readonly string[] {
  return [...Map.groupBy(left, ({ reason }) => reason)].map(([reason, files]) => {
    const shown = files.length <= SHOWN ? files : files.slice(0, SHOWN - 1);
    const more = files.length - shown.length;
    const names = shown.map(({ name }) => `“${name}”`);
    return `${formatList(more > 0 ? [...names, countOf(more, 'other file')] : names)} cannot be imported. ${reason}`;
  });
}
