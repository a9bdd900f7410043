import { BookOpenText } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Route, Switch, useSearchParams } from 'wouter';
import { useQuery } from '../../api/query.ts';
import { useCommandHandler, useCommands } from '../../app/commands-provider.tsx';
import { Inspector } from '../../app/inspector.tsx';
import { useAddressParam, useGo } from '../../app/navigation.ts';
import { parseId, patterns, routes } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Pane } from '../../ui/pane.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SplitPanes } from '../../ui/splitter.tsx';
import { AgreementScreen } from './agreement/agreement-screen.tsx';
import { AutoCodeScreen } from './auto-code/auto-code-screen.tsx';
import { CodeDetails } from './codebook/code-details.tsx';
import { CodebookPane } from './codebook/codebook-pane.tsx';
import { CodebookScreen } from './codebook/codebook-screen.tsx';
import { InspectedProvider, useInspected } from './coding/inspected.tsx';
import { useCoders } from './coding/use-coders.ts';
import { useCodes } from './coding/use-codes.ts';
import { CompareScreen } from './compare/compare-screen.tsx';
import { AnswerDetails } from './grid/answer-details.tsx';
import { VerbatimGrid } from './grid/verbatim-grid.tsx';
import { ImportDrop } from './import/import-drop.tsx';
import { ImportScreen } from './import/import-screen.tsx';
import { useLastRead } from './last-read.ts';
import { PseudonymiseScreen } from './pseudonymise/pseudonymise-screen.tsx';
import { Reader } from './reader/reader.tsx';
import { useStanding } from './reader/use-standing.ts';
import { RetrieveScreen } from './retrieve/retrieve-screen.tsx';
import { SourceList } from './sources/source-list.tsx';
import { useSourceOrder } from './sources/use-source-order.ts';
import { SuggestionsScreen } from './suggestions/suggestions-screen.tsx';
import { type TextView, useTextView, VoicesViews } from './voices-views.tsx';

/** The place Voices: everything under its addresses. */
export function VoicesPlace(): ReactNode {
  return (
    <InspectedProvider>
      <ImportDrop />
      <Switch>
        <Route path={patterns.voicesImport} component={ImportScreen} />
        <Route path={patterns.codebook} component={CodebookScreen} />
        <Route path={patterns.retrieve} component={RetrieveScreen} />
        <Route path={patterns.compare} component={CompareScreen} />
        <Route path={patterns.agreement} component={AgreementScreen} />
        <Route path={patterns.autoCode} component={AutoCodeScreen} />
        <Route path={patterns.suggestions} component={SuggestionsScreen} />
        <Route path={patterns.pseudonymise} component={PseudonymiseScreen} />
        <Route path={patterns.source}>
          {({ id }) => <Voices view="reader" sourceId={parseId(id)} isAddressed />}
        </Route>
        <Route>
          <VoicesAtHome />
        </Route>
      </Switch>
    </InspectedProvider>
  );
}

/** Without a source in the address: the view used last; an address with a filter is the grid's. */
function VoicesAtHome(): ReactNode {
  const [view] = useTextView('grid');
  return <Voices view={view} sourceId={null} isAddressed={false} />;
}

interface VoicesProps {
  readonly view: TextView;
  readonly sourceId: number | null;
  readonly isAddressed: boolean;
}

