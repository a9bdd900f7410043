import { ArrowRight, Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { routes } from '../../app/routes.ts';
import { Badge } from '../../ui/badge.tsx';
import { countOf } from '../../ui/format.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { Overview } from './overview.ts';

interface Step {
  readonly title: string;
  readonly more: string;
  readonly path: string;
  readonly isDone: boolean;
}

function stepsOf(overview: Overview): readonly Step[] {
  return [
    {
      title: 'Plan a study',
      more: 'Who is asked, by whom, when, and what decision it informs.',
      path: routes.studies,
      isDone: (overview.studies?.length ?? 0) > 0,
    },
    {
      title: 'Bring in what customers said',
      more: 'A survey export, notes, transcripts, or text you paste.',
      path: routes.voicesImport,
      isDone: (overview.sources ?? 0) > 0,
    },
    {
      title: 'Code it',
      more: 'Select words, press C, and say what they are about.',
      path: routes.voices,
      isDone: (overview.codings ?? 0) > 0,
    },
    {
      title: 'Lay out a journey',
      more: 'Stages and steps, with what was expected and experienced at each.',
      path: routes.journeys,
      isDone: (overview.journeys?.length ?? 0) > 0,
    },
  ];
}

export interface NextStepsProps {
  readonly overview: Overview;
  /** Nothing can be begun here: only where things are is shown. */
  readonly isReadOnly: boolean;
}

/** What to do next: the first steps while the workspace is young, then where work goes on. */
export function NextSteps({ overview, isReadOnly }: NextStepsProps): ReactNode {
  const isKnown =
    overview.studies !== undefined &&
    overview.sources !== undefined &&
    overview.codes !== undefined &&
    overview.journeys !== undefined;
  if (!isKnown) return overview.error ? null : <Skeleton rows={5} />;
  const steps = stepsOf(overview);
  return isReadOnly || steps.every((step) => step.isDone) ? (
    <GoOn overview={overview} />
  ) : (
    <FirstSteps steps={steps} />
  );
}

function FirstSteps({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  const next = steps.findIndex((step) => !step.isDone);
  return (
    <section aria-labelledby="next-title">
      <h3 id="next-title" className="home-heading">
        Next steps
      </h3>
      <ol>
        {steps.map((step, index) => (
          <li key={step.title}>
            <Link href={step.path} className="step-link" data-next={index === next ? '' : undefined}>
              <span className="step-mark" data-done={step.isDone ? '' : undefined}>
                {step.isDone ? <Check size={14} strokeWidth={2} aria-label="Done" /> : index + 1}
              </span>
              <span className="step-text">
                <span className="step-title">{step.title}</span>
                <span className="secondary">{step.more}</span>
              </span>
              <ArrowRight size={16} strokeWidth={1.5} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}

function GoOn({ overview }: { readonly overview: Overview }): ReactNode {
  const running = (overview.studies ?? []).filter(
    (study) => study.status === 'fielding' || study.status === 'analysing',
  );
  return (
    <div className="home-stack">
      <section aria-labelledby="journeys-title">
        <h3 id="journeys-title" className="home-heading">
          Journeys
        </h3>
        {overview.journeys?.length === 0 ? <p className="home-none">There is no journey yet.</p> : null}
        <ul>
          {(overview.journeys ?? []).slice(0, 6).map((journey) => (
            <li key={journey.id}>
              <Link href={routes.journey(journey.id)} className="go-row">
                <span className="clip" dir="auto">
                  {journey.name}
                </span>
                <span className="secondary">
                  {countOf(journey.stages, 'stage')}, {countOf(journey.steps, 'step')}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="studies-title">
        <h3 id="studies-title" className="home-heading">
          Studies under way
        </h3>
        {running.length === 0 ? (
          <p className="home-none">No study is in the field or being analysed.</p>
        ) : null}
        <ul>
          {running.slice(0, 6).map((study) => (
            <li key={study.id}>
              <Link href={routes.study(study.id)} className="go-row">
                <span className="clip" dir="auto">
                  {study.name}
                </span>
                <Badge>{study.status === 'fielding' ? 'Fielding' : 'Analysing'}</Badge>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
