import { type ReactNode, useState } from 'react';
import type { MovedCodings } from '../../../../shared/voices/codebook-model.ts';
import { useCommand, useQuery } from '../../../api/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { countOf, formatList } from '../../../ui/format.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useCodes } from '../coding/use-codes.ts';
import { PickField } from '../sources/pick-field.tsx';
import { codeOptions, pathWords } from './code-options.ts';

export interface MergeDialogProps {
  /** Codes to merge: into one of them where there are several, else into one chosen here. */
  readonly ids: readonly number[];
  readonly onClose: () => void;
  readonly onDone: (intoId: number, words: string, commit: number) => void;
}

/** Makes codes one. Says before how many codings move and what else comes along. */
export function MergeDialog({ ids, onClose, onDone }: MergeDialogProps): ReactNode {
  const { book } = useCodes();
  const [intoId, setInto] = useState<number | null>(ids.length > 1 ? (ids[0] ?? null) : null);
  const merge = useCommand('voices.code.merge', { quiet: true });
  const merged = ids.filter((id) => id !== intoId);
  const names = merged.map((id) => `“${book.byId.get(id)?.name ?? ''}”`);
  const target = intoId === null ? undefined : book.byId.get(intoId);
  const save = async (): Promise<void> => {
    if (!target || merge.pending) return;
    const result = await merge.run({ ids: [...merged], intoId: target.id });
    if (result.ok)
      onDone(
        target.id,
        `${formatList(names)} merged into “${target.name}”: ${movedWords(result.value)}`,
        result.seq,
      );
  };
  return (
    <Dialog
      title={
        ids.length > 1
          ? `Merge ${countOf(ids.length, 'code')}`
          : `Merge ${formatList(names)} into another code`
      }
      size="medium"
      isOpen
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={!target || merge.pending}>
            Merge
          </Button>
        </>
      }
    >
      {merge.failure ? <Banner tone="danger">{merge.failure.message}</Banner> : null}
      <PickField
        label="The code that stays"
        value={pathWords(book, intoId)}
        none="Choose a code"
        options={codeOptions(book, ids.length > 1 ? new Set() : new Set(ids))}
        onChange={setInto}
      />
      {intoId === null || merged.length === 0 ? null : <MergePreview ids={merged} intoId={intoId} />}
    </Dialog>
  );
}

function MergePreview({
  ids,
  intoId,
}: {
  readonly ids: readonly number[];
  readonly intoId: number;
}): ReactNode {
  const { data, error } = useQuery('voices.code.mergePreview', { ids: [...ids], intoId });
  if (error) return <Banner tone="danger">{error.message}</Banner>;
  if (!data) return <Skeleton rows={3} />;
  const along = [
    data.memos > 0 ? countOf(data.memos, 'memo') : '',
    data.examples > 0 ? countOf(data.examples, 'example') : '',
    data.sets > 0 ? `the place in ${countOf(data.sets, 'set')}` : '',
    data.children > 0 ? countOf(data.children, 'code below', 'codes below') : '',
  ].filter((words) => words !== '');
  return (
    <div className="codebook-preview" role="status">
      <p>{sentence(movedWords(data))}</p>
      {along.length > 0 ? <p>Along come {formatList(along)}, and the definitions.</p> : null}
      {data.renamed.length > 0 ? (
        <p>
          {formatList(data.renamed.map((name) => `“${name}”`))} will be named after where it comes from,
          because the code that stays has one of that name.
        </p>
      ) : null}
      {data.othersHidden ? (
        <p>These are your own codings. Those of others are hidden now and are merged as well.</p>
      ) : null}
    </div>
  );
}

/** How many codings move and how many become one, in words. */
export function movedWords({ codings, joined, dropped }: MovedCodings): string {
  if (codings === 0) return 'no codings move';
  const parts = [`${countOf(codings, 'coding')} ${codings === 1 ? 'moves' : 'move'}`];
  if (joined === 0) parts.push('none of them overlap');
  else
    parts.push(
      `${countOf(joined, 'coding')} that ${joined === 1 ? 'overlaps becomes' : 'overlap become'} part of another`,
    );
  if (dropped > 0) parts.push(`${countOf(dropped, 'rating')} cannot be kept, as a coding holds one`);
  return parts.join('; ');
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
