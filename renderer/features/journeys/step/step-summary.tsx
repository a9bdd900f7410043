import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { intervalWords, people, signed } from '../../../../shared/journeys/layout/words.ts';
import type { MapFilter, StepEvidence } from '../../../../shared/journeys/model.ts';
import { routes } from '../../../app/routes.ts';
import { GapBar, gapBarEnd } from '../../../charts/gap-bar.tsx';
import { StateLabel } from '../../../charts/state-label.tsx';
import { countOf } from '../../../ui/format.ts';
import { gapScaleWords, reasonWords, signedOr } from '../gap-words.ts';

/** The step's number with all it needs to be trusted: interval, people, scale, method. */
export function StepSummary({
  evidence,
  filter,
}: {
  readonly evidence: StepEvidence;
  readonly filter: MapFilter;
}): ReactNode {
  const { step, stage } = evidence;
  const { gap } = step;
  const isDirect = filter.kind === 'direct';
  const { mean, interval } = gap.gap;
  return (
    <section className="step-summary" aria-label="Gap at this step">
      <p className="secondary" dir="auto">
        {[
          stage,
          step.touchpoint === null || step.touchpoint === step.name ? '' : step.touchpoint,
          step.channel,
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      <div className="step-figure">
        <StateLabel state={gap.state} />
        {mean.defined ? <strong className="step-mean number">{signed(mean.value)}</strong> : null}
        {mean.defined ? (
          <GapBar
            gap={gap.gap}
            kind={filter.kind}
            end={gapBarEnd([gap.gap], filter.kind)}
            isThin={gap.state === 'thin'}
          />
        ) : null}
      </div>
      {mean.defined ? (
        <>
          <dl className="step-facts">
            <dt>95 % interval</dt>
            <dd className="number">
              {interval.defined
                ? intervalWords(interval.value)
                : `not defined (${reasonWords(interval.reason)})`}
            </dd>
            <dt>Heard</dt>
            <dd className="number">
              {people(gap.nPeople)}, {countOf(gap.nReadings, 'reading')}
            </dd>
            {isDirect ? null : (
              <>
                <dt>Expected</dt>
                <dd className="number">{signedOr(gap.expectation.mean)}</dd>
                <dt>Experienced</dt>
                <dd className="number">{signedOr(gap.experience.mean)}</dd>
              </>
            )}
            <dt>Scale</dt>
            <dd>{gapScaleWords(filter.kind)}</dd>
            <dt>Method</dt>
            <dd>
              {isDirect ? 'mean answer' : 'experience minus expectation'}; each person’s readings averaged
              first, then a mean over people with a t interval
            </dd>
          </dl>
          {gap.nLeftOut + gap.nOtherKind > 0 ? (
            <p className="secondary">
              {gap.nLeftOut > 0 ? `${countOf(gap.nLeftOut, 'reading')} without both sides left out. ` : ''}
              {gap.nOtherKind > 0
                ? `${countOf(gap.nOtherKind, 'reading')} of the other kind not mixed in.`
                : ''}
            </p>
          ) : null}
        </>
      ) : null}
      {gap.state === 'silent' || gap.state === 'thin' ? <Unheard evidence={evidence} /> : null}
    </section>
  );
}

/** Silence is said, and listening is one step away. */
function Unheard({ evidence: { step } }: { readonly evidence: StepEvidence }): ReactNode {
  const plan = step.touchpointId === null ? '?new=study' : `?new=study&touchpoint=${step.touchpointId}`;
  return (
    <p className="step-unheard">
      {step.gap.state === 'silent'
        ? 'Nobody has been heard here. '
        : 'Too few people have been heard here to say how large the gap is. '}
      <Link href={`${routes.studies}${plan}`}>Plan a study that listens here</Link>
    </p>
  );
}
