import type { ReactNode } from 'react';
import {
  type Delimiter,
  ENCODINGS,
  type HeaderDepth,
  type TableChoices,
  type TableDialect,
  type TableShape,
  tableDialects,
} from '../../../../shared/voices/import-model.ts';
import { formatNumber } from '../../../ui/format.ts';
import { Select } from '../../../ui/select.tsx';

const delimiterNames: Readonly<Record<Delimiter, string>> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Bar |',
};
const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];
const depths = ['0', '1', '2', '3'] as const;

const encodingNames: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Western (Windows)',
  macintosh: 'Western (old Mac)',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'iso-8859-15': 'Western (ISO 8859-15)',
  'windows-1250': 'Central European (Windows)',
  'windows-1251': 'Cyrillic (Windows)',
  'windows-1253': 'Greek (Windows)',
  'windows-1254': 'Turkish (Windows)',
  'windows-1255': 'Hebrew (Windows)',
  'windows-1256': 'Arabic (Windows)',
  shift_jis: 'Japanese (Shift JIS)',
  'euc-jp': 'Japanese (EUC)',
  gb18030: 'Chinese (GB 18030)',
  big5: 'Chinese (Big5)',
  'euc-kr': 'Korean (EUC)',
};

export interface FormatBarProps {
  readonly shape: TableShape;
  readonly choices: TableChoices;
  readonly onChoices: (choices: TableChoices) => void;
  readonly isBusy: boolean;
}

/** How the file is read: what was found, how sure that is, and what else it could be. */
export function FormatBar({ shape, choices, onChoices, isBusy }: FormatBarProps): ReactNode {
  const encodings = [...new Set<string>([shape.encoding, ...ENCODINGS])];
  return (
    <div className="import-format">
      {shape.files.length > 1 ? (
        <Select
          label="File in the archive"
          description={`One of ${formatNumber(shape.files.length)}`}
          options={numbered(shape.files)}
          value={String(shape.file)}
          // Another file is another table: nothing chosen for this one holds there.
          onChange={(id) => onChoices({ file: Number(id) })}
          isDisabled={isBusy}
        />
      ) : null}
      {shape.format === 'workbook' ? (
        <Select
          label="Sheet"
          description={
            shape.sheets.length === 1 ? 'The only one' : `One of ${formatNumber(shape.sheets.length)}`
          }
          options={numbered(shape.sheets)}
          value={String(shape.sheet)}
          onChange={(id) => onChoices({ ...fileOf(choices), sheet: Number(id) })}
          isDisabled={isBusy}
        />
      ) : (
        <Select
          label="Text encoding"
          description={origin(choices.encoding !== undefined, shape.encodingCertain)}
          options={encodings.map((id) => ({ id, label: encodingNames[id] ?? id }))}
          value={shape.encoding}
          onChange={(encoding) => onChoices({ ...choices, encoding })}
          isDisabled={isBusy}
        />
      )}
      {shape.format === 'text' ? (
        <Select
          label="Columns are parted by"
          description={origin(choices.delimiter !== undefined, true)}
          options={delimiters.map((id) => ({ id, label: delimiterNames[id] }))}
          value={shape.delimiter}
          onChange={(delimiter) => onChoices({ ...choices, delimiter })}
          isDisabled={isBusy}
        />
      ) : null}
      {shape.format === 'json-lines' || shape.dialect === 'intercom' ? null : (
        <Select
          label="Header rows"
          description={origin(choices.headerDepth !== undefined, true)}
          options={depths.map((id) => ({ id, label: id === '0' ? 'None' : id }))}
          value={depths[shape.headerDepth] ?? '1'}
          onChange={(id) => onChoices({ ...choices, headerDepth: depthOf(id) })}
          isDisabled={isBusy}
        />
      )}
      <Select<TableDialect>
        label="Written by"
        description={origin(choices.dialect !== undefined, true)}
        options={dialectsOf(shape).map((id) => ({ id, label: dialectNames[id] }))}
        value={shape.dialect}
        onChange={(dialect) => onChoices({ ...withoutDepth(choices), dialect })}
        isDisabled={isBusy}
      />
      <p className="import-format-rows">
        <span className="field-label">Rows</span>
        <span className="number">
          {shape.rowCountExact ? '' : 'about '}
          {formatNumber(shape.rowCount)}
        </span>
        <span className="field-description">{rowWords[shape.dialect] ?? 'One response a row'}</span>
      </p>
    </div>
  );
}

const dialectNames: Readonly<Record<TableDialect, string>> = {
  qualtrics: 'Qualtrics',
  surveymonkey: 'SurveyMonkey',
  limesurvey: 'LimeSurvey',
  typeform: 'Typeform',
  'google-forms': 'Google Forms',
  'google-play': 'Google Play',
  zendesk: 'Zendesk',
  intercom: 'Intercom',
  generic: 'Any other tool',
};

const rowWords: Partial<Record<TableDialect, string>> = {
  'google-play': 'One review a row',
  zendesk: 'One ticket each, its comments as turns',
  intercom: 'One conversation each, its messages as turns',
};

/** Tickets come as JSON lines and in no other way. */
function dialectsOf({ format }: TableShape): readonly TableDialect[] {
  if (format === 'json-lines') return ['zendesk', 'generic'];
  return tableDialects.filter((id) => id !== 'zendesk');
}

const numbered = (names: readonly string[]) => names.map((label, index) => ({ id: String(index), label }));

/** Another sheet has its own header and its own tool, in the same file of the archive. */
function fileOf({ file }: TableChoices): TableChoices {
  return file === undefined ? {} : { file };
}

/** How many rows are header follows from the tool, until the user says otherwise again. */
function withoutDepth(choices: TableChoices): TableChoices {
  const { headerDepth: _, ...rest } = choices;
  return rest;
}

function origin(isChosen: boolean, isCertain: boolean): string {
  if (isChosen) return 'As you chose';
  return isCertain ? 'Found in the file' : 'A guess: look at accents and quotes';
}

function depthOf(id: (typeof depths)[number]): HeaderDepth {
  return id === '0' ? 0 : id === '1' ? 1 : id === '2' ? 2 : 3;
}
