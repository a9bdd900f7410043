import { type ReactNode, useState } from 'react';
import type { StopLanguage, WordCount } from '../../../../shared/voices/compare/model.ts';
import { stopLanguages } from '../../../../shared/voices/compare/model.ts';
import type { Condition } from '../../../../shared/voices/condition.ts';
import { useJobResult } from '../../../api/job-result.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { countOf, formatNumber } from '../../../ui/format.ts';
import { Popover } from '../../../ui/popover.tsx';
import { useRemembered } from '../../../ui/remembered.ts';
import { Table } from '../../../ui/table.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useCodes } from '../coding/use-codes.ts';
import { ExportComparison } from './export-comparison.tsx';
import { ResultOf } from './running.tsx';

const languageNames: Readonly<Record<StopLanguage, string>> = {
  eng: 'English',
  deu: 'German',
  fra: 'French',
  spa: 'Spanish',
  ita: 'Italian',
  nld: 'Dutch',
  por: 'Portuguese',
  swe: 'Swedish',
  dan: 'Danish',
  nob: 'Norwegian',
  fin: 'Finnish',
  pol: 'Polish',
};
const isLanguages = (value: unknown): value is readonly StopLanguage[] =>
  Array.isArray(value) && value.every((one) => stopLanguages.some((known) => known === one));

const isText = (value: unknown): value is string => typeof value === 'string';

const MOST = 300;
const everyCode = -1;

export interface WordsTabProps {
  readonly where: Condition | null;
  readonly onWord: (word: string, codeId: number | null) => void;
}

/** The words said most, in whole texts or in the quotes of one code; each opens its places. */
export function WordsTab({ where, onWord }: WordsTabProps): ReactNode {
  const { book } = useCodes();
  const [stop, setStop] = useRemembered<readonly StopLanguage[]>('voices.compare.stop', ['eng'], isLanguages);
  const [own, setOwn] = useRemembered<string>('voices.compare.without', '', isText);
  const [codeId, setCodeId] = useState<number | null>(null);
  const without = own.split(/[\s,;]+/u).filter((word) => word !== '');
  const input = { scope: scopeOf(where, codeId), stop: [...stop], without, least: 3, most: MOST };
  const result = useJobResult('voices.compare.words', input);
  return (
    <div className="compare-tab">
      <div className="compare-choices">
        <CodeScope codeId={codeId} onChange={setCodeId} />
        <Popover label="Words left out" trigger={<Button>Words left out…</Button>}>
          <div className="compare-stop">
            <p>Words too common to say anything, of these languages:</p>
            {stopLanguages.map((language) => (
              <Checkbox
                key={language}
                isSelected={stop.includes(language)}
                onChange={(on) =>
                  setStop(stopLanguages.filter((one) => (one === language ? on : stop.includes(one))))
                }
              >
                {languageNames[language]}
              </Checkbox>
            ))}
            <TextField label="And these" value={own} onChange={setOwn} placeholder="not one two" />
          </div>
        </Popover>
        <ExportComparison
          what={{ kind: 'words', input: { ...input, most: 5000 } }}
          asked={
            codeId === null
              ? 'Words of whole texts'
              : `Words of quotes of ${book.byId.get(codeId)?.name ?? ''}`
          }
          name="Words"
          isDisabled={!result.value || result.value.words.length === 0}
        />
      </div>
      <ResultOf result={result} what="Counting words">
        {({ words, running, different, sources }) =>
          words.length === 0 ? (
            <EmptyState title="No words">
              There are no texts here, or only words that are left out. Loosen the conditions, or leave fewer
              words out.
            </EmptyState>
          ) : (
            <>
              <p className="compare-said">
                {countOf(running, 'word')}, {formatNumber(different)} different, from{' '}
                {countOf(sources, 'source')}
                {different > words.length
                  ? `; the ${formatNumber(words.length)} most frequent are shown`
                  : ''}
                . Enter shows a word in context.
              </p>
              <div className="compare-table compare-words">
                <Table<WordCount>
                  label="Words"
                  rows={words}
                  rowId={({ word }) => word}
                  onOpen={({ word }) => onWord(word, codeId)}
                  columns={[
                    { id: 'word', label: 'Word', isRowHeader: true, render: ({ word }) => word },
                    {
                      id: 'count',
                      label: 'Times',
                      isNumber: true,
                      width: '8rem',
                      render: ({ count }) => formatNumber(count),
                    },
                    {
                      id: 'sources',
                      label: 'Sources',
                      isNumber: true,
                      width: '8rem',
                      render: (word) => formatNumber(word.sources),
                    },
                  ]}
                />
              </div>
            </>
          )
        }
      </ResultOf>
    </div>
  );
}

/** Whole texts, or only the quotes of a code with all below it. */
export function scopeOf(where: Condition | null, codeId: number | null) {
  if (codeId === null) return { where, query: null };
  return {
    where,
    query: { ast: { kind: 'code', id: codeId, below: true }, rule: 'whole', where: null },
  } as const;
}

export interface CodeScopeProps {
  readonly codeId: number | null;
  readonly onChange: (codeId: number | null) => void;
}

export function CodeScope({ codeId, onChange }: CodeScopeProps): ReactNode {
  const { book } = useCodes();
  const options = [
    { id: everyCode, label: 'Whole texts' },
    ...book.flat.map(({ id, name }) => ({ id, label: `Quotes of ${name}` })),
  ];
  return (
    <ComboBox
      // A combo box keeps the text it began with: once the codes are there it begins again.
      key={book.flat.length}
      label="In"
      className="compare-axis"
      options={options}
      value={codeId ?? everyCode}
      onChange={(id) => {
        if (id !== null) onChange(id === everyCode ? null : id);
      }}
    />
  );
}
