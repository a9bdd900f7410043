import type { Text } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Failure } from '../../../../shared/api/failure.ts';
import {
  type CodePointIndex,
  codePoint,
  indexCodePoints,
  utf16,
} from '../../../../shared/text/code-points.ts';
import type { Coding } from '../../../../shared/voices/model.ts';
import { useClient } from '../../../api/provider.tsx';
import { useWorkspaceName } from '../../../api/query.ts';
import { useHoldsUnsaved } from '../../../api/unsaved.ts';
import { useLastCommit } from '../../../app/last-commit.ts';
import { showStatus } from '../../../ui/status.tsx';
import { useCoders } from '../coding/use-coders.ts';
import { useCodeNames } from '../coding/use-codes.ts';
import {
  codingField,
  codingsAt,
  drawCoding,
  eraseCoding,
  nextCoding,
  pickCoding,
  placeOfCoding,
  setCodings,
} from './coding-field.ts';
import { cueSpansOf, memoSpansOf, spansOf, turnHeadsOf } from './coding-spans.ts';
import { setCues } from './cue-field.ts';
import { keepDraft, takeDraft } from './drafts.ts';
import { EditSession, type EditStatus, type Swallowed } from './edit-session.ts';
import { matchesOf } from './find-panel.ts';
import { setMemos } from './memo-field.ts';
import { movedEdge } from './move-edge.ts';
import type { ReaderOptions, ReaderState } from './reader-state.ts';
import {
  createReaderView,
  fromStore,
  openSearchPanel,
  setEditing,
  showCoding,
  showLineNumbers,
} from './reader-view.ts';
import { SelectionTrail } from './selection-trail.ts';
import { setTurns } from './turn-field.ts';
import { Unsettled } from './unsettled.ts';
import { useMovedEdges } from './use-moved-edges.ts';

/** The source's id means another text by now, so nothing may be written to it. */
const elsewhere: Failure = {
  code: 'conflict',
  message: 'Another workspace was opened before this was written.',
};

