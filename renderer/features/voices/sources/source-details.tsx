import { type ReactNode, useState } from 'react';
import type { SourceToRead } from '../../../../shared/voices/contract-reader.ts';
import type { Memo } from '../../../../shared/voices/model.ts';
import { useCommand, useQuery } from '../../../api/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { countOf } from '../../../ui/format.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { MemoList } from '../coding/memo-list.tsx';
import { KindIcon, kindNames } from './kind-icon.tsx';
import { dayOf, fromDay } from './local-day.ts';
import { PickField } from './pick-field.tsx';
import './details.css';

export interface SourceDetailsProps {
  readonly source: SourceToRead;
  readonly codings: number;
  /** All memos in the source; those on its codings are among them. */
  readonly memos: readonly Memo[];
  /** The words a memo is about; '' for the source as a whole. */
  readonly quoteOf: (memo: Memo) => string;
  readonly onOpenMemo: (memo: Memo) => void;
  readonly onNewMemo: () => void;
}

/** What is known about a source, each thing editable where it stands, and the memos in it. */
export function SourceDetails(props: SourceDetailsProps): ReactNode {
  const { source, codings, memos, quoteOf, onOpenMemo, onNewMemo } = props;
  const { data: participants } = useQuery('people.participants', {});
  const { data: waves } = useQuery('studies.waves', {});
  const { data: studies } = useQuery('studies.list', {});
  const { data: touchpoints } = useQuery('journeys.touchpoints', {});
  const edit = useCommand('voices.source.edit', { quiet: true });
  const [title, setTitle] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>(null);

  type Change = Omit<Parameters<typeof edit.run>[0], 'id' | 'ifRev'>;
  const save = (change: Change): void => void edit.run({ id: source.id, ifRev: source.rev, ...change });
  const saveTitle = (): void => {
    const next = title?.trim();
    if (next !== undefined && next !== '' && next !== source.title) save({ title: next });
    setTitle(null);
  };
  const saveDay = (): void => {
    if (day !== null && day !== dayOf(source.heardAt)) save({ heardAt: fromDay(day) });
    setDay(null);
  };
  const isAnswer = source.kind === 'answer';
  const studyName = (studyId: number): string => studies?.find((study) => study.id === studyId)?.name ?? '';

  return (
    <div className="details">
      <header className="details-head">
        <h2 className="details-title">{kindNames[source.kind]}</h2>
        <KindIcon kind={source.kind} />
      </header>
      {edit.failure ? (
        <Banner tone="danger" onDismiss={edit.clear}>
          {edit.failure.code === 'conflict'
            ? 'These details were changed elsewhere meanwhile; they are shown as they are now. Make your change again if it is still wanted.'
            : edit.failure.message}
        </Banner>
      ) : null}
      <TextField
        label="Title"
        value={title ?? source.title}
        onChange={setTitle}
        onBlur={saveTitle}
        maxLength={300}
        onKeyDown={(event) => {
          if (event.key === 'Enter') saveTitle();
          else event.continuePropagation();
        }}
      />
      <PickField
        label="Participant"
        options={(participants ?? []).map(({ id, pseudonym, segment }) => ({
          id,
          name: pseudonym,
          ...(segment === null ? {} : { detail: segment }),
        }))}
        value={source.participant?.name ?? null}
        onChange={(participantId) => save({ participantId })}
        none="Nobody known"
        isDisabled={isAnswer}
        {...(isAnswer ? { description: 'Known from the survey.' } : {})}
      />
      <PickField
        label="Wave"
        options={(waves ?? []).map((wave) => ({
          id: wave.id,
          name: wave.name,
          detail: studyName(wave.studyId),
        }))}
        value={source.wave ? [source.study?.name, source.wave.name].filter(Boolean).join(' – ') : null}
        onChange={(waveId) => save({ waveId })}
        none="Not part of a wave"
        isDisabled={isAnswer}
      />
      <PickField
        label="Touchpoint"
        options={touchpoints ?? []}
        value={source.touchpoint?.name ?? null}
        onChange={(touchpointId) => save({ touchpointId })}
        none="None"
      />
      <TextField
        label="Heard on"
        type="date"
        value={day ?? dayOf(source.heardAt)}
        onChange={setDay}
        onBlur={saveDay}
      />
      <dl className="details-list">
        <dt>Coded</dt>
        <dd>{countOf(codings, 'coding')}</dd>
        {source.attributes.map((attribute) => (
          <Attribute key={attribute.name} name={attribute.name} value={attribute.value} />
        ))}
      </dl>
      <MemoList memos={memos} quoteOf={quoteOf} onOpen={onOpenMemo} onNew={onNewMemo} />
    </div>
  );
}

function Attribute({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{value === '' ? '–' : value}</dd>
    </>
  );
}
