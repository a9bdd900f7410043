import { type ReactNode, useMemo } from 'react';
import type { OutputOf } from '../../../../shared/api/contract.ts';
import type { TableChoices } from '../../../../shared/voices/import-model.ts';
import type { TableMapping } from '../../../../shared/voices/import-plan.ts';
import { joinableGroups } from '../../../../shared/voices/option-groups.ts';
import { useQuery } from '../../../api/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { TouchpointField } from './column-row.tsx';
import { ColumnsTable } from './columns-table.tsx';
import { FirstRows } from './first-rows.tsx';
import { FormatBar } from './format-bar.tsx';
import { proposedMapping } from './mapping.ts';
import { OptionsChoice } from './options-choice.tsx';
import { WaveField } from './wave-field.tsx';

export type Inspected = OutputOf<'voices.import.inspect'>;

export interface MappingScreenProps {
  readonly inspected: Inspected;
  readonly choices: TableChoices;
  readonly onChoices: (choices: TableChoices) => void;
  readonly mapping: TableMapping;
  readonly onMapping: (mapping: TableMapping) => void;
  /** The mapping is the one used for the last file of this shape. */
  readonly isRemembered: boolean;
  /** The file is being looked at again. */
  readonly isBusy: boolean;
  /** Why it could not be read as chosen. */
  readonly failure: string | null;
}

const isConversation = ({ dialect }: Inspected['shape']): boolean =>
  dialect === 'zendesk' || dialect === 'intercom';

const tellsUnfinished = ({ dialect }: Inspected['shape']): boolean =>
  dialect === 'qualtrics' || dialect === 'limesurvey' || dialect === 'typeform';

/** What each column of a table becomes, with the first rows as they will come in. */
export function MappingScreen(props: MappingScreenProps): ReactNode {
  const { inspected, mapping, onMapping } = props;
  const { shape } = inspected;
  const { data } = useQuery('journeys.touchpoints', {});
  const known = (data ?? []).map(({ name }) => name);
  const typed = mapping.columns.flatMap(({ role }) =>
    role.role === 'score' && role.touchpoint !== undefined ? [role.touchpoint] : [],
  );
  const questions = useMemo(() => joinableGroups(mapping, shape), [mapping, shape]);
  const touchpoints = [...new Set([...known, ...typed])];
  return (
    <div className="import-body">
      {props.failure === null ? null : (
        <Banner tone="danger">{props.failure} The file is read as before.</Banner>
      )}
      {props.isRemembered ? (
        <Banner
          actions={
            <Button onPress={() => onMapping({ ...mapping, columns: proposedMapping(shape).columns })}>
              Use the proposal instead
            </Button>
          }
        >
          Mapped as the last file with these columns. Change what is different.
        </Banner>
      ) : null}
      <section className="import-part" aria-label="How the file is read">
        <FormatBar shape={shape} choices={props.choices} onChoices={props.onChoices} isBusy={props.isBusy} />
        {shape.notes.length > 0 ? (
          <ul className="import-notes" aria-label="Notes about the file">
            {shape.notes.map((note) => (
              <li key={`${note.kind} ${note.line ?? ''}`}>
                {note.message}
                {note.line === undefined ? '' : ` (first on line ${note.line})`}
              </li>
            ))}
          </ul>
        ) : null}
      </section>
      <section className="import-part" aria-label="Columns">
        <h3>What each column becomes</h3>
        <OptionsChoice questions={questions} mapping={mapping} onMapping={onMapping} />
        <ColumnsTable shape={shape} mapping={mapping} touchpoints={touchpoints} onMapping={onMapping} />
      </section>
      <section className="import-part" aria-label="The whole file">
        <h3>The whole file</h3>
        <div className="import-whole">
          <TouchpointField
            label="Touchpoint"
            isLabelShown
            description="What it is about, unless a column says otherwise"
            placeholder="None"
            value={mapping.touchpoint ?? null}
            touchpoints={touchpoints}
            onChange={(name) => {
              const { touchpoint: _, ...rest } = mapping;
              onMapping(name === null || name.trim() === '' ? rest : { ...rest, touchpoint: name.trim() });
            }}
          />
          {isConversation(shape) ? null : (
            <div className="field">
              <span className="field-label">The texts are</span>
              <Segmented<'answer' | 'post'>
                label="The texts are"
                options={[
                  { id: 'answer', label: 'Answers' },
                  { id: 'post', label: 'Posts' },
                ]}
                value={mapping.textsAre ?? 'answer'}
                onChange={(textsAre) => onMapping({ ...mapping, textsAre })}
              />
              <span className="field-description">Reviews are posts</span>
            </div>
          )}
          {tellsUnfinished(shape) ? (
            <Switch
              isSelected={mapping.leaveOutIncomplete ?? false}
              onChange={(leaveOutIncomplete) => onMapping({ ...mapping, leaveOutIncomplete })}
            >
              Leave out unfinished responses
            </Switch>
          ) : null}
          <WaveField
            value={mapping.waveId ?? null}
            onChange={(waveId) => {
              const { waveId: _, ...rest } = mapping;
              onMapping(waveId === null ? rest : { ...rest, waveId });
            }}
          />
        </div>
      </section>
      <section className="import-part" aria-label="First rows of the file">
        <h3>First rows</h3>
        <FirstRows rows={inspected.firstRows} mapping={mapping} />
      </section>
    </div>
  );
}