/** The editor of one source, kept in step with the store. Use it in a component keyed by the source's id. */
export function useReader(options: ReaderOptions): ReaderState {
  const { source, standing, showsOthers, startEditing, hasLineNumbers } = options;
  const client = useClient();
  const workspaceName = useWorkspaceName();
  const { book } = useCodeNames();
  const coders = useCoders();
  const host = useRef<HTMLDivElement>(null);
  const viewRef = useRef<EditorView | null>(null);
  const sessionRef = useRef<EditSession | null>(null);
  /** A coding to pick as soon as the store's answer has it. */
  const wanted = useRef<{ readonly id: number; readonly scroll: boolean } | null>(null);
  const docIndex = useRef<{ readonly doc: Text; readonly index: CodePointIndex } | null>(null);
  const [status, setStatus] = useState<EditStatus>({ kind: 'clean' });
  const [swallowed, setSwallowed] = useState<readonly Swallowed[]>([]);
  /** The number of the commit that took the newest of them. */
  const [swallowedIn, setSwallowedIn] = useState(0);
  const lastCommit = useLastCommit();
  const [isEditing, setIsEditing] = useState(startEditing);
  const [picked, setPicked] = useState<number | null>(null);
  const latest = useRef({ ...options, isEditing });
  useEffect(() => {
    latest.current = { ...options, isEditing };
  });
  const unsettled = useRef(new Unsettled());
  const trail = useRef(new SelectionTrail());
  /** Counts what must be drawn anew although the store's answer is the same: after a refusal. */
  const [redraws, setRedraws] = useState(0);

  const codingOf = useCallback(
    (id: number): Coding | undefined => latest.current.standing.codings.find((coding) => coding.id === id),
    [],
  );
  const indexNow = useCallback((view: EditorView): CodePointIndex => {
    const { doc } = view.state;
    if (docIndex.current?.doc !== doc) docIndex.current = { doc, index: indexCodePoints(doc.toString()) };
    return docIndex.current.index;
  }, []);
  const redraw = useCallback(() => setRedraws((count) => count + 1), []);
  const moves = useMovedEdges({
    viewRef,
    unsettled: unsettled.current,
    codingOf,
    indexNow,
    onRefused: redraw,
  });
  const { isMoving, moveTo, sendMove } = moves;

  const flush = useCallback(async () => {
    await sendMove();
    return (await sessionRef.current?.flush()) ?? true;
  }, [sendMove]);
  const travel = useCallback(
    async (op: 'workspace.undo' | 'workspace.redo') => {
      if (await flush()) await client.call(op, {});
    },
    [client, flush],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: one editor for the life of this component
  useEffect(() => {
    const parent = host.current;
    if (!parent) return;
    const workspace = workspaceName();
    const kept = takeDraft(workspace, source.id);
    const draft = kept?.text === source.text ? undefined : kept;
    let lastFailure = draft?.failure;
    if (draft) {
      const theirs = draft.failure.code === 'conflict' || draft.rev !== source.textRev;
      setStatus({ kind: 'refused', failure: draft.failure, theirs });
    }
    const session = new EditSession({
      ...(draft ? { draft: draft.text } : {}),
      text: source.text,
      rev: source.textRev,
      onStatus: (next) => {
        if (next.kind === 'refused') lastFailure = next.failure;
        setStatus(next);
      },
      onSwallowed: (list) => setSwallowed((before) => [...before, ...list]),
      send: async (edits, ifRev) => {
        if (workspaceName() !== workspace) return { ok: false, failure: elsewhere };
        const changes = edits.map(({ from, to, insert }) => ({ from, to, insert }));
        const result = await client.call('voices.source.editText', { id: source.id, ifRev, changes });
        if (!result.ok) return { ok: false, failure: result.failure };
        if (result.value.swallowed.length > 0) setSwallowedIn(result.seq);
        return { ok: true, ...result.value };
      },
    });
    const view = createReaderView(parent, draft?.text ?? source.text, `Text of ${source.title}`, {
      onTyped: (changes) => session.typed(changes),
      onBlur: () => void session.flush(),
      onUndo: () => void travel('workspace.undo'),
      onRedo: () => void travel('workspace.redo'),
      onDone: () => setIsEditing(false),
      onUpdate: (updated, what) => {
        if (!what.picked) return;
        const now = updated.state.field(codingField).picked;
        setPicked(now);
        latest.current.onPicked(now);
      },
      onMemo: (id) => latest.current.onMemo(id),
      onList: (ids) => latest.current.onList(ids),
      onCodeMatches: () => latest.current.onCodeMatches(),
      onResized: moveTo,
    });
    showLineNumbers(view, latest.current.hasLineNumbers);
    sessionRef.current = session;
    viewRef.current = view;
    // Opened from a place that is gone (the grid, a quote on the map), the keys are the reader's at once.
    if (startEditing || document.activeElement === document.body) view.focus();
    // A list that is just settling may have taken the focus back: a new note must get every letter.
    const again = startEditing ? setTimeout(() => view.focus(), 120) : undefined;
    // Closing the window within the rest after the last key: the words go out first.
    const onUnload = (event: BeforeUnloadEvent): void => {
      if (session.isClean) return;
      void session.flush();
      event.preventDefault();
    };
    const onHide = (): void => void session.flush();
    window.addEventListener('beforeunload', onUnload);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      document.removeEventListener('visibilitychange', onHide);
      clearTimeout(again);
      void sendMove();
      const text = view.state.doc.toString();
      void session.flush().then((isSaved) => {
        if (isSaved || !lastFailure) return;
        keepDraft(workspace, source.id, { text, rev: session.baseRev, failure: lastFailure });
        showStatus({
          tone: 'failed',
          text: `What you typed in “${latest.current.source.title}” is not saved. It is kept while Touchline is open: go back to that source to decide about it.`,
        });
      });
      session.close();
      view.destroy();
      sessionRef.current = null;
      viewRef.current = null;
    };
  }, []);

  useEffect(() => {
    const view = viewRef.current;
    if (!view) return;
    setEditing(view, isEditing, `Text of ${source.title}`);
    if (!isEditing) void flush();
  }, [isEditing, source.title, flush]);

  useEffect(() => {
    if (viewRef.current) showLineNumbers(viewRef.current, hasLineNumbers);
  }, [hasLineNumbers]);

  const index = useMemo(() => indexCodePoints(source.text), [source.text]);
  const { codings, codingsRev, memos, memosRev } = standing;
  const spans = useMemo(() => {
    const own = coders.active?.id;
    const shown = showsOthers ? codings : codings.filter((coding) => coding.coderId === own);
    return spansOf(shown, index, book, coders.initialsOf);
  }, [codings, index, book, coders, showsOthers]);

  useHoldsUnsaved(status.kind === 'clean' ? 'none' : status.kind === 'refused' ? 'refused' : 'waiting');

  // biome-ignore lint/correctness/useExhaustiveDependencies: what came while an edit was on its way is looked at once that has arrived
  useEffect(() => {
    const view = viewRef.current;
    const session = sessionRef.current;
    if (!view || !session) return;
    const changes = session.receive(source.text, source.textRev);
    if (changes) view.dispatch({ changes, annotations: fromStore.of(true) });
    // While words are on their way the drawn codings follow them; the store's positions are of another text.
    if (!session.isClean || session.baseRev !== source.textRev) return;
    docIndex.current = { doc: view.state.doc, index };
    view.dispatch({
      effects: [setTurns.of(turnHeadsOf(source.turns, index)), setCues.of(cueSpansOf(source.cues, index))],
    });
  }, [source.text, source.textRev, source.turns, source.cues, index, status.kind]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: memos are drawn over the text they are of
  useEffect(() => {
    const view = viewRef.current;
    const session = sessionRef.current;
    if (!view || !session?.isClean || session.baseRev !== memosRev || memosRev !== source.textRev) return;
    view.dispatch({ effects: setMemos.of(memoSpansOf(memos, index)) });
  }, [memos, memosRev, source.textRev, index, status.kind]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what came while an edit was on its way is looked at once that has arrived
  useEffect(() => {
    const view = viewRef.current;
    const session = sessionRef.current;
    if (!view || !session?.isClean || session.baseRev !== codingsRev || codingsRev !== source.textRev) return;
    const shown = unsettled.current.over(spans, (id) => codingOf(id)?.rev);
    view.dispatch({ effects: setCodings.of(shown) });
    const want = wanted.current;
    if (want === null || !placeOfCoding(view.state, want.id)) return;
    wanted.current = null;
    if (want.scroll) showCoding(view, want.id);
    else view.dispatch({ effects: pickCoding.of(want.id) });
  }, [source.textRev, codingsRev, spans, index, status.kind, redraws]);

  return {
    host,
    status,
    // What an undo has brought back is not gone any more.
    swallowed: swallowed.filter(({ codingId }) => !codings.some(({ id }) => id === codingId)),
    // What is typed and not yet sent becomes a newer step.
    canBringBack: status.kind === 'clean' && swallowedIn >= lastCommit,
    isEditing,
    picked,
    setEditing: setIsEditing,
    forgetSwallowed: () => setSwallowed([]),
    flush,
    undo: () => void travel('workspace.undo'),
    bringBack: () => {
      setSwallowedIn(-1);
      void travel('workspace.undo');
    },
    keepMine: async () => {
      const fresh = await client.call('voices.source.read', { id: source.id });
      const mine = viewRef.current?.state.doc.toString();
      if (mine !== undefined && fresh.ok)
        await sessionRef.current?.keepMine(fresh.value.text, fresh.value.textRev, mine);
    },
    retry: () => void sessionRef.current?.retry(),
    text: () => viewRef.current?.state.doc.toString() ?? '',
    target: () => {
      const view = viewRef.current;
      if (!view) return null;
      const now = view.state.field(codingField).picked;
      const { main } = view.state.selection;
      const place = now !== null && main.empty ? placeOfCoding(view.state, now) : null;
      const from = place?.from ?? main.from;
      const to = place?.to ?? main.to;
      const at = indexNow(view);
      return {
        sourceId: source.id,
        start: at.toCodePoint(utf16(from)),
        end: at.toCodePoint(utf16(to)),
        selectedText: view.state.sliceDoc(from, to),
        ...(now === null ? {} : { pickedCodingId: now }),
      };
    },
    codingsHere: () => {
      const view = viewRef.current;
      if (!view) return [];
      const now = view.state.field(codingField).picked;
      const { from, to } = view.state.selection.main;
      const ids = codingsAt(view.state, from, to).map((coding) => coding.span.id);
      const order = now === null ? ids : [now, ...ids.filter((id) => id !== now)];
      return order.flatMap((id) => codingOf(id) ?? []);
    },
    showRange: (start, end) => {
      const view = viewRef.current;
      if (!view) return;
      const at = indexNow(view);
      const anchor = at.toUtf16(codePoint(Math.min(start, at.length)));
      const head = at.toUtf16(codePoint(Math.min(end, at.length)));
      view.dispatch({
        selection: { anchor, head },
        effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
      });
      view.focus();
    },
    quoteOf: (coding) => {
      const view = viewRef.current;
      const place = view && placeOfCoding(view.state, coding.id);
      return view && place ? view.state.sliceDoc(place.from, place.to) : '';
    },
    pick: (id) => {
      const view = viewRef.current;
      if (!view) return;
      if (id !== null && !placeOfCoding(view.state, id)) wanted.current = { id, scroll: false };
      else view.dispatch({ effects: pickCoding.of(id) });
    },
    show: (id) => {
      const view = viewRef.current;
      if (view && !showCoding(view, id)) wanted.current = { id, scroll: true };
    },
    stepCoding: (direction) => {
      const view = viewRef.current;
      const next = view && nextCoding(view.state, direction);
      if (next) showCoding(view, next.span.id);
    },
    extend: (step) => {
      if (viewRef.current) trail.current.extend(viewRef.current, step);
    },
    shrink: () => {
      if (viewRef.current) trail.current.shrink(viewRef.current);
    },
    selectWhole: () => {
      if (viewRef.current) trail.current.selectWhole(viewRef.current);
    },
    paint: (choice, target) => {
      const view = viewRef.current;
      if (!view) return { settle: () => undefined };
      const at = indexNow(view);
      const code = 'id' in choice ? book.byId.get(choice.id) : undefined;
      const span = unsettled.current.draw({
        from: at.toUtf16(codePoint(target.start)),
        to: at.toUtf16(codePoint(target.end)),
        colour: (code?.colour ?? 0) + 1,
        name: 'name' in choice ? choice.name : (code?.name ?? '…'),
        initials: '',
        isPlaced: false,
        isRated: false,
      });
      view.dispatch({ effects: drawCoding.of(span) });
      return {
        settle: (codingId) => {
          if (codingId === null) unsettled.current.drop(span.id);
          else unsettled.current.stored(span.id, codingId);
          const now = viewRef.current;
          const isHere = codingId === null || codingOf(codingId) !== undefined;
          if (now && isHere) now.dispatch({ effects: eraseCoding.of(span.id) });
        },
      };
    },
    isMoving,
    moveEdge: (edge, by, direction) => {
      const view = viewRef.current;
      const now = view?.state.field(codingField).picked ?? null;
      const place = view && now !== null && now > 0 ? placeOfCoding(view.state, now) : null;
      if (!view || !place || now === null) return false;
      const { from, to } = movedEdge(view.state.doc, place, { edge, by, direction });
      if (from === place.from && to === place.to) return true;
      view.dispatch({
        effects: [
          drawCoding.of({ ...place.span, from, to }),
          EditorView.scrollIntoView(edge === 'start' ? from : to),
        ],
      });
      moveTo(now, from, to);
      return true;
    },
    matches: () => {
      const view = viewRef.current;
      if (!view) return [];
      const at = indexNow(view);
      return matchesOf(view).map(({ from, to }) => [at.toCodePoint(utf16(from)), at.toCodePoint(utf16(to))]);
    },
    cursor: () => {
      const view = viewRef.current;
      return view ? indexNow(view).toCodePoint(utf16(view.state.selection.main.head)) : 0;
    },
    find: () => {
      if (viewRef.current) openSearchPanel(viewRef.current);
    },
    focus: () => viewRef.current?.focus(),
  };
}
