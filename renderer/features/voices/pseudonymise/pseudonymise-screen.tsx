import { VenetianMask } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { PlanGroup } from '../../../../shared/voices/pseudonymise/model.ts';
import { useClient } from '../../../api/provider.tsx';
import { useCommand, useJob, useLongCommand, useQuery, useWorkspace } from '../../../api/query.ts';
import { useCommandHandler } from '../../../app/commands-provider.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { countOf } from '../../../ui/format.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { Pane } from '../../../ui/pane.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { SplitPanes } from '../../../ui/splitter.tsx';
import { showStatus } from '../../../ui/status.tsx';
import type { VirtualListHandle } from '../../../ui/virtual-list.tsx';
import { VoicesViews } from '../voices-views.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { GroupDetails } from './group-details.tsx';
import { GroupList } from './group-list.tsx';
import { PlanForm } from './plan-form.tsx';
import {
  askedOf,
  choicesOf,
  chosenCount,
  type Draft,
  decide,
  flipFind,
  keepState,
  keptState,
  type PseudonymState,
  type Shown,
  shownGroups,
  takeHandedName,
  withName,
  withPreview,
} from './session.ts';
import { type CopyFormat, useSaveCopy } from './use-save-copy.tsx';
import '../coding/proposals.css';
import './pseudonymise.css';

const copyItems: readonly { readonly id: CopyFormat; readonly label: string }[] = [
  { id: 'workspace', label: 'As a workspace…' },
  { id: 'xlsx', label: 'The texts as XLSX…' },
  { id: 'csv', label: 'The texts as CSV…' },
];

/** Names and numbers are found, looked at and replaced here: in a copy, or for good. */
export function PseudonymiseScreen(): ReactNode {
  const sessionId = useWorkspace()?.sessionId ?? '';
  return <Pseudonymise key={sessionId} sessionId={sessionId} />;
}

