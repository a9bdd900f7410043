import { type ReactNode, type RefObject, useMemo } from 'react';
import { PROPOSED_FROM } from '../../../../shared/voices/pseudonymise/find.ts';
import type { PlanGroup } from '../../../../shared/voices/pseudonymise/model.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { countOf, formatNumber } from '../../../ui/format.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { SearchField } from '../../../ui/text-field.tsx';
import { VirtualList, type VirtualListHandle } from '../../../ui/virtual-list.tsx';
import { kindWords } from './kind-words.ts';
import { isTaken, type PseudonymState, replacementOf, type Shown } from './session.ts';

export interface GroupListProps {
  readonly state: PseudonymState;
  readonly groups: readonly PlanGroup[];
  readonly shown: Shown;
  readonly onShown: (shown: Shown) => void;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onActive: (index: number) => void;
  readonly onTake: (group: PlanGroup, isTaken: boolean) => void;
  readonly onEdit: () => void;
  readonly onNotName: (group: PlanGroup) => void;
  readonly list: RefObject<VirtualListHandle | null>;
  readonly searchField: RefObject<HTMLInputElement | null>;
}

/** Everything found, by the thing itself; ticked is what will be replaced. */
export function GroupList(props: GroupListProps): ReactNode {
  const {
    state,
    groups,
    shown,
    onShown,
    search,
    onSearch,
    onActive,
    onTake,
    onEdit,
    onNotName,
    list,
    searchField,
  } = props;
  const all = state.preview?.groups ?? [];
  const sure = useMemo(() => all.filter(({ confidence }) => confidence >= PROPOSED_FROM).length, [all]);
  const onKey = (event: React.KeyboardEvent, index: number): boolean => {
    const group = groups[index];
    if (!group || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === ' ') {
      onTake(group, !isTaken(state, group));
      if (event.shiftKey) onActive(Math.min(groups.length - 1, index + 1));
      return true;
    }
    if (event.key === 'Delete' && group.kind === 'name') {
      onNotName(group);
      return true;
    }
    return false;
  };
  return (
    <div className="pseudonym-list">
      <div className="pseudonym-list-head">
        <SearchField
          label="Search what was found"
          value={search}
          onChange={onSearch}
          inputRef={searchField}
        />
        <Segmented<Shown>
          label="Which to show"
          options={[
            { id: 'proposed', label: `Likely ${formatNumber(sure)}` },
            { id: 'unsure', label: `Unsure ${formatNumber(all.length - sure)}` },
            { id: 'all', label: 'All' },
          ]}
          value={shown}
          onChange={onShown}
        />
      </div>
      <VirtualList
        ref={list}
        label="Names and numbers found"
        count={groups.length}
        rowKey={(index) => groups[index]?.n ?? index}
        estimate={52}
        active={state.active}
        onActive={onActive}
        onOpen={onEdit}
        onKey={onKey}
        render={(index) => {
          const group = groups[index];
          if (!group) return null;
          const taken = isTaken(state, group);
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the tick is for the mouse; the list has the keys
            // biome-ignore lint/a11y/useKeyWithClickEvents: Space in the list does the same
            <div
              className="pseudonym-group"
              data-left-out={taken ? undefined : ''}
              onClick={(event) => {
                if (event.target instanceof Element && event.target.closest('.pseudonym-tick'))
                  onTake(group, !taken);
              }}
            >
              <span className="pseudonym-tick" aria-hidden="true">
                {taken ? '✓' : ''}
              </span>
              <span className="sr-only">{taken ? 'Will be replaced:' : 'Stays:'}</span>
              <span className="pseudonym-what">
                <span className="clip pseudonym-label" dir="auto">
                  {group.label}
                </span>
                <span className="sr-only"> by </span>
                <span className="clip pseudonym-by" dir="auto">
                  {replacementOf(state, group)}
                </span>
              </span>
              <span className="secondary clip pseudonym-about">
                {kindWords[group.kind]} · {countOf(group.count, 'place')}
                {group.sources > 1 ? ` in ${countOf(group.sources, 'text')}` : ''}
                {group.beside > 0 ? ` · ${formatNumber(group.beside)} beside texts` : ''}
                {group.isKnown ? ' · known' : ''}
              </span>
            </div>
          );
        }}
        empty={
          <EmptyState isSmall title={all.length === 0 ? 'Nothing was found' : 'None of these'}>
            {all.length === 0
              ? 'No name or number stands out. Names you know can be typed in the form.'
              : 'Show all, or search for fewer letters.'}
          </EmptyState>
        }
      />
    </div>
  );
}
