import { Eye, EyeOff, Pencil } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { codePoint, indexCodePoints } from '../../../../shared/text/code-points.ts';
import type { SourceToRead } from '../../../../shared/voices/contract-reader.ts';
import { useCommand, useWorkspace } from '../../../api/query.ts';
import { useCommandHandler, useShortcut } from '../../../app/commands-provider.tsx';
import { Inspector } from '../../../app/inspector.tsx';
import { useAddressParam, useSelectedId } from '../../../app/navigation.ts';
import { Button } from '../../../ui/button.tsx';
import { countOf } from '../../../ui/format.ts';
import { IconToggle } from '../../../ui/icon-button.tsx';
import { useRemembered } from '../../../ui/remembered.ts';
import { showStatus } from '../../../ui/status.tsx';
import { CodePalette } from '../coding/code-palette.tsx';
import { useInspected } from '../coding/inspected.tsx';
import { useCoders } from '../coding/use-coders.ts';
import { useCodingActions } from '../coding/use-coding-actions.tsx';
import { lostWords } from '../coding/words.ts';
import { SourceDetails } from '../sources/source-details.tsx';
import { CodingDetails } from './coding-details.tsx';
import { ReaderBanners } from './reader-banners.tsx';
import { ReaderFrame } from './reader-frame.tsx';
import { lookStyle, ReaderLookButton, useReaderLook } from './reader-look.tsx';
import { TitleField } from './title-field.tsx';
import { useReader } from './use-reader.ts';
import { useStanding } from './use-standing.ts';
import './reader.css';

export interface ReaderProps {
  readonly source: SourceToRead;
  /** To the next (1) or previous (-1) source. */
  readonly onStep: (by: 1 | -1) => void;
  readonly startEditing: boolean;
  readonly switcher: ReactNode;
}

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

/** One source, to read, code and edit. Mount it with the source's id as key. */
export function Reader({ source, onStep, startEditing, switcher }: ReaderProps): ReactNode {
  const [codingId, setCodingId] = useSelectedId('coding');
  const [showsOthers, setShowsOthers] = useRemembered('voices.others', true, isBoolean);
  const inspected = useInspected();
  const { active } = useCoders();
  const canWrite = useWorkspace()?.readOnly !== true;
  const standing = useStanding(source.id);
  const { codings, memos } = standing;
  const look = useReaderLook();
  const [isCodingAll, setCodingAll] = useState(false);
  const addMany = useCommand('voices.coding.addMany');
  const reader = useReader({
    source,
    standing,
    hasLineNumbers: look.hasLineNumbers,
    onMemo: (id) => {
      const memo = memos.find((entry) => entry.id === id);
      if (memo) actions.openMemo(memo);
    },
    onList: (ids) =>
      actions.list(ids === null ? undefined : codings.filter((coding) => ids.includes(coding.id))),
    onCodeMatches: () => setCodingAll(true),
    showsOthers,
    startEditing: startEditing && canWrite,
    onPicked: (id) => {
      setCodingId(id, { replace: true });
      if (id !== null) inspected.selectWords();
    },
  });
  const { isEditing, picked, show } = reader;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only an address that came from outside moves the text
  useEffect(() => {
    if (codingId !== null && codingId !== picked) show(codingId);
  }, [codingId]);

  const [at] = useAddressParam('at');
  const { showRange } = reader;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an address is followed once, when it comes
  useEffect(() => {
    const range = /^(\d{1,9})-(\d{1,9})$/.exec(at ?? '');
    if (range) showRange(Number(range[1]), Number(range[2]));
  }, [at]);

  const actions = useCodingActions(
    {
      target: reader.target,
      codings: reader.codingsHere,
      quoteOf: reader.quoteOf,
      memos: () => memos,
      pick: reader.pick,
      paint: reader.paint,
      cursor: reader.cursor,
      step: onStep,
      find: reader.find,
      focus: reader.focus,
      before: async () => {
        const isSaved = await reader.flush();
        if (!isSaved)
          showStatus({
            tone: 'failed',
            text: 'The text has words that are not saved, so nothing was coded. Decide about them above the text first.',
          });
        return isSaved;
      },
    },
    true,
  );
  useReaderCommands(reader, canWrite);
  const codeMatches = (): void => {
    if (reader.matches().length > 0) setCodingAll(true);
    else {
      reader.find();
      showStatus({ tone: 'done', text: 'Type what to find first; then every match can be coded at once.' });
    }
  };
  useCommandHandler('voices.codeMatches', codeMatches, { enabled: canWrite && !isEditing });
  const others = useMemo(
    () => codings.reduce((count, coding) => count + (coding.coderId === active?.id ? 0 : 1), 0),
    [codings, active?.id],
  );
  const coding = codings.find((entry) => entry.id === picked);
  const index = useMemo(() => indexCodePoints(source.text), [source.text]);
  const editKeys = useShortcut('voices.editText');

  return (
    <ReaderFrame
      source={source}
      isEditing={isEditing}
      heading={
        <>
          {switcher}
          <TitleField key={source.id} source={source} isEditing={isEditing} />
        </>
      }
      actions={
        <>
          <ReaderLookButton look={look} />
          {others > 0 ? (
            <IconToggle
              label={showsOthers ? `Hide ${others} codings by others` : `Show ${others} codings by others`}
              isSelected={showsOthers}
              onChange={setShowsOthers}
            >
              {showsOthers ? (
                <Eye size={16} strokeWidth={1.5} aria-hidden="true" />
              ) : (
                <EyeOff size={16} strokeWidth={1.5} aria-hidden="true" />
              )}
            </IconToggle>
          ) : null}
          <Button
            kind={isEditing ? 'primary' : 'secondary'}
            isDisabled={!canWrite}
            icon={<Pencil size={14} strokeWidth={1.5} aria-hidden="true" />}
            aria-keyshortcuts={isEditing ? 'Escape' : (editKeys ?? '')}
            onPress={() => {
              reader.setEditing(!isEditing);
              requestAnimationFrame(reader.focus);
            }}
          >
            {isEditing ? 'Done editing' : 'Edit text'}
          </Button>
        </>
      }
      banners={
        <ReaderBanners
          source={source}
          reader={reader}
          hiddenOthers={showsOthers ? 0 : others}
          onShowOthers={() => setShowsOthers(true)}
        />
      }
    >
      <div ref={reader.host} className="reader-text" style={lookStyle(look)} />
      {actions.dialogs}
      {isCodingAll ? (
        <CodePalette
          isOpen
          what={countOf(reader.matches().length, 'match', 'matches')}
          onClose={() => {
            setCodingAll(false);
            requestAnimationFrame(reader.focus);
          }}
          onChoose={async (choice) => {
            const ranges = reader.matches().map(([start, end]): [number, number] => [start, end]);
            if (!(await reader.flush()) || ranges.length === 0) return;
            const result = await addMany.run({
              sourceId: source.id,
              code: choice,
              ifTextRev: source.textRev,
              ranges,
            });
            if (!result.ok) return;
            const { added, merged, dropped } = result.value;
            showStatus({
              tone: 'done',
              text: `Coded ${countOf(added, 'match', 'matches')}${merged === 0 ? '' : `, ${merged} joined codings they overlap${lostWords(dropped)}`}`,
              commit: result.seq,
            });
          }}
        />
      ) : null}
      {inspected.isCode ? null : (
        <Inspector>
          {coding ? (
            <CodingDetails
              memos={memos}
              coding={coding}
              quote={reader.quoteOf(coding)}
              actions={actions}
              onStep={reader.stepCoding}
            />
          ) : (
            <SourceDetails
              key={source.id}
              source={source}
              codings={codings.length}
              memos={memos}
              quoteOf={(memo) => {
                const on = codings.find((entry) => entry.id === memo.codingId);
                const start = memo.start ?? on?.start;
                const end = memo.end ?? on?.end;
                return start === undefined || end === undefined
                  ? ''
                  : index.slice(codePoint(start), codePoint(end));
              }}
              onOpenMemo={actions.openMemo}
              onNewMemo={actions.memoOnSource}
            />
          )}
        </Inspector>
      )}
    </ReaderFrame>
  );
}

