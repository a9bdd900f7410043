import { Fragment, type ReactNode } from 'react';
import type { CommandId } from '../../../../shared/api/commands.ts';
import type { SourceToRead } from '../../../../shared/voices/contract-reader.ts';
import { shortcutOf } from '../../../app/command-keys.ts';
import { useCommandStates } from '../../../app/commands-provider.tsx';
import { useHost } from '../../../host/context.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Pane } from '../../../ui/pane.tsx';

export interface ReaderFrameProps {
  readonly source: SourceToRead;
  readonly isEditing: boolean;
  readonly heading: ReactNode;
  readonly actions: ReactNode;
  readonly banners: ReactNode;
  readonly children: ReactNode;
}

/** The commands told at the foot, with the keys they have on this machine. */
const hints = [
  [['voices.selectSentence'], 'sentence'],
  [['voices.selectTurn'], 'turn'],
  [['voices.selectParagraph'], 'paragraph'],
  [['voices.code'], 'code'],
  [['voices.codeAgain'], 'again'],
  [['voices.uncode'], 'remove'],
  [['voices.touchpoint'], 'touchpoint'],
  [['voices.rate'], 'rate'],
  [['voices.previousCoding', 'voices.nextCoding'], 'codings'],
  [['voices.previous', 'voices.next'], 'sources'],
] as const satisfies readonly (readonly [readonly CommandId[], string])[];

/** What stands around the text: title, question, banners, and the keys. */
export function ReaderFrame(props: ReaderFrameProps): ReactNode {
  const { source, isEditing, heading, actions, banners, children } = props;
  return (
    <Pane
      label="Reader"
      {...(isEditing ? { className: 'reader-editing' } : {})}
      heading={heading}
      actions={actions}
    >
      <div className="reader" data-editing={isEditing ? '' : undefined}>
        {banners}
        {source.question === null ? null : (
          <p className="reader-question" dir="auto">
            {source.question}
          </p>
        )}
        {children}
        <div className="reader-foot">
          {isEditing ? (
            <span>
              What you type is saved as you go. <Kbd quiet shortcut="Escape" /> goes back to coding.
            </span>
          ) : (
            hints.map(([ids, what]) => <Hint key={what} ids={ids} what={what} />)
          )}
        </div>
      </div>
    </Pane>
  );
}

function Hint({ ids, what }: { readonly ids: readonly CommandId[]; readonly what: string }): ReactNode {
  const { platform } = useHost();
  const keys = useCommandStates().flatMap(({ definition }) =>
    ids.some((id) => id === definition.id) ? (shortcutOf(definition, platform) ?? []) : [],
  );
  if (keys.length === 0) return null;
  return (
    <span>
      {keys.map((one) => (
        <Fragment key={one}>
          <Kbd quiet shortcut={one} />{' '}
        </Fragment>
      ))}
      {what}
    </span>
  );
}
