import { type ReactNode, useState } from 'react';
import type { SplitRule } from '../../../../shared/voices/codebook-model.ts';
import type { Condition } from '../../../../shared/voices/condition.ts';
import type { Code } from '../../../../shared/voices/model.ts';
import type { QuerySpec } from '../../../../shared/voices/query/spec.ts';
import { useCommand, useQuery } from '../../../api/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { countOf, formatNumber } from '../../../ui/format.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useCodes } from '../coding/use-codes.ts';
import { ConditionEditor } from '../conditions/condition-editor.tsx';
import { useConditionChoices } from '../conditions/use-names.ts';
import { PickField } from '../sources/pick-field.tsx';
import { codeOptions, pathWords } from './code-options.ts';
import { movedWords } from './merge-dialog.tsx';

const ways = [
  { id: 'words', label: 'Words' },
  { id: 'condition', label: 'Condition' },
  { id: 'query', label: 'Saved query' },
] as const;
type Way = (typeof ways)[number]['id'];
const targets = [
  { id: 'new', label: 'A new code' },
  { id: 'known', label: 'A code there is' },
] as const;

export interface SplitDialogProps {
  readonly code: Code;
  readonly onClose: () => void;
  readonly onDone: (codeId: number, words: string, commit: number) => void;
}

/** Moves the codings of a code that words, a condition or a saved query finds to another code. */
export function SplitDialog({ code, onClose, onDone }: SplitDialogProps): ReactNode {
  const { book } = useCodes();
  const [way, setWay] = useState<Way>('words');
  const [words, setWords] = useState('');
  const [condition, setCondition] = useState<Condition | null>(null);
  const [queryId, setQuery] = useState<number | null>(null);
  const [target, setTarget] = useState<'new' | 'known'>('new');
  const [name, setName] = useState('');
  const [toId, setTo] = useState<number | null>(null);
  const queries = useQuery('voices.savedQueries', {}).data ?? [];
  const choices = useConditionChoices();
  const saved = queries.find(({ id }) => id === queryId);
  const split = useCommand('voices.code.split', { quiet: true });
  const rule = ruleOf(way, words, condition, saved?.query ?? null);
  const isAimed = target === 'new' ? name.trim() !== '' : toId !== null;
  const save = async (): Promise<void> => {
    if (!rule || !isAimed || split.pending) return;
    const to =
      target === 'known' && toId !== null ? { id: toId } : { name: name.trim(), parentId: code.parentId };
    const result = await split.run({ codeId: code.id, rule, to });
    if (result.ok)
      onDone(result.value.codeId, `Split off “${code.name}”: ${movedWords(result.value)}`, result.seq);
  };
  return (
    <Dialog
      title={`Split “${code.name}”`}
      size="large"
      isOpen
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={!rule || !isAimed || split.pending}>
            Split
          </Button>
        </>
      }
    >
      {split.failure ? <Banner tone="danger">{split.failure.message}</Banner> : null}
      <Segmented<Way> label="Find its codings by" options={ways} value={way} onChange={setWay} />
      {way === 'words' ? (
        <TextField
          label="Words in the quote"
          description="One of them is enough; a comma separates words and phrases."
          value={words}
          onChange={setWords}
          maxLength={1000}
          autoFocus
        />
      ) : null}
      {way === 'condition' ? (
        <ConditionEditor value={condition} onChange={setCondition} about="quotes" choices={choices} />
      ) : null}
      {way === 'query' ? (
        <PickField
          label="Query"
          value={saved?.name ?? null}
          none="Choose a saved query"
          options={queries.map(({ id, name: named }) => ({ id, name: named }))}
          onChange={setQuery}
          description="Codings that share words with what it finds are moved."
        />
      ) : null}
      <Segmented<'new' | 'known'>
        label="Move them to"
        options={targets}
        value={target}
        onChange={setTarget}
      />
      {target === 'new' ? (
        <TextField label="Name of the new code" value={name} onChange={setName} maxLength={300} />
      ) : (
        <PickField
          label="Code"
          value={pathWords(book, toId)}
          none="Choose a code"
          options={codeOptions(book, new Set([code.id]))}
          onChange={setTo}
        />
      )}
      {rule ? <SplitPreview codeId={code.id} rule={rule} /> : null}
    </Dialog>
  );
}

function SplitPreview({ codeId, rule }: { readonly codeId: number; readonly rule: SplitRule }): ReactNode {
  const { data, error } = useQuery(
    'voices.code.splitPreview',
    { codeId, rule, limit: 5 },
    { keepPrevious: true },
  );
  if (error) return <Banner tone="danger">{error.message}</Banner>;
  if (!data) return <Skeleton rows={3} />;
  return (
    <div className="codebook-preview" role="status">
      <p>
        {formatNumber(data.matching)} of {countOf(data.total, 'coding')} {data.matching === 1 ? 'is' : 'are'}{' '}
        found.
        {data.othersHidden ? ' Those of others are hidden now; what is found of them moves as well.' : ''}
      </p>
      {data.quotes.map((quote) => (
        <blockquote key={quote.codingId} className="codebook-sample" dir="auto">
          {quote.text}
        </blockquote>
      ))}
    </div>
  );
}

function ruleOf(
  way: Way,
  words: string,
  condition: Condition | null,
  query: QuerySpec | null,
): SplitRule | null {
  if (way === 'condition') return condition && { by: 'condition', condition };
  if (way === 'query') return query && { by: 'query', query };
  const list = words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .slice(0, 50);
  return list.length === 0 ? null : { by: 'words', words: list };
}