/** The keys that move the ends of the picked coding. */
function useEdgeCommands(moveEdge: ReturnType<typeof useReader>['moveEdge'], enabled: boolean): void {
  const options = { enabled };
  useCommandHandler('voices.startBack', () => moveEdge('start', 'word', -1), options);
  useCommandHandler('voices.startOn', () => moveEdge('start', 'word', 1), options);
  useCommandHandler('voices.endBack', () => moveEdge('end', 'word', -1), options);
  useCommandHandler('voices.endOn', () => moveEdge('end', 'word', 1), options);
  useCommandHandler('voices.startBackOne', () => moveEdge('start', 'character', -1), options);
  useCommandHandler('voices.startOnOne', () => moveEdge('start', 'character', 1), options);
  useCommandHandler('voices.endBackOne', () => moveEdge('end', 'character', -1), options);
  useCommandHandler('voices.endOnOne', () => moveEdge('end', 'character', 1), options);
}

function useReaderCommands(reader: ReturnType<typeof useReader>, canWrite: boolean): void {
  const { isEditing, isMoving, picked, status } = reader;
  const canMove = canWrite && !isEditing && picked !== null;
  useCommandHandler('voices.nextCoding', () => reader.stepCoding(1));
  useCommandHandler('voices.previousCoding', () => reader.stepCoding(-1));
  useCommandHandler('voices.selectWord', () => reader.extend({ by: 'word', direction: 1 }));
  useCommandHandler('voices.selectWordBack', () => reader.extend({ by: 'word', direction: -1 }));
  useCommandHandler('voices.selectSentence', () => reader.extend({ by: 'sentence', direction: 1 }));
  useCommandHandler('voices.selectSentenceBack', () => reader.extend({ by: 'sentence', direction: -1 }));
  useCommandHandler('voices.selectTurn', () => reader.extend({ by: 'turn' }));
  useCommandHandler('voices.selectParagraph', () => reader.extend({ by: 'paragraph' }));
  useCommandHandler('voices.selectSource', reader.selectWhole);
  useCommandHandler('voices.shrinkSelection', reader.shrink);
  useEdgeCommands(reader.moveEdge, canMove);
  useCommandHandler(
    'voices.editText',
    () => {
      reader.setEditing(!isEditing);
      requestAnimationFrame(reader.focus);
    },
    { enabled: canWrite, label: isEditing ? 'Stop editing the text' : 'Edit the text' },
  );
  // One history: what is typed and not yet sent becomes its newest step before it is undone.
  useCommandHandler('edit.undo', reader.undo, {
    enabled: isMoving || (isEditing && status.kind !== 'clean' && status.kind !== 'refused'),
    label: isMoving ? 'Undo Resize coding' : 'Undo Edit text',
  });
}
