import type { ReactNode } from 'react';
import { findingOf } from '../../../../shared/journeys/layout/finding.ts';
import { modelOfMap } from '../../../../shared/journeys/layout/model-of-map.ts';
import type { JourneyMap, MapFilter } from '../../../../shared/journeys/model.ts';
import { rank } from '../../../../shared/journeys/severity.ts';
import { gapBarEnd } from '../../../charts/gap-bar.tsx';
import { countOf, formatNumber } from '../../../ui/format.ts';
import { GridList } from '../../../ui/grid-list.tsx';
import { FindingRow } from './finding-row.tsx';
import { HandoverRow } from './handover-row.tsx';
import { rankHandovers } from './rank-handovers.ts';
import './findings.css';

export interface FindingsPanelProps {
  readonly map: JourneyMap;
  readonly filter: MapFilter;
  readonly onOpenStep: (stepId: number) => void;
}

/** Where the journey breaks: the finding in a sentence, then every step and handover, worst first. */
export function FindingsPanel({ map, filter, onOpenStep }: FindingsPanelProps): ReactNode {
  const finding = findingOf(modelOfMap(map, filter.kind));
  const steps = map.stages.flatMap((stage) => stage.steps);
  const ranked = rank(steps).map((step, i) => ({ ...step, rank: i + 1 }));
  const end = gapBarEnd(
    steps.map(({ gap }) => gap.gap),
    filter.kind,
  );
  const handovers = rankHandovers(map, steps);
  return (
    <div className="findings">
      <header className="findings-head">
        <h2 className="findings-name">Where it breaks</h2>
        <p className="findings-headline">{finding.headline}</p>
        {finding.details.map((detail) => (
          <p key={detail} className="secondary">
            {detail}
          </p>
        ))}
      </header>
      {ranked.length === 0 ? null : (
        <section aria-label="Steps by severity">
          <h3 className="findings-title">
            Steps by severity
            <span className="secondary number">{formatNumber(ranked.length)}</span>
          </h3>
          <GridList
            label="Steps by severity"
            className="findings-list"
            items={ranked}
            itemId={(step) => step.id}
            itemText={(step) => step.name}
            onOpen={(id) => onOpenStep(Number(id))}
            render={(step) => <FindingRow step={step} rank={step.rank} kind={filter.kind} end={end} />}
          />
          <p className="findings-note secondary">
            Severity is Touchline’s own indicator: size of the gap × importance × reach. Reach is the share of
            the {countOf(map.people, 'person', 'people')} heard on this journey who were heard at the step.
          </p>
        </section>
      )}
      {handovers.length === 0 ? null : (
        <section aria-label="Handovers between channels">
          <h3 className="findings-title">
            Handovers between channels
            <span className="secondary number">{formatNumber(handovers.length)}</span>
          </h3>
          <GridList
            label="Handovers between channels"
            className="findings-list"
            items={handovers}
            itemId={(handover) => `${handover.fromStepId}-${handover.toStepId}`}
            itemText={(handover) => `${handover.from} to ${handover.to}`}
            onOpen={(id) => onOpenStep(Number(String(id).split('-')[1]))}
            render={(handover) => <HandoverRow handover={handover} />}
          />
          <p className="findings-note secondary">
            Continuity is Touchline’s own indicator: how much of what the customer had said was carried over.
            1 is all of it, 0 nothing.
          </p>
        </section>
      )}
    </div>
  );
}
