import type { ReactNode } from 'react';
import { Banner } from '../../../ui/banner.tsx';
import { countOf } from '../../../ui/format.ts';
import type { LeftFile } from './split-files.ts';

const SHOWN = 5;

/** Which chosen files cannot come in, each with its reason; many of one reason are counted together. */
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

/** A sentence for each file, or for each reason where there are many files. */
export function leftWords(left: readonly LeftFile[]): readonly string[] {
  if (left.length <= SHOWN) return left.map(({ name, reason }) => `“${name}” cannot be imported. ${reason}`);
  const byReason = new Map<string, string[]>();
  for (const { name, reason } of left) byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  return [...byReason].map(([reason, names]) => {
    const more = names.length > 3 ? ` and ${countOf(names.length - 3, 'other')}` : '';
    const shown = names.slice(0, 3).map((name) => `“${name}”`);
    return `${shown.join(', ')}${more} cannot be imported. ${reason}`;
  });
}
