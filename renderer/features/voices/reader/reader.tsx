import { Eye, EyeOff, Pencil } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import type { Source } from '../../../../shared/voices/model.ts';
import { useWorkspace } from '../../../api/query.ts';
import { useCommandHandler, useShortcut } from '../../../app/commands-provider.tsx';
import { Inspector } from '../../../app/inspector.tsx';
import { useSelectedId } from '../../../app/navigation.ts';
import { Button } from '../../../ui/button.tsx';
import { IconToggle } from '../../../ui/icon-button.tsx';
import { useRemembered } from '../../../ui/remembered.ts';
import { showStatus } from '../../../ui/status.tsx';
import { useInspected } from '../coding/inspected.tsx';
import { useCoders } from '../coding/use-coders.ts';
import { useCodingActions } from '../coding/use-coding-actions.tsx';
import { SourceDetails } from '../sources/source-details.tsx';
import { CodingDetails } from './coding-details.tsx';
import { ReaderBanners } from './reader-banners.tsx';
import { ReaderFrame } from './reader-frame.tsx';
import { TitleField } from './title-field.tsx';
import { useReader } from './use-reader.ts';
import './reader.css';

export interface ReaderProps {
  readonly source: Source;
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
  const reader = useReader({
    source,
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

  const actions = useCodingActions(
    {
      target: reader.target,
      codings: reader.codingsHere,
      quoteOf: reader.quoteOf,
      memos: () => source.memos,
      pick: reader.pick,
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
  const others = source.codings.filter((coding) => coding.coderId !== active?.id).length;
  const coding = source.codings.find((entry) => entry.id === picked);
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
      <div ref={reader.host} className="reader-text" />
      {actions.dialogs}
      {inspected.isCode ? null : (
        <Inspector>
          {coding ? (
            <CodingDetails
              source={source}
              coding={coding}
              quote={reader.quoteOf(coding)}
              actions={actions}
              onStep={reader.stepCoding}
            />
          ) : (
            <SourceDetails key={source.id} source={source} />
          )}
        </Inspector>
      )}
    </ReaderFrame>
  );
}

function useReaderCommands(reader: ReturnType<typeof useReader>, canWrite: boolean): void {
  const { isEditing, status } = reader;
  useCommandHandler('voices.nextCoding', () => reader.stepCoding(1));
  useCommandHandler('voices.previousCoding', () => reader.stepCoding(-1));
  useCommandHandler('voices.selectWord', () => reader.extend({ by: 'word', direction: 1 }));
  useCommandHandler('voices.selectWordBack', () => reader.extend({ by: 'word', direction: -1 }));
  useCommandHandler('voices.selectSentence', () => reader.extend({ by: 'sentence', direction: 1 }));
  useCommandHandler('voices.selectSentenceBack', () => reader.extend({ by: 'sentence', direction: -1 }));
  useCommandHandler('voices.selectTurn', () => reader.extend({ by: 'turn' }));
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
    enabled: isEditing && status.kind !== 'clean' && status.kind !== 'refused',
    label: 'Undo Edit text',
  });
}
