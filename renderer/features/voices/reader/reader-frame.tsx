import type { ReactNode } from 'react';
import type { SourceToRead } from '../../../../shared/voices/contract-reader.ts';
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

const hints = [
  ['S', 'sentence'],
  ['D', 'turn'],
  ['C', 'code'],
  ['R', 'again'],
  ['U', 'remove'],
  ['T', 'touchpoint'],
  ['G', 'rate'],
  [', .', 'codings'],
  ['[ ]', 'sources'],
] as const;

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
            hints.map(([key, what]) => (
              <span key={key}>
                <kbd className="kbd-quiet">{key}</kbd> {what}
              </span>
            ))
          )}
        </div>
      </div>
    </Pane>
  );
}