function Pseudonymise({ sessionId }: { readonly sessionId: string }): ReactNode {
  const client = useClient();
  const isReadOnly = useWorkspace()?.readOnly === true;
  const [state, setState] = useState<PseudonymState>(() => keptState(sessionId));
  useEffect(() => keepState(state), [state]);
  const [shown, setShown] = useState<Shown>('proposed');
  const [search, setSearch] = useState('');
  const [isForm, setForm] = useState(state.preview === null);
  const [isConfirming, setConfirming] = useState(false);
  const [groupsFailure, setGroupsFailure] = useState<string>();
  const list = useRef<VirtualListHandle>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const replacementField = useRef<HTMLInputElement>(null);
  useCommandHandler('voices.find', () => searchField.current?.focus());

  const about = useQuery('voices.pseudonymise.state', {});
  const known = about.data;
  const notName = useCommand('voices.pseudonymise.notNames');
  const apply = useCommand('voices.pseudonymise.apply', { quiet: true });
  const { run: undo } = useCommand('workspace.undo');
  const long = useLongCommand();
  const copy = useSaveCopy();

  const look = useJob('voices.pseudonymise.plan', (plan) => {
    void client.call('voices.pseudonymise.groups', { planId: plan.planId }).then((result) => {
      if (!result.ok) {
        setGroupsFailure(result.failure.message);
        return;
      }
      setState((now) => withPreview(now, { plan, groups: result.value.groups }));
      setForm(false);
    });
  });
  const start = (draft: Draft): void => {
    apply.clear();
    setGroupsFailure(undefined);
    void look.start(askedOf(draft));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a name handed over is taken once, when the screen opens
  useEffect(() => {
    const name = takeHandedName();
    if (name === null) return;
    const draft = withName(state.draft, name);
    setState((now) => ({ ...now, draft }));
    setSearch(name);
    setShown('all');
    start(draft);
  }, []);

  const groups = useMemo(() => shownGroups(state, shown, search), [state, shown, search]);
  const group = groups[Math.min(state.active, groups.length - 1)];
  const { preview } = state;
  const chosen = useMemo(() => chosenCount(state), [state]);
  const { run } = look;

  const markNotName = async (one: PlanGroup): Promise<void> => {
    const words = one.writings.map(([writing]) => writing);
    const result = await notName.run({ words, areNames: false });
    if (!result.ok) return;
    setState((now) =>
      now.preview === null
        ? now
        : {
            ...now,
            preview: { ...now.preview, groups: now.preview.groups.filter(({ n }) => n !== one.n) },
            active: Math.max(0, Math.min(now.active, groups.length - 2)),
          },
    );
    showStatus({
      tone: 'done',
      text: `‘${one.label}’ is remembered as no name`,
      commit: result.seq,
    });
  };
  const replace = async (): Promise<void> => {
    if (!preview || chosen.places === 0) return;
    const result = await apply.run({
      planId: preview.plan.planId,
      choices: { ...choicesOf(state) },
      count: chosen.places,
    });
    if (!result.ok) return;
    const { inTexts, beside, sources, changed } = result.value;
    showStatus({
      tone: 'done',
      text: [
        `Replaced ${countOf(inTexts, 'place')} in ${countOf(sources, 'text')}`,
        beside > 0 ? `${countOf(beside, 'place')} in titles, speakers, attributes and memos` : '',
        changed > 0 ? `${countOf(changed, 'place')} not replaced, edited meanwhile` : '',
      ]
        .filter((part) => part !== '')
        .join('; '),
      commit: result.seq,
      action: { label: 'Undo', onPress: () => void undo({}) },
    });
    setState((now) => ({ ...now, preview: null, decisions: new Map(), without: new Map(), active: 0 }));
    setForm(true);
  };

  const isWorking = run.state === 'running' || apply.pending;
  const first =
    isForm || preview === null ? (
      <PlanForm
        draft={state.draft}
        onDraft={(draft) => setState((now) => ({ ...now, draft }))}
        isLooking={isWorking}
        onLook={() => start(state.draft)}
        notNames={known?.notNames ?? []}
        onNameAgain={(word) => void notName.run({ words: [word], areNames: true })}
      />
    ) : (
      <>
        <div className="pseudonym-again">
          <Button kind="quiet" onPress={() => setForm(true)}>
            Look for others…
          </Button>
        </div>
        <GroupList
          state={state}
          groups={groups}
          shown={shown}
          onShown={(next) => {
            setShown(next);
            setState((now) => ({ ...now, active: 0 }));
          }}
          search={search}
          onSearch={(next) => {
            setSearch(next);
            setState((now) => ({ ...now, active: 0 }));
          }}
          onActive={(active) => setState((now) => ({ ...now, active }))}
          onTake={(one, isTaken) => setState((now) => decide(now, one.n, { isTaken }))}
          onEdit={() => replacementField.current?.focus()}
          onNotName={(one) => void markNotName(one)}
          list={list}
          searchField={searchField}
        />
      </>
    );

  return (
    <>
      <SplitPanes
        name="voices.pseudonymise"
        label="Width of what was found"
        initial={384}
        min={300}
        max={640}
        inSight={isForm ? 'first' : 'second'}
        first={
          <Pane label="Pseudonymise" heading={<VoicesViews />}>
            {first}
          </Pane>
        }
        second={
          <Pane label="Places">
            {known?.isUnconfirmed === true ? (
              <Banner
                tone="warning"
                actions={
                  <Button isDisabled={isReadOnly} onPress={() => setConfirming(true)}>
                    Confirm…
                  </Button>
                }
              >
                Pseudonymised, not yet confirmed: the originals are still in this file, and Undo brings them
                back.
              </Banner>
            ) : null}
            {about.error === null ? null : <Banner tone="danger">{about.error.message}</Banner>}
            {apply.failure === null ? null : <Banner tone="danger">{apply.failure.message}</Banner>}
            {groupsFailure === undefined ? null : <Banner tone="danger">{groupsFailure}</Banner>}
            {run.state === 'failed' ? (
              <Banner tone={run.failure.code === 'cancelled' ? 'info' : 'danger'} onDismiss={look.clear}>
                {run.failure.code === 'cancelled' ? 'Cancelled. Nothing was changed.' : run.failure.message}
              </Banner>
            ) : null}
            {preview?.plan.isCut === true ? (
              <Banner tone="warning">
                Only the first {countOf(preview.plan.finds, 'place')} are listed. Replace these, then look
                again.
              </Banner>
            ) : null}
            {run.state === 'running' ? (
              <div className="pseudonym-working">
                <Progress
                  label={run.note === '' ? 'Looking for names and numbers' : run.note}
                  value={run.progress}
                />
                <Button onPress={look.cancel}>Cancel</Button>
              </div>
            ) : apply.pending ? (
              <div className="pseudonym-working">
                <Progress label="Replacing" value={long?.progress ?? null} />
              </div>
            ) : preview === null || group === undefined ? (
              <EmptyState
                icon={<VenetianMask size={24} strokeWidth={1.5} />}
                title={preview === null ? 'Nothing looked for yet' : 'Nothing here'}
              >
                {preview === null
                  ? 'Names, addresses and numbers are looked for in the texts, titles, speakers, attributes and memos. Each place is shown here before anything is replaced.'
                  : `${countOf(preview.plan.looked, 'text')} looked through. Names you know can be typed in the form.`}
              </EmptyState>
            ) : (
              <>
                <GroupDetails
                  key={`${preview.plan.planId} ${group.n}`}
                  state={state}
                  planId={preview.plan.planId}
                  group={group}
                  onReplacement={(replacement) =>
                    setState((now) => decide(now, group.n, { replacement, isTaken: true }))
                  }
                  onFlip={(find) =>
                    setState((now) => flipFind(decide(now, group.n, { isTaken: true }), find.n, find.group))
                  }
                  onNotName={() => void markNotName(group)}
                  field={replacementField}
                />
                <div className="pseudonym-foot">
                  <span className="secondary pseudonym-keys">
                    <span>
                      <Kbd quiet shortcut="Space" /> replace or leave
                    </span>
                    <span>
                      <Kbd quiet shortcut="Delete" /> not a name
                    </span>
                  </span>
                  <Menu
                    label="Save a pseudonymised copy"
                    placement="top end"
                    trigger={<Button isDisabled={chosen.places === 0}>Save a pseudonymised copy…</Button>}
                    items={copyItems.map(({ id, label }) => ({
                      id,
                      label,
                      onAction: () => void copy.save(preview.plan.planId, choicesOf(state), id),
                    }))}
                  />
                  <Button
                    kind="primary"
                    isDisabled={chosen.places === 0 || isReadOnly}
                    onPress={() => void replace()}
                  >
                    {chosen.places === 0 ? 'Replace here' : `Replace ${countOf(chosen.places, 'place')} here`}
                  </Button>
                </div>
              </>
            )}
          </Pane>
        }
      />
      <ConfirmDialog isOpen={isConfirming} onClose={() => setConfirming(false)} />
      {copy.status}
    </>
  );
}
