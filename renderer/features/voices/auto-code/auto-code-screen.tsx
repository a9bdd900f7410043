import { ListChecks } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { AutoCodePlan } from '../../../../shared/voices/auto-code/model.ts';
import { useCommand, useJob, useLongCommand, useWorkspace } from '../../../api/query.ts';
import { useCommandHandler } from '../../../app/commands-provider.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { countOf } from '../../../ui/format.ts';
import { Pane } from '../../../ui/pane.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { SplitPanes } from '../../../ui/splitter.tsx';
import { showStatus } from '../../../ui/status.tsx';
import { useCodes } from '../coding/use-codes.ts';
import { VoicesViews } from '../voices-views.tsx';
import { askedOf, chosenCount, type Draft, everything, leftOut, titleOf } from './draft.ts';
import { PreviewList } from './preview-list.tsx';
import { codeName, SearchForm } from './search-form.tsx';
import { type AutoCodeState, keepState, keptState, withRecent } from './session.ts';
import '../coding/proposals.css';
import './auto-code.css';

/** Texts that hold chosen words are coded here: looked for, looked at, then coded in one step. */
export function AutoCodeScreen(): ReactNode {
  const sessionId = useWorkspace()?.sessionId ?? '';
  return <AutoCode key={sessionId} sessionId={sessionId} />;
}

function AutoCode({ sessionId }: { readonly sessionId: string }): ReactNode {
  const { book } = useCodes();
  const [state, setState] = useState<AutoCodeState>(() => keptState(sessionId));
  useEffect(() => keepState(state), [state]);
  const change = (part: Partial<AutoCodeState>): void => setState((now) => ({ ...now, ...part }));
  const firstField = useRef<HTMLInputElement>(null);
  useCommandHandler('voices.find', () => firstField.current?.focus());

  const lookedFor = useRef<Draft>(state.draft);
  const look = useJob('voices.autoCode.plan', (plan: AutoCodePlan) =>
    setState((now) => ({
      ...now,
      preview: { plan, draft: lookedFor.current },
      choice: everything,
      active: 0,
      recent: withRecent(now.recent, lookedFor.current),
    })),
  );
  const start = (): void => {
    const asked = askedOf(state.draft);
    if (!asked) return;
    lookedFor.current = state.draft;
    apply.clear();
    change({ preview: null });
    void look.start(asked);
  };

  const apply = useCommand('voices.autoCode.apply', { quiet: true });
  const { run: undo } = useCommand('workspace.undo');
  const long = useLongCommand();
  const code = async (): Promise<void> => {
    const { preview, choice } = state;
    if (!preview) return;
    const result = await apply.run({
      planId: preview.plan.planId,
      without: leftOut(choice, preview.plan),
      title: titleOf(preview.draft, (one) => codeName(book, one)),
      count: chosenCount(choice, preview.plan),
    });
    if (!result.ok) return;
    const { added, merged, changed, dropped } = result.value;
    const parts = [
      `Made ${countOf(added, 'coding')}`,
      merged > 0 ? `${countOf(merged, 'place')} joined codings that were there` : '',
      changed > 0 ? `${countOf(changed, 'place')} not coded, their text was edited meanwhile` : '',
      dropped > 0 ? `${countOf(dropped, 'rating')} dropped by joining` : '',
    ].filter((part) => part !== '');
    showStatus({
      tone: 'done',
      text: parts.join('; '),
      commit: result.seq,
      action: { label: 'Undo', onPress: () => void undo({}) },
    });
    change({ preview: null, choice: everything });
    // Not the words: in a field Ctrl+Z takes typing back, and here it is to take the codings back.
    firstField.current?.form?.querySelector<HTMLElement>('button[type="submit"]')?.focus();
  };

  const { run } = look;
  const { preview } = state;
  return (
    <SplitPanes
      name="voices.autoCode"
      label="Width of the search"
      initial={384}
      min={300}
      max={640}
      first={
        <Pane label="Auto-code" heading={<VoicesViews />}>
          <SearchForm
            draft={state.draft}
            onDraft={(draft) => change({ draft })}
            recent={state.recent}
            book={book}
            isLooking={run.state === 'running'}
            onLook={start}
            firstField={firstField}
          />
        </Pane>
      }
      second={
        <Pane label="Preview">
          {apply.failure === null ? null : <Banner tone="danger">{apply.failure.message}</Banner>}
          {run.state === 'failed' ? (
            <Banner tone={run.failure.code === 'cancelled' ? 'info' : 'danger'} onDismiss={look.clear}>
              {run.failure.code === 'cancelled' ? 'Cancelled. Nothing was changed.' : run.failure.message}
            </Banner>
          ) : null}
          {run.state === 'running' ? (
            <div className="auto-working">
              <Progress label="Looking through the texts" value={run.progress} />
              <Button onPress={look.cancel}>Cancel</Button>
            </div>
          ) : apply.pending ? (
            <div className="auto-working">
              <Progress label="Coding" value={long?.progress ?? null} />
            </div>
          ) : preview === null ? (
            <EmptyState icon={<ListChecks size={24} strokeWidth={1.5} />} title="Nothing looked for yet">
              Say what to look for and which code it gets, then press Preview. Every place found is listed
              here before anything is coded.
            </EmptyState>
          ) : (
            <PreviewList
              key={preview.plan.planId}
              plan={preview.plan}
              draft={preview.draft}
              book={book}
              choice={state.choice}
              onChoice={(choice) => change({ choice })}
              active={state.active}
              onActive={(active) => change({ active })}
              isApplying={apply.pending}
              onApply={() => void code()}
            />
          )}
        </Pane>
      }
    />
  );
}
