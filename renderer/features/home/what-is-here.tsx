import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { routes } from '../../app/routes.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import type { Overview } from './overview.ts';

/** The workspace in numbers; each leads to where its things are. */
export function WhatIsHere({ overview }: { readonly overview: Overview }): ReactNode {
  if (overview.error) {
    return (
      <ErrorState isSmall title="The workspace could not be read in full" message={overview.error.message} />
    );
  }
  const figures: readonly (readonly [string, string, number | undefined, string])[] = [
    ['study', 'studies', overview.studies?.length, routes.studies],
    ['participant', 'participants', overview.participants, routes.people],
    ['source', 'sources', overview.sources, routes.voices],
    ['code', 'codes', overview.codes, routes.voices],
    ['coding', 'codings', overview.codings, routes.voices],
    ['journey', 'journeys', overview.journeys?.length, routes.journeys],
  ];
  return (
    <ul className="figures" aria-label="What is here">
      {figures.map(([one, many, count, path]) => (
        <li key={many}>
          <Link href={path} className="figure">
            <span className="figure-number number">{count === undefined ? '–' : formatNumber(count)}</span>
            <span className="figure-name">{count === 1 ? one : many}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