function Voices({ view: addressed, sourceId, isAddressed }: VoicesProps): ReactNode {
  const go = useGo();
  const [view, remember] = useTextView(addressed);
  const [params] = useSearchParams();
  const [addressedView, setAddressedView] = useAddressParam('view');
  const isGrid = addressedView === 'grid' || params.has('filter');
  const shown = isAddressed ? 'reader' : isGrid ? 'grid' : view;
  const [words, setWords] = useState('');
  const inspected = useInspected();
  const { id: lastSource, note } = useLastRead();
  const { ids, isLoading } = useSourceOrder(words);
  useEffect(() => {
    if (sourceId !== null) note(sourceId);
    if (isAddressed) remember('reader');
  }, [sourceId, note, isAddressed, remember]);

  const open = (id: number | null): void => {
    inspected.selectWords();
    go(id === null ? routes.voices : routes.source(id));
  };
  const step = (by: 1 | -1): void => {
    const at = sourceId === null ? -1 : ids.indexOf(sourceId);
    const next = ids[at < 0 ? 0 : at + by];
    if (next !== undefined) open(next);
  };
  // With the reader chosen and no source in the address, the one read last or the first is shown.
  const first = lastSource !== null && ids.includes(lastSource) ? lastSource : ids[0];
  const wanted = shown === 'reader' && !isAddressed && !isLoading && words === '' ? first : undefined;
  useEffect(() => {
    if (wanted !== undefined) go(routes.source(wanted), { replace: true });
  }, [wanted, go]);

  // The grid is named in the address, so that Back from the reader comes to the grid it was left for.
  const isUnnamedGrid = shown === 'grid' && addressedView === null;
  useEffect(() => {
    if (isUnnamedGrid) setAddressedView('grid', { replace: true });
  }, [isUnnamedGrid, setAddressedView]);

  const switcher = <VoicesViews />;
  return (
    <>
      <SplitPanes
        name="voices.side"
        label="Width of the codes"
        initial={264}
        min={180}
        max={480}
        first={
          shown === 'reader' ? (
            <SplitPanes
              name="voices.codes"
              label="Height of the codes"
              orientation="vertical"
              initial={380}
              min={120}
              max={900}
              first={<CodebookPane />}
              second={<SourceList current={sourceId} words={words} onWords={setWords} onOpen={open} />}
            />
          ) : (
            <CodebookPane />
          )
        }
        second={
          shown === 'grid' ? (
            <Pane label="Answers" heading={switcher}>
              <VerbatimGrid
                onPick={inspected.selectWords}
                {...(inspected.isCode
                  ? {}
                  : { details: (id, open) => <AnswerInspector id={id} onOpen={open} /> })}
              />
            </Pane>
          ) : (
            <ReaderPane sourceId={sourceId} switcher={switcher} onStep={step} />
          )
        }
      />
      <CodeInspector />
    </>
  );
}

function AnswerInspector(props: { readonly id: number; readonly onOpen: (id: number) => void }): ReactNode {
  const { book } = useCodes();
  const coders = useCoders();
  return (
    <Inspector>
      <AnswerDetails {...props} book={book} coders={coders} />
    </Inspector>
  );
}

function CodeInspector(): ReactNode {
  const { isCode, codeId } = useInspected();
  const { book } = useCodes();
  const code = isCode && codeId !== null ? book.byId.get(codeId) : undefined;
  if (!code) return null;
  return (
    <Inspector>
      <CodeDetails key={code.id} code={code} />
    </Inspector>
  );
}

interface ReaderPaneProps {
  readonly sourceId: number | null;
  readonly switcher: ReactNode;
  readonly onStep: (by: 1 | -1) => void;
}

function ReaderPane({ sourceId, switcher, onStep }: ReaderPaneProps): ReactNode {
  const registry = useCommands();
  const [params] = useSearchParams();
  const { data, error, refetch } = useQuery(
    'voices.source.read',
    { id: sourceId ?? 1 },
    { enabled: sourceId !== null },
  );
  // Asked for beside the text, so that both come at once.
  useStanding(sourceId);
  const isReading = sourceId !== null && data !== undefined;
  // The reader answers these itself; without one the keys still lead to a source.
  useCommandHandler('voices.next', () => onStep(1), { enabled: !isReading });
  useCommandHandler('voices.previous', () => onStep(-1), { enabled: !isReading });
  if (sourceId === null) {
    return (
      <Pane label="Reader" heading={switcher}>
        <EmptyState
          icon={<BookOpenText size={24} strokeWidth={1.5} />}
          title="Nothing to read yet"
          actions={
            <>
              <Button kind="primary" onPress={() => registry.run('voices.import')}>
                Import a file
              </Button>
              <Button onPress={() => registry.run('voices.newNote')}>New note</Button>
              <Button onPress={() => registry.run('voices.pasteNote')}>Paste text</Button>
            </>
          }
        >
          Transcripts, notes and answers are read and coded here. Import a file, write a note, or paste text.
        </EmptyState>
      </Pane>
    );
  }
  // A source deleted while it was read is gone, whatever is still known of it.
  if (error && (data === undefined || error.failure.code === 'not-found')) {
    return (
      <Pane label="Reader" heading={switcher}>
        <ErrorState
          title={
            error.failure.code === 'not-found' ? 'This source is not here' : 'The source could not be read'
          }
          message={error.message}
          reference={error.failure.ref}
          onRetry={() => void refetch()}
        />
      </Pane>
    );
  }
  if (!data) {
    return (
      <Pane label="Reader" heading={switcher}>
        <Skeleton rows={12} />
      </Pane>
    );
  }
  return (
    <Reader
      key={data.id}
      source={data}
      switcher={switcher}
      onStep={onStep}
      startEditing={params.get('edit') === '1'}
    />
  );
}
