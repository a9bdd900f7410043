import { type ReactNode, useState } from 'react';
import type { ImportPlan, PlanCounts, PlannedWhat } from '../../../../shared/voices/import-plan.ts';
import { Banner } from '../../../ui/banner.tsx';
import { countOf, formatNumber } from '../../../ui/format.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { PlanList } from './plan-list.tsx';
import { additionWords, newcomerWords, refusalWords, updateWords } from './plan-words.ts';

/** What the import will do, in words and row by row, before anything is changed. */
export function PreviewScreen(props: { readonly plan: ImportPlan; readonly isTexts: boolean }): ReactNode {
  const { plan, isTexts } = props;
  const { counts } = plan;
  const [tab, setTab] = useState<PlannedWhat | 'names'>(firstTab(counts));
  const refusal = refusalWords(plan);
  const place = counts.skipped > 0 ? 'there too' : 'below';
  const hasKnown = counts.updated + counts.unchanged + counts.missing > 0;
  const added = isTexts || (counts.respondents === 0 && !hasKnown) ? counts.sources : counts.respondents;
  const lists: readonly [PlannedWhat, string, number, boolean][] = [
    ['add', 'Added', added, true],
    ['update', 'Updated', counts.updated, hasKnown],
    ['same', 'As they were', counts.unchanged + counts.missing, hasKnown],
    ['absent', 'Not here', counts.answersAbsent, counts.answersAbsent > 0],
    ['edited', 'Changed on both sides', counts.textsEdited, counts.textsEdited > 0],
    ['swallow', 'Codings that go', counts.codingsSwallowed, counts.codingsSwallowed > 0],
    ['skip', 'Left out', counts.skipped + counts.leftOut, true],
  ];
  return (
    <div className="import-body import-preview">
      {refusal === undefined ? null : <Banner tone="warning">{refusal}</Banner>}
      <section className="import-part" aria-label="What will happen">
        {refusal === undefined ? <p className="import-sum">{additionWords(counts, isTexts)}</p> : null}
        <ul className="import-facts">
          {[...updateWords(counts), ...newcomerWords(counts)].map((words) => (
            <li key={words}>{words}</li>
          ))}
          {plan.alreadyImported ? null : (
            <li>
              {counts.skipped === 0
                ? `No ${isTexts ? 'file' : 'row'} is skipped.`
                : `${countOf(counts.skipped, isTexts ? 'file' : 'row')} of ${formatNumber(counts.rows)} will be skipped, each with its reason below.`}
              {counts.leftOut > 0
                ? counts.leftOut === 1
                  ? ` One other thing that does not come in as it stands is listed ${place}.`
                  : ` ${formatNumber(counts.leftOut)} other things that do not come in as they stand are listed ${place}.`
                : ''}
            </li>
          )}
          {plan.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
      {plan.alreadyImported ? null : (
        <Tabs<PlannedWhat | 'names'>
          label="The plan in detail"
          selected={tab}
          onSelect={setTab}
          tabs={[
            ...lists
              .filter(([, , , isShown]) => isShown)
              .map(([id, label, count]) => ({
                id,
                label,
                count: formatNumber(count),
                content: <PlanList planId={plan.planId} what={id} count={count} isTexts={isTexts} />,
              })),
            ...(isTexts && counts.participantsNew === 0
              ? []
              : [
                  {
                    id: 'names' as const,
                    label: 'New names',
                    count: formatNumber(counts.touchpointsNew + counts.participantsNew),
                    content: <NewNames plan={plan} />,
                  },
                ]),
          ]}
        />
      )}
    </div>
  );
}

function firstTab(counts: PlanCounts): PlannedWhat {
  if (counts.respondents + counts.sources > 0) return 'add';
  return counts.updated > 0 ? 'update' : counts.unchanged > 0 ? 'same' : 'skip';
}

function NewNames({ plan }: { readonly plan: ImportPlan }): ReactNode {
  const { touchpointsNew, participantsNew, counts } = plan;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="plan-names" aria-label="New names" tabIndex={0}>
      <Names title="Touchpoints" names={touchpointsNew} total={counts.touchpointsNew} />
      <Names title="Participants" names={participantsNew} total={counts.participantsNew} />
      {counts.touchpointsNew + counts.participantsNew === 0 ? (
        <p className="secondary">Everyone and everything named in the file is known already.</p>
      ) : null}
    </section>
  );
}

function Names(props: {
  readonly title: string;
  readonly names: readonly string[];
  readonly total: number;
}): ReactNode {
  const { title, names, total } = props;
  if (names.length === 0) return null;
  return (
    <div>
      <h4 className="field-label">{title}</h4>
      <ul className="plan-name-list">
        {names.map((name) => (
          <li key={name} className="clip" dir="auto" title={name}>
            {name}
          </li>
        ))}
      </ul>
      {total > names.length ? (
        <p className="secondary">and {formatNumber(total - names.length)} more</p>
      ) : null}
    </div>
  );
}
