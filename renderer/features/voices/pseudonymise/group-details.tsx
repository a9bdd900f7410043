import { type ReactNode, type RefObject, useState } from 'react';
import type { PlanFind, PlanGroup } from '../../../../shared/voices/pseudonymise/model.ts';
import { useGo } from '../../../app/navigation.ts';
import { routes } from '../../../app/routes.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { countOf } from '../../../ui/format.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { VirtualList } from '../../../ui/virtual-list.tsx';
import { MarkedText } from '../coding/marked-text.tsx';
import { isTaken, type PseudonymState, replacementOf } from './session.ts';
import { useFinds } from './use-finds.ts';

/** Others offered to be the same as this one. */
const MOST_OFFERED = 500;

export interface GroupDetailsProps {
  readonly state: PseudonymState;
  readonly planId: string;
  readonly group: PlanGroup;
  readonly onReplacement: (replacement: string) => void;
  readonly onFlip: (find: PlanFind) => void;
  readonly onNotName: () => void;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** One thing found: what it becomes, how it is written, and every place. */
export function GroupDetails(props: GroupDetailsProps): ReactNode {
  const { state, planId, group, onReplacement, onFlip, onNotName, field } = props;
  const go = useGo();
  const [active, setActive] = useState(0);
  const [side, setSide] = useState<'before' | 'after'>('before');
  const { findAt, failure } = useFinds(planId, group.n);
  const replacement = replacementOf(state, group);
  const taken = isTaken(state, group);
  const others = (state.preview?.groups ?? [])
    .filter((other) => other.n !== group.n && other.kind === group.kind && isTaken(state, other))
    .slice(0, MOST_OFFERED)
    .map((other) => ({ id: other.n, label: `${other.label} → ${replacementOf(state, other)}` }));
  const same = (state.preview?.groups ?? []).filter(
    (other) => other.n !== group.n && isTaken(state, other) && replacementOf(state, other) === replacement,
  );
  return (
    <div className="pseudonym-details">
      {failure === undefined ? null : <Banner tone="danger">{failure}</Banner>}
      <div className="pseudonym-details-head">
        <h2 className="pseudonym-title" dir="auto">
          {group.label}
        </h2>
        <p className="secondary pseudonym-why">
          {countOf(group.count, 'place')}: {group.why}.{' '}
          {group.writings.length > 1
            ? `Written ${group.writings.map(([writing, count]) => `${writing} (${count})`).join(', ')}.`
            : ''}
          {group.isKnown ? ' It has this replacement already.' : ''}
        </p>
        <div className="pseudonym-fields">
          <TextField
            label="Replaced by"
            value={replacement}
            onChange={onReplacement}
            inputRef={field}
            maxLength={200}
            {...(taken && replacement.trim() === '' ? { error: 'Say what stands there instead.' } : {})}
            {...(same.length === 0
              ? {}
              : {
                  description: `The same as ${same
                    .map(({ label }) => label)
                    .slice(0, 3)
                    .join(', ')}.`,
                })}
          />
          <ComboBox<number>
            label="Same as"
            placeholder="Type to choose"
            options={others}
            value={null}
            onChange={(n) => {
              const other = state.preview?.groups.find((one) => one.n === n);
              if (other) onReplacement(replacementOf(state, other));
            }}
            isDisabled={others.length === 0}
          />
          {group.kind === 'name' ? <Button onPress={onNotName}>Not a name</Button> : null}
        </div>
        <Segmented<'before' | 'after'>
          label="Show places"
          options={[
            { id: 'before', label: 'As they are' },
            { id: 'after', label: 'As they will be' },
          ]}
          value={side}
          onChange={setSide}
        />
      </div>
      <VirtualList
        label="Places"
        count={group.count}
        rowKey={(index) => `${group.n}-${index}`}
        estimate={64}
        active={active}
        onActive={setActive}
        onOpen={(index) => {
          const find = findAt(index);
          if (find?.sourceId != null) go(routes.source(find.sourceId));
        }}
        onKey={(event, index) => {
          if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey) return false;
          const find = findAt(index);
          if (find) onFlip(find);
          if (event.shiftKey) setActive(Math.min(group.count - 1, index + 1));
          return true;
        }}
        render={(index) => {
          const find = findAt(index);
          if (!find) return <Skeleton rows={2} />;
          const isIn = taken && !state.without.has(find.n);
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the tick is for the mouse; the list has the keys
            // biome-ignore lint/a11y/useKeyWithClickEvents: Space in the list does the same
            <div
              className="pseudonym-find"
              data-left-out={isIn ? undefined : ''}
              onClick={(event) => {
                if (event.target instanceof Element && event.target.closest('.pseudonym-tick')) onFlip(find);
              }}
            >
              <span className="pseudonym-tick" aria-hidden="true">
                {isIn ? '✓' : ''}
              </span>
              <span className="sr-only">{isIn ? 'Will be replaced.' : 'Stays.'}</span>
              <FindText find={find} replacement={side === 'after' && isIn ? replacement : null} />
              <span className="secondary clip pseudonym-about" dir="auto">
                {find.title}
              </span>
            </div>
          );
        }}
      />
    </div>
  );
}

/** The words around a place, with what stands there or what will. */
function FindText({
  find,
  replacement,
}: {
  readonly find: PlanFind;
  readonly replacement: string | null;
}): ReactNode {
  const { context, from, to } = find;
  const text = replacement === null ? context : context.slice(0, from) + replacement + context.slice(to);
  const end = replacement === null ? to : from + replacement.length;
  return (
    <span className="pseudonym-words" dir="auto">
      <MarkedText text={text} tint={null} marks={[[from, end]]} />
    </span>
  );
}
