import type { EditorView } from '@codemirror/view';
import { type RefObject, useCallback, useRef, useState } from 'react';
import { type CodePointIndex, utf16 } from '../../../../shared/text/code-points.ts';
import type { Coding } from '../../../../shared/voices/model.ts';
import { useClient } from '../../../api/provider.tsx';
import { showStatus } from '../../../ui/status.tsx';
import { joinedWords } from '../coding/words.ts';
import { placeOfCoding } from './coding-field.ts';
import type { Unsettled } from './unsettled.ts';

export interface MovedEdgesOptions {
  readonly viewRef: RefObject<EditorView | null>;
  readonly unsettled: Unsettled;
  readonly codingOf: (id: number) => Coding | undefined;
  readonly indexNow: (view: EditorView) => CodePointIndex;
  /** The store did not take it: what it has is to be drawn again. */
  readonly onRefused: () => void;
}

export interface MovedEdges {
  /** An end was moved and the store does not have it yet. */
  readonly isMoving: boolean;
  /** The editor shows a coding from `from` to `to` (UTF-16); sent after a rest. */
  readonly moveTo: (id: number, from: number, to: number) => void;
  /** Sends now what was moved and not yet sent. */
  readonly sendMove: () => Promise<void>;
}

/** Milliseconds of rest before the moved end of a coding is sent: several steps are one step to undo. */
const restBeforeMove = 500;

/** Takes moved ends of codings to the store, several steps of the keys at once. */
export function useMovedEdges(options: MovedEdgesOptions): MovedEdges {
  const { viewRef, unsettled, codingOf, indexNow, onRefused } = options;
  const client = useClient();
  const move = useRef<{ readonly id: number; readonly timer: ReturnType<typeof setTimeout> } | null>(null);
  const [isMoving, setIsMoving] = useState(false);
  /** Sends where the ends of a coding were moved to. */
  const sendMove = useCallback(async (): Promise<void> => {
    const view = viewRef.current;
    const now = move.current;
    if (!view || !now) return;
    clearTimeout(now.timer);
    move.current = null;
    const place = placeOfCoding(view.state, now.id);
    const coding = codingOf(now.id);
    if (!place || !coding) {
      unsettled.dropMove(now.id);
      setIsMoving(false);
      return;
    }
    const { from, to } = place;
    const at = indexNow(view);
    const result = await client.call('voices.coding.resize', {
      id: now.id,
      ifRev: coding.rev,
      start: at.toCodePoint(utf16(from)),
      end: at.toCodePoint(utf16(to)),
    });
    setIsMoving(move.current !== null);
    if (result.ok) {
      unsettled.movedTo(now.id, from, to, result.value.rev);
      showStatus({
        tone: 'done',
        text: `Resized${joinedWords(result.value.merged, result.value.dropped)}`,
        commit: result.seq,
      });
      return;
    }
    unsettled.dropMove(now.id);
    onRefused();
    showStatus({ tone: 'failed', text: `The coding is as it was: ${result.failure.message}` });
  }, [client, viewRef, unsettled, codingOf, indexNow, onRefused]);
  const moveTo = useCallback(
    (id: number, from: number, to: number) => {
      if (move.current && move.current.id !== id) void sendMove();
      if (move.current) clearTimeout(move.current.timer);
      unsettled.move(id, from, to);
      move.current = { id, timer: setTimeout(() => void sendMove(), restBeforeMove) };
      setIsMoving(true);
    },
    [sendMove, unsettled],
  );
  return { isMoving, moveTo, sendMove };
}
