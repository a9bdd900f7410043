import { Download, UsersRound } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import {
  type AgreementInput,
  agreementInputSchema,
  type CoefficientName,
  coefficientNames,
} from '../../../../shared/voices/agreement/model.ts';
import {
  coefficientNamesInFull,
  coefficientTitles,
  methodsStatement,
  reasonSentence,
  sourceRuleWords,
  unitNames,
} from '../../../../shared/voices/agreement/words.ts';
import type { Coder } from '../../../../shared/workspace/model.ts';
import { useJobResult } from '../../../api/job-result.ts';
import { useQuery } from '../../../api/query.ts';
import { useCommands } from '../../../app/commands-provider.tsx';
import { useGo, useSelectedId } from '../../../app/navigation.ts';
import { routes } from '../../../app/routes.ts';
import { useHost } from '../../../host/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { countOf, formatNumber } from '../../../ui/format.ts';
import { Menu } from '../../../ui/menu.tsx';
import { Pane } from '../../../ui/pane.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { showStatus } from '../../../ui/status.tsx';
import { useCodes } from '../coding/use-codes.ts';
import { VoicesViews } from '../voices-views.tsx';
import { AgreementChoices } from './agreement-choices.tsx';
import { AgreementTable, Values } from './agreement-table.tsx';
import { Disagreements } from './disagreements.tsx';
import { codeRows } from './table-rows.ts';
import { useChoices } from './use-choices.ts';
import { useExportAgreement } from './use-export.tsx';
import './agreement.css';

/** How far coders agree, code by code and in all; and from each code, the places they differ in. */
export function AgreementScreen(): ReactNode {
  const { data: coders, error, refetch } = useQuery('workspace.coders', {});
  if (error) {
    return (
      <Pane label="Agreement" heading={<VoicesViews />}>
        <ErrorState
          title="The coders could not be read"
          message={error.message}
          onRetry={() => void refetch()}
        />
      </Pane>
    );
  }
  if (!coders) {
    return (
      <Pane label="Agreement" heading={<VoicesViews />}>
        <Skeleton rows={10} />
      </Pane>
    );
  }
  if (coders.filter(({ isConsensus }) => !isConsensus).length < 2) return <OneCoder />;
  return <Compared coders={coders} />;
}

function OneCoder(): ReactNode {
  const go = useGo();
  const commands = useCommands();
  return (
    <Pane label="Agreement" heading={<VoicesViews />}>
      <EmptyState
        icon={<UsersRound size={24} strokeWidth={1.5} />}
        title="Agreement needs a second coder"
        actions={
          <>
            <Button kind="primary" onPress={() => go(`${routes.settings}#coders`)}>
              Add a coder
            </Button>
            <Button onPress={() => commands.run('voices.hideOthers')}>Hide others’ work</Button>
          </>
        }
      >
        Two people code the same sources, each under their own name, which is chosen in the title bar. With
        others’ work hidden, each sees and counts only what they coded themselves; here the two are compared,
        and what they differ in is settled.
      </EmptyState>
    </Pane>
  );
}

function Compared({ coders }: { readonly coders: readonly Coder[] }): ReactNode {
  const { choices, change, input } = useChoices(coders);
  const [codeId, setCode] = useSelectedId('code');
  const [first, second] = choices.coders;
  const isPair = choices.coders.length === 2;
  if (codeId !== null && isPair && first !== undefined && second !== undefined) {
    const { units, overlap, sources, where } = choices;
    return (
      <Disagreements
        key={`${codeId} ${first} ${second}`}
        codeId={codeId}
        coders={coders}
        choice={{ coders: [first, second], units, overlap, sources, where }}
        onBack={() => setCode(null)}
        onCode={(id) => setCode(id, { replace: true })}
      />
    );
  }
  return (
    <Pane label="Agreement" heading={<VoicesViews />} actions={input ? <Out input={input} /> : null}>
      <AgreementChoices coders={coders} choices={choices} onChange={change} />
      {input ? (
        <Result input={input} onOpen={(id) => setCode(id)} />
      ) : (
        <EmptyState isSmall title="Choose two or more coders">
          Agreement is worked out between the coders chosen above.
        </EmptyState>
      )}
    </Pane>
  );
}

function Out({ input }: { readonly input: AgreementInput }): ReactNode {
  const { exportAs, status } = useExportAgreement(input);
  return (
    <>
      <Menu
        label="Export"
        placement="bottom end"
        trigger={<Button icon={<Download size={16} strokeWidth={1.5} aria-hidden="true" />}>Export</Button>}
        items={[
          { id: 'xlsx', label: 'Workbook (XLSX)…', onAction: () => void exportAs('xlsx') },
          { id: 'csv', label: 'Table (CSV)…', onAction: () => void exportAs('csv') },
        ]}
      />
      {status}
    </>
  );
}

