import { Pencil, Plus, Route as RouteIcon, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { findingOf } from '../../../shared/journeys/layout/finding.ts';
import { modelOfMap } from '../../../shared/journeys/layout/model-of-map.ts';
import type { JourneyRow } from '../../../shared/journeys/model.ts';
import { useQuery } from '../../api/query.ts';
import { useCommandHandler } from '../../app/commands-provider.tsx';
import { useAddressParam, useGo } from '../../app/navigation.ts';
import { routes } from '../../app/routes.ts';
import { StateLabel } from '../../charts/state-label.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { countOf } from '../../ui/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Pane } from '../../ui/pane.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx';
import { JourneyDialog } from './journey-dialog.tsx';
import { useSendAndSay } from './map/use-map-commands.ts';
import './journey-list.css';

const icon = { size: 16, strokeWidth: 1.5, 'aria-hidden': true } as const;

/** Every journey, with how many of its steps break. */
export function JourneyList(): ReactNode {
  const list = useQuery('journeys.list', {});
  const go = useGo();
  const sendAndSay = useSendAndSay();
  const [active, setActive] = useState(0);
  const [isNew, setNew] = useAddressParam('new');
  const [renaming, setRenaming] = useState<JourneyRow | null>(null);
  const rows = list.data ?? [];
  const current = rows[Math.min(active, rows.length - 1)];
  const create = (): void => setNew('journey', { replace: true });
  const remove = async (row: JourneyRow): Promise<void> => {
    await sendAndSay('journeys.journey.delete', { id: row.id }, `Deleted the journey “${row.name}”.`);
  };
  const handle = useRef<VirtualListHandle>(null);
  const isRead = list.data !== undefined;
  useEffect(() => {
    if (isRead && document.activeElement === document.body) handle.current?.goTo(0);
  }, [isRead]);
  const isPlain = isNew === null && renaming === null;
  const hasRow = current !== undefined && isPlain;
  useCommandHandler('journeys.newJourney', create);
  useCommandHandler('edit.rename', () => current && setRenaming(current), { enabled: hasRow });
  useCommandHandler('edit.delete', () => current && void remove(current), { enabled: hasRow });
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== 'n') return false;
    create();
    return true;
  };
  return (
    <Pane
      label="Journeys"
      actions={
        <>
          <IconButton
            label="Rename the journey"
            shortcut="F2"
            isDisabled={!hasRow}
            onPress={() => current && setRenaming(current)}
          >
            <Pencil {...icon} />
          </IconButton>
          <IconButton
            label="Delete the journey"
            shortcut="Delete"
            isDisabled={!hasRow}
            onPress={() => current && void remove(current)}
          >
            <Trash2 {...icon} />
          </IconButton>
          <Button kind="primary" icon={<Plus {...icon} />} onPress={create}>
            New journey
          </Button>
        </>
      }
    >
      {list.error ? (
        <ErrorState
          title="The journeys could not be read"
          message={list.error.message}
          reference={list.error.failure.ref}
          onRetry={() => void list.refetch()}
        />
      ) : list.data === undefined ? (
        <Skeleton label="Reading the journeys" />
      ) : (
        <VirtualList
          ref={handle}
          label="Journeys"
          className="journey-list"
          count={rows.length}
          estimate={56}
          rowKey={(index) => rows[index]?.id ?? index}
          active={active}
          onActive={setActive}
          onOpen={(index) => {
            const row = rows[index];
            if (row) go(routes.journey(row.id));
          }}
          onKey={onKey}
          render={(index) => {
            const row = rows[index];
            return row ? <JourneyEntry row={row} /> : null;
          }}
          empty={
            <EmptyState
              icon={<RouteIcon size={24} strokeWidth={1.5} />}
              title="Journeys belong here"
              actions={
                <Button kind="primary" onPress={create}>
                  Make the first journey
                </Button>
              }
            >
              <p>
                A journey is what a customer goes through to get something done: stages, and in each the steps
                where they meet the company. On the map you see at which step the experience falls short of
                what was expected, and whose words say so.
              </p>
            </EmptyState>
          }
        />
      )}
      {isNew === null ? null : (
        <JourneyDialog journey={null} onClose={() => setNew(null, { replace: true })} />
      )}
      {renaming ? <JourneyDialog journey={renaming} onClose={() => setRenaming(null)} /> : null}
    </Pane>
  );
}

function JourneyEntry({ row }: { readonly row: JourneyRow }): ReactNode {
  return (
    <div className="journey-entry">
      <div className="journey-entry-text">
        <span className="journey-entry-name" dir="auto">
          {row.name}
        </span>
        <span className="secondary clip" dir="auto">
          {row.scenario}
        </span>
      </div>
      <span className="secondary number journey-entry-size">
        {countOf(row.stages, 'stage')}, {countOf(row.steps, 'step')}
      </span>
      <Breaks row={row} />
    </div>
  );
}

/** How many steps break; read for the rows in sight only. */
function Breaks({ row }: { readonly row: JourneyRow }): ReactNode {
  const { data } = useQuery(
    'journeys.map',
    { id: row.id, filter: { kind: 'subtracted' } },
    { enabled: row.steps > 0 },
  );
  const breaks = data?.stages
    .flatMap(({ steps }) => steps)
    .filter(({ gap }) => gap.state === 'breaks').length;
  return (
    <span
      className="journey-entry-state"
      title={data ? findingOf(modelOfMap(data, 'subtracted')).headline : undefined}
    >
      {breaks ? (
        <StateLabel state="breaks" word={`${countOf(breaks, 'step')} ${breaks === 1 ? 'breaks' : 'break'}`} />
      ) : (
        <span className="secondary">{data ? 'no step breaks' : ''}</span>
      )}
    </span>
  );
}
