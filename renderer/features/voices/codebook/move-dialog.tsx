import { type ReactNode, useState } from 'react';
import { useCommand } from '../../../api/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { countOf } from '../../../ui/format.ts';
import { useCodes } from '../coding/use-codes.ts';
import { PickField } from '../sources/pick-field.tsx';
import { isBelow } from './code-moves.ts';
import { codeOptions, pathWords } from './code-options.ts';

/** Puts codes under another one, found by its name. */
export function MoveDialog({
  ids,
  onClose,
}: {
  readonly ids: readonly number[];
  readonly onClose: () => void;
}): ReactNode {
  const { book } = useCodes();
  const [parentId, setParent] = useState<number | null>(null);
  const move = useCommand('voices.code.moveAll', { quiet: true });
  const only = ids.length === 1 ? book.byId.get(ids[0] ?? 0) : undefined;
  const below = new Set(
    book.flat.map(({ id }) => id).filter((id) => ids.some((each) => isBelow(book, id, each))),
  );
  const save = async (): Promise<void> => {
    const result = await move.run({ ids: [...ids], parentId });
    if (result.ok) onClose();
  };
  return (
    <Dialog
      title={only ? `Move “${only.name}”` : `Move ${countOf(ids.length, 'code')}`}
      isOpen
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={move.pending}>
            Move
          </Button>
        </>
      }
    >
      {move.failure ? <Banner tone="danger">{move.failure.message}</Banner> : null}
      <PickField
        label="Under"
        value={pathWords(book, parentId)}
        none="The top"
        options={codeOptions(book, below)}
        onChange={setParent}
      />
    </Dialog>
  );
}
