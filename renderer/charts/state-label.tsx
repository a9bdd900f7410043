import type { ReactNode } from 'react';
import type { GapState } from '../../shared/journeys/gap.ts';
import { stateMark } from '../../shared/journeys/layout/state-mark.ts';
import { stateWord } from '../../shared/journeys/layout/words.ts';
import { SceneView } from './scene-view.tsx';
import './state-label.css';

export interface StateLabelProps {
  readonly state: GapState;
  /** Instead of the state's own word. */
  readonly word?: string;
}

/** A step's state as its shape and its word. */
export function StateLabel({ state, word = stateWord(state) }: StateLabelProps): ReactNode {
  return (
    <span className="state-label" data-state={state}>
      <svg className="state-shape" viewBox="0 0 12 12" aria-hidden="true">
        <SceneView nodes={stateMark(state, 6, 6, 10, 'currentColor')} />
      </svg>
      {word}
    </span>
  );
}
