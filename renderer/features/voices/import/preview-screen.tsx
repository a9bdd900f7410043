import { type ReactNode, useState } from 'react';
import type { ImportPlan } from '../../../../shared/voices/import-plan.ts';
import { Banner } from '../../../ui/banner.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { countOf, formatNumber } from '../../../ui/format.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { VirtualList } from '../../../ui/virtual-list.tsx';
import { additionWords, newcomerWords, refusalWords } from './plan-words.ts';
import { usePlanRows } from './use-plan-rows.ts';

/** What the import will do, in words and row by row, before anything is changed. */
export function PreviewScreen(props: { readonly plan: ImportPlan; readonly isTexts: boolean }): ReactNode {
  const { plan, isTexts } = props;
  const { counts } = plan;
  const [tab, setTab] = useState<'add' | 'skip' | 'names'>(
    counts.respondents + counts.sources === 0 ? 'skip' : 'add',
  );
  const refusal = refusalWords(plan);
  const added = isTexts || counts.respondents === 0 ? counts.sources : counts.respondents;
  return (
    <div className="import-body import-preview">
      {refusal === undefined ? null : <Banner tone="warning">{refusal}</Banner>}
      <section className="import-part" aria-label="What will happen">
        {refusal === undefined ? <p className="import-sum">{additionWords(counts, isTexts)}</p> : null}
        <ul className="import-facts">
          {newcomerWords(counts).map((words) => (
            <li key={words}>{words}</li>
          ))}
          {plan.alreadyImported ? null : (
            <li>
              {counts.skipped === 0
                ? `No ${isTexts ? 'file' : 'row'} is skipped.`
                : `${countOf(counts.skipped, isTexts ? 'file' : 'row')} of ${formatNumber(counts.rows)} will be skipped, each with its reason below.`}
            </li>
          )}
          {plan.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
      {plan.alreadyImported ? null : (
        <Tabs<'add' | 'skip' | 'names'>
          label="The plan in detail"
          selected={tab}
          onSelect={setTab}
          tabs={[
            {
              id: 'add',
              label: 'Added',
              count: formatNumber(added),
              content: <PlanList planId={plan.planId} what="add" count={added} isTexts={isTexts} />,
            },
            {
              id: 'skip',
              label: 'Skipped',
              count: formatNumber(counts.skipped),
              content: <PlanList planId={plan.planId} what="skip" count={counts.skipped} isTexts={isTexts} />,
            },
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

function PlanList(props: {
  readonly planId: string;
  readonly what: 'add' | 'skip';
  readonly count: number;
  readonly isTexts: boolean;
}): ReactNode {
  const { planId, what, count, isTexts } = props;
  const { rowAt, failure } = usePlanRows(planId, what);
  const [active, setActive] = useState(0);
  if (failure !== undefined) return <p className="import-advice">{failure}</p>;
  return (
    <VirtualList
      label={what === 'add' ? 'What is added' : 'What is skipped'}
      count={count}
      rowKey={(index) => index}
      active={active}
      onActive={setActive}
      className="plan-list"
      empty={
        <EmptyState isSmall title={what === 'add' ? 'Nothing is added' : 'Nothing is skipped'}>
          {what === 'add' ? 'See what is skipped, and why.' : 'Every row comes in.'}
        </EmptyState>
      }
      render={(index) => {
        const row = rowAt(index);
        return (
          <div className="plan-row">
            {isTexts ? null : (
              <span className="plan-line number">{row ? `Line ${formatNumber(row.line)}` : ''}</span>
            )}
            {what === 'skip' ? <span className="plan-reason">{row?.reason ?? ''}</span> : null}
            <span className="plan-preview" dir="auto">
              {row?.preview ?? ''}
            </span>
          </div>
        );
      }}
    />
  );
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
