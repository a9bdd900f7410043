import { type ReactNode, useRef, useState } from 'react';
import type { AutoCodePlan } from '../../../../shared/voices/auto-code/model.ts';
import { useGo } from '../../../app/navigation.ts';
import { routes } from '../../../app/routes.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { countOf, formatNumber } from '../../../ui/format.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { VirtualList, type VirtualListHandle } from '../../../ui/virtual-list.tsx';
import type { Codebook } from '../coding/codebook.ts';
import { type Choice, chosenCount, type Draft, everything, filledLines, flip, isChosen } from './draft.ts';
import { HitRow } from './hit-row.tsx';
import { codeName, colourOf } from './search-form.tsx';
import { useHits } from './use-hits.ts';

export interface PreviewListProps {
  readonly plan: AutoCodePlan;
  /** The draft the plan was made of. */
  readonly draft: Draft;
  readonly book: Codebook;
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly isApplying: boolean;
  readonly onApply: () => void;
}

/** Every stretch that would be coded, each to be left out by the space bar. */
export function PreviewList(props: PreviewListProps): ReactNode {
  const { plan, draft, book, choice, onChoice, active, onActive, isApplying, onApply } = props;
  const go = useGo();
  const [shown, setShown] = useState<'new' | 'already'>('new');
  const isNew = shown === 'new';
  const { rowAt: hitAt, failure } = useHits(plan.planId, !isNew);
  const list = useRef<VirtualListHandle>(null);
  const total = isNew ? plan.hits : plan.already;
  const chosen = chosenCount(choice, plan);
  const lines = filledLines(draft);
  const codeOfRule = (rule: number) => {
    const code = lines[rule]?.code;
    return code ? { name: codeName(book, code), colour: colourOf(book, code) } : { name: '', colour: 0 };
  };
  const toggle = (index: number): void => {
    const hit = hitAt(index);
    if (hit && isNew) onChoice(flip(choice, hit.n));
  };
  const onKey = (event: React.KeyboardEvent, index: number): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && chosen > 0 && !isApplying) onApply();
      else if (event.key === 'a' && isNew) onChoice(everything);
      else return false;
      return true;
    }
    if (event.key !== ' ') return false;
    toggle(index);
    if (event.shiftKey) onActive(Math.min(total - 1, index + 1));
    return true;
  };
  return (
    <div className="auto-preview">
      {failure === undefined ? null : <Banner tone="danger">{failure}</Banner>}
      {plan.notes.map((note) => (
        <Banner key={note} tone="warning">
          {note}
        </Banner>
      ))}
      {plan.isCut ? (
        <Banner tone="warning">
          Only the first {formatNumber(plan.hits + plan.already)} are listed. Narrow what to look for, or code
          these and look again.
        </Banner>
      ) : null}
      <div className="auto-preview-head">
        <p className="auto-count" role="status">
          {plan.hits === 0
            ? `Nothing new in ${countOf(plan.looked, 'text')}.`
            : `${countOf(plan.hits, 'place')} in ${countOf(plan.sources, 'text')} by ${countOf(plan.people, 'person', 'people')}`}
          {lines.length > 1 ? (
            <span className="secondary">
              {' '}
              {lines
                .map((line, rule) =>
                  line.code ? `${codeName(book, line.code)} ${formatNumber(plan.byRule[rule] ?? 0)}` : '',
                )
                .join(' · ')}
            </span>
          ) : null}
        </p>
        {plan.already > 0 ? (
          <Segmented<'new' | 'already'>
            label="Which to show"
            options={[
              { id: 'new', label: `To code ${formatNumber(plan.hits)}` },
              { id: 'already', label: `Coded already ${formatNumber(plan.already)}` },
            ]}
            value={shown}
            onChange={(next) => {
              setShown(next);
              onActive(0);
            }}
          />
        ) : null}
      </div>
      <VirtualList
        ref={list}
        label={isNew ? 'Places to code' : 'Coded already'}
        className="auto-hits"
        count={total}
        rowKey={(index) => `${shown}-${index}`}
        estimate={76}
        active={active}
        onActive={onActive}
        onOpen={(index) => {
          const hit = hitAt(index);
          if (hit) go(routes.source(hit.sourceId));
        }}
        onKey={onKey}
        render={(index) => {
          const hit = hitAt(index);
          if (!hit) return <Skeleton rows={2} />;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the tick is for the mouse; the list has the keys
            // biome-ignore lint/a11y/useKeyWithClickEvents: Space in the list does the same
            <div
              onClick={(event) => {
                if (event.target instanceof Element && event.target.closest('.auto-hit-tick')) toggle(index);
              }}
            >
              <HitRow hit={hit} isChosen={isChosen(choice, hit.n)} code={codeOfRule(hit.rule)} />
            </div>
          );
        }}
        empty={
          <EmptyState title={isNew ? 'Nothing to code' : 'Nothing is coded so already'} isSmall>
            {isNew && plan.already > 0
              ? 'Every place found is coded with its code already.'
              : 'No text holds what you look for. Try fewer letters with *, or look in more texts.'}
          </EmptyState>
        }
      />
      <div className="auto-preview-foot">
        <span className="secondary auto-keys">
          <span>
            <Kbd quiet shortcut="Space" /> leave out or take in
          </span>
          <span>
            <Kbd quiet shortcut="Enter" /> read the source
          </span>
        </span>
        <Button kind="quiet" isDisabled={chosen === plan.hits} onPress={() => onChoice(everything)}>
          Take in all
        </Button>
        <Button
          kind="quiet"
          isDisabled={chosen === 0}
          onPress={() => onChoice({ base: 'none', flipped: new Set() })}
        >
          Leave out all
        </Button>
        <Button kind="primary" isDisabled={chosen === 0 || isApplying} onPress={onApply}>
          {chosen === 0 ? 'Code' : `Code ${countOf(chosen, 'place')}`}
        </Button>
      </div>
    </div>
  );
}
