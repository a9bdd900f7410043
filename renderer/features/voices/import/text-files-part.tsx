import { type ReactNode, useState } from 'react';
import type { TextChoice, TextKind, TextLook } from '../../../../shared/voices/import-texts.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { countOf, formatNumber } from '../../../ui/format.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { VirtualList } from '../../../ui/virtual-list.tsx';
import { atDay, dayOfText } from './text-day.ts';
import { formatWords, sizeWords, type TextsChoices } from './texts-choices.ts';

const kinds = [
  { id: 'note', label: 'Note' },
  { id: 'transcript', label: 'Transcript' },
  { id: 'post', label: 'Post' },
] as const satisfies readonly { readonly id: TextKind; readonly label: string }[];

export interface TextFilesPartProps {
  readonly texts: readonly TextLook[];
  readonly choices: TextsChoices;
  readonly onChange: (choices: TextsChoices) => void;
}

/** The files one by one: what each was recognised as, and the one looked at in detail. */
export function TextFilesPart({ texts, choices, onChange }: TextFilesPartProps): ReactNode {
  const [active, setActive] = useState(0);
  const look = texts[active];
  return (
    <section className="import-part" aria-labelledby="import-files">
      <h3 id="import-files">{texts.length === 1 ? 'The file' : `${formatNumber(texts.length)} files`}</h3>
      {texts.length > 1 ? (
        <VirtualList
          label="Files"
          count={texts.length}
          rowKey={(index) => index}
          active={active}
          onActive={setActive}
          className="text-files"
          render={(index) => {
            const row = texts[index];
            return row === undefined ? null : <FileRow look={row} choice={choices.texts.get(row.index)} />;
          }}
        />
      ) : null}
      {look === undefined ? null : (
        <FileDetail
          key={look.index}
          look={look}
          choice={choices.texts.get(look.index)}
          kind={choices.kind}
          onChange={(choice) =>
            onChange({ ...choices, texts: new Map(choices.texts).set(look.index, choice) })
          }
        />
      )}
    </section>
  );
}

function FileRow({
  look,
  choice,
}: {
  readonly look: TextLook;
  readonly choice: TextChoice | undefined;
}): ReactNode {
  const isOut = look.problem !== null || choice?.leaveOut === true;
  return (
    <div className="text-file" data-out={isOut || undefined}>
      <span className="text-file-title clip" dir="auto">
        {choice?.title ?? look.title}
      </span>
      <span className="text-file-format clip secondary">
        {look.problem === null ? formatWords(look) : 'Cannot be read'}
      </span>
      <span className="text-file-size clip secondary">
        {look.problem ?? (isOut ? 'Left out' : sizeWords(look))}
      </span>
    </div>
  );
}

function FileDetail(props: {
  readonly look: TextLook;
  readonly choice: TextChoice | undefined;
  readonly kind: TextsChoices['kind'];
  readonly onChange: (choice: TextChoice) => void;
}): ReactNode {
  const { look, choice, kind, onChange } = props;
  const [title, setTitle] = useState(choice?.title ?? look.title);
  const keep = (change: Partial<TextChoice>): void => onChange({ ...choice, index: look.index, ...change });
  if (look.problem !== null) {
    return (
      <p className="import-advice">
        “{look.fileName}” cannot come in: {look.problem}
      </p>
    );
  }
  return (
    <div className="text-detail">
      <div className="import-whole">
        <TextField
          label="Title"
          value={title}
          maxLength={300}
          onChange={(next) => {
            setTitle(next);
            keep({ title: next.trim() === '' ? look.title : next });
          }}
          {...(title.trim() === '' ? { description: `Without one it is “${look.title}”.` } : {})}
        />
        <Select<TextKind>
          label="It is a"
          options={kinds}
          value={choice?.kind ?? (kind === 'found' ? look.kind : kind)}
          onChange={(next) => keep({ kind: next })}
        />
        <TextField
          label="Heard on"
          type="date"
          value={dayOfText(choice?.heardAt === undefined ? look.heardAt : choice.heardAt)}
          onChange={(day) => keep({ heardAt: atDay(day) })}
          {...(look.heardAt !== null && choice?.heardAt === undefined
            ? { description: 'As its name says' }
            : {})}
        />
        <Checkbox isSelected={choice?.leaveOut === true} onChange={(leaveOut) => keep({ leaveOut })}>
          Leave it out
        </Checkbox>
      </div>
      <ul className="import-facts">
        <li>
          {formatWords(look)}: {sizeWords(look)}
        </li>
        {look.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        {look.leftOut.map(({ line, reason }) => (
          <li key={`${line} ${reason}`}>
            Left out{line > 0 ? `, line ${formatNumber(line)}` : ''}: {reason}
          </li>
        ))}
        {look.leftOutCount > look.leftOut.length ? (
          <li>and {countOf(look.leftOutCount - look.leftOut.length, 'more part')} of these kinds left out</li>
        ) : null}
      </ul>
    </div>
  );
}