const usual: readonly CoefficientName[] = ['percent', 'kappa', 'ac1', 'alpha'];

function Result({
  input,
  onOpen,
}: {
  readonly input: AgreementInput;
  readonly onOpen: (codeId: number) => void;
}): ReactNode {
  const { value, answered, isRunning, progress, note, failure, again } = useJobResult(
    'voices.agreement',
    input,
  );
  const { book } = useCodes();
  const host = useHost();
  const [shown, setShown] = useState(usual);
  const rows = useMemo(() => (value ? codeRows(value, book) : []), [value, book]);
  if (failure) {
    return <ErrorState title="Agreement could not be worked out" message={failure.message} onRetry={again} />;
  }
  if (!value || !answered) {
    return (
      <div className="agreement-wait">
        <Progress label="Working out agreement" value={progress} note={note} />
      </div>
    );
  }
  const asked = agreementInputSchema.parse(answered);
  const copy = async (): Promise<void> => {
    try {
      await host.writeClipboard(methodsStatement(asked, value));
      showStatus({ tone: 'done', text: 'The methods statement is on the clipboard.' });
    } catch {
      showStatus({
        tone: 'failed',
        text: 'The clipboard could not be reached. Export the table: the statement is in it.',
      });
    }
  };
  const [, many] = unitNames[asked.units];
  const isDefined = value.together.coefficients.alpha;
  return (
    <div className="agreement-result" aria-busy={isRunning}>
      <div className="agreement-line">
        <p role="status">
          {`${countOf(value.sources, 'source')} that ${sourceRuleWords[asked.sources]}${value.leftOut > 0 ? `, ${formatNumber(value.leftOut)} left out` : ''}; n = ${formatNumber(value.units)} ${many}; ${countOf(value.codes.length, 'code')} used${value.unused > 0 ? `, ${formatNumber(value.unused)} not used by any of them left out` : ''}.`}
          {isDefined.defined ? '' : ` Alpha is not defined: ${reasonSentence(isDefined.reason)}`}
          {isRunning ? ' Working it out anew…' : ''}
        </p>
        <div className="agreement-tools">
          <Menu
            label="Coefficients shown"
            placement="bottom end"
            trigger={<Button kind="quiet">Coefficients</Button>}
            items={coefficientNames.map((name) => ({
              id: name,
              label: `${coefficientTitles[name]}: ${coefficientNamesInFull[name]}`,
              isChecked: shown.includes(name),
              onAction: () =>
                setShown(shown.includes(name) ? shown.filter((other) => other !== name) : [...shown, name]),
            }))}
          />
          <Button kind="quiet" onPress={() => void copy()}>
            Copy the methods statement
          </Button>
        </div>
      </div>
      {value.coders.length > 2 ? (
        <>
          <p className="secondary agreement-note">
            Percent, kappa, pi, S and AC1 are means over all pairs of coders (for kappa: Light’s); alpha is of
            all at once. Compare two coders to see and settle what they differ in.
          </p>
          <Pairs value={value} shown={shown} />
        </>
      ) : asked.withChildren ? (
        <p className="secondary agreement-note">
          With the codes below counted along, disagreements are not listed. Turn that off to settle them.
        </p>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState isSmall title="No code to compare">
          {value.sources === 0
            ? 'No source is left by these choices. Ask for sources that any of them coded, or take the filter away.'
            : 'None of these coders used any of these codes there.'}
        </EmptyState>
      ) : (
        <AgreementTable result={value} rows={rows} shown={shown} onOpen={onOpen} openCode={null} />
      )}
    </div>
  );
}

function Pairs({
  value,
  shown,
}: {
  readonly value: NonNullable<ReturnType<typeof useJobResult<'voices.agreement'>>['value']>;
  readonly shown: readonly CoefficientName[];
}): ReactNode {
  const columns = coefficientNames.filter((name) => shown.includes(name));
  const nameOf = (id: number): string => value.coders.find((coder) => coder.id === id)?.name ?? '';
  return (
    <table
      className="table agreement-table agreement-pairs"
      aria-label="Agreement by pair, all codes together"
    >
      <thead>
        <tr>
          <th scope="col" className="table-column">
            Pair, all codes together
          </th>
          {columns.map((name) => (
            <th
              key={name}
              scope="col"
              className="table-column"
              data-number=""
              title={coefficientNamesInFull[name]}
            >
              {coefficientTitles[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {value.pairs.map((pair) => (
          <tr key={`${pair.first} ${pair.second}`} className="table-row">
            <th scope="row" className="table-cell" dir="auto">
              {nameOf(pair.first)} and {nameOf(pair.second)}
            </th>
            <Values coefficients={pair.coefficients} columns={columns} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
