import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Code } from '../../../../shared/voices/model.ts';
import { useCommand } from '../../../api/query.ts';

export interface RenameBoxProps {
  readonly code: Code;
  /** The row it lies over, in pixels of the tree's own box. */
  readonly at: {
    readonly top: number;
    readonly left: number;
    readonly width: number;
    readonly height: number;
  };
  readonly onEnd: () => void;
}

/** A code's name typed in its place: Enter and leaving keep it, Escape does not; a name refused stays to be mended. */
export function RenameBox({ code, at, onEnd }: RenameBoxProps): ReactNode {
  const [name, setName] = useState(code.name);
  const edit = useCommand('voices.code.edit', { quiet: true });
  const input = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const keep = async (): Promise<void> => {
    if (isOver.current || edit.pending) return;
    const trimmed = name.trim();
    if (trimmed !== '' && trimmed !== code.name) {
      const result = await edit.run({ id: code.id, ifRev: code.rev, name: trimmed });
      if (!result.ok) {
        input.current?.focus();
        return;
      }
    }
    isOver.current = true;
    onEnd();
  };
  return (
    <div className="rename-box" style={{ top: at.top, left: at.left, width: at.width, minHeight: at.height }}>
      <input
        ref={input}
        aria-label={`New name of ${code.name}`}
        aria-invalid={edit.failure !== null}
        className="rename-box-input"
        dir="auto"
        maxLength={300}
        value={name}
        onChange={(event) => {
          edit.clear();
          setName(event.target.value);
        }}
        onBlur={() => void keep()}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') void keep();
          else if (event.key === 'Escape') {
            isOver.current = true;
            onEnd();
          }
        }}
      />
      {edit.failure ? (
        <p className="rename-box-problem" role="alert">
          {edit.failure.message}
        </p>
      ) : null}
    </div>
  );
}
