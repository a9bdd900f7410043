import type { ReactNode } from 'react';
import type { SourceToRead } from '../../../../shared/voices/contract-reader.ts';
import { useHost } from '../../../host/context.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { countOf } from '../../../ui/format.ts';
import { showStatus } from '../../../ui/status.tsx';
import { shortQuote } from '../coding/words.ts';
import type { ReaderState } from './reader-state.ts';

export interface ReaderBannersProps {
  readonly source: SourceToRead;
  readonly reader: ReaderState;
  readonly hiddenOthers: number;
  readonly onShowOthers: () => void;
}

/** What must be known about the text: damage, a refused edit, swallowed codings, hidden codings. */
export function ReaderBanners({ source, reader, hiddenOthers, onShowOthers }: ReaderBannersProps): ReactNode {
  const host = useHost();
  const { status, swallowed } = reader;
  const copy = async (): Promise<void> => {
    await host.writeClipboard(reader.text());
    showStatus({ tone: 'done', text: 'The whole text as it is here was copied' });
  };
  const first = swallowed[0];
  return (
    <>
      {source.intact ? null : (
        <Banner tone="danger">
          This text is not what was stored: the file was damaged. Nothing was changed. Compare it with a
          backup (Settings, Earlier versions) before you go on coding here.
        </Banner>
      )}
      {status.kind === 'refused' ? (
        <Banner
          tone="danger"
          actions={
            <>
              <Button onPress={() => void copy()}>Copy my text</Button>
              <Button onPress={status.theirs ? reader.keepMine : reader.retry}>
                {status.theirs ? 'Put my text in its place' : 'Try again'}
              </Button>
            </>
          }
        >
          {status.theirs
            ? 'This text was changed in another window. What you typed is still here, but not saved.'
            : `${status.failure.message} What you typed is still here, but not saved.`}
        </Banner>
      ) : null}
      {first ? (
        <Banner
          tone="warning"
          onDismiss={reader.forgetSwallowed}
          // The names stay until they are back or dismissed; the button goes once it would undo something else.
          actions={reader.canBringBack ? <Button onPress={reader.bringBack}>Undo</Button> : null}
        >
          {`${countOf(swallowed.length, 'coding')} went with the deleted words: `}
          {swallowed
            .slice(0, 3)
            .map((entry) => `${entry.code} on “${shortQuote(entry.text, 40)}”`)
            .join('; ')}
          {swallowed.length > 3 ? `; and ${swallowed.length - 3} more` : ''}
        </Banner>
      ) : null}
      {hiddenOthers > 0 ? (
        <Banner actions={<Button onPress={onShowOthers}>Show them</Button>}>
          {countOf(hiddenOthers, 'coding')} by other coders {hiddenOthers === 1 ? 'is' : 'are'} hidden.
        </Banner>
      ) : null}
    </>
  );
}
