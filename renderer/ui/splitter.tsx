import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useRef,
  useState,
} from 'react';
import { PaneStrip } from './pane-strip.tsx';
import { isFiniteNumber, useRemembered } from './remembered.ts';
import { useCramped } from './use-cramped.ts';
import './splitter.css';

export interface SplitPanesProps {
  /** Under this name the position is remembered, for example `voices.list`. */
  readonly name: string;
  /** What the divider moves, for assistive technology: "Width of the codebook". */
  readonly label: string;
  /** The pane with the fixed size; the other one takes what is left. */
  readonly sized?: 'first' | 'second';
  readonly orientation?: 'horizontal' | 'vertical';
  /** In CSS pixels at 100 % text. */
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  readonly first: ReactNode;
  readonly second: ReactNode;
  /** Which of the two the user needs now, where only one fits; each change of it brings that one into sight. */
  readonly inSight?: 'first' | 'second';
  /** The second pane and the divider are out of sight; the first keeps its state. */
  readonly isSecondHidden?: boolean;
}

const keyStep = 16;

/**
 * Two panes with a divider that is dragged, or moved with the arrow keys (Shift: further; Home, End: as far as it
 * goes; Enter or a double click: back to where it began). Where there is no room for both (a small window, large
 * text) one is shown at a time.
 */
export function SplitPanes(props: SplitPanesProps): ReactNode {
  const {
    name,
    label,
    sized = 'first',
    orientation = 'horizontal',
    initial,
    min,
    max,
    first,
    second,
  } = props;
  const hidden = props.isSecondHidden ?? false;
  const [size, setSize] = useRemembered(`split.${name}`, initial, isFiniteNumber);
  const [dragging, setDragging] = useState<number | null>(null);
  const start = useRef({ at: 0, size: 0 });
  const split = useRef<HTMLDivElement>(null);
  const isHorizontal = orientation === 'horizontal';
  const isCramped = useCramped(split, min) && isHorizontal && !hidden;
  // Where two panes do not fit, one is in sight; the strip between them changes which.
  const [isSizedShown, setSizedShown] = useState(props.inSight === sized);
  const [wanted, setWanted] = useState(props.inSight);
  if (props.inSight !== wanted) {
    setWanted(props.inSight);
    if (props.inSight !== undefined) setSizedShown(props.inSight === sized);
  }
  const shownAlone = isSizedShown === (sized === 'first') ? 'first' : 'second';
  const shown = clamp(dragging ?? size, min, max);

  const moved = (event: PointerEvent): number => {
    const by = (isHorizontal ? event.clientX : event.clientY) - start.current.at;
    return clamp(start.current.size + direction(event.currentTarget, sized, isHorizontal) * by, min, max);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { at: isHorizontal ? event.clientX : event.clientY, size: shown };
    setDragging(shown);
  };
  const onPointerUp = (event: PointerEvent<HTMLDivElement>): void => {
    if (dragging === null) return;
    setSize(moved(event));
    setDragging(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const next = sizeAfterKey(event.key, event.shiftKey, {
      size: shown,
      initial,
      min,
      max,
      sign: direction(event.currentTarget, sized, isHorizontal),
      isHorizontal,
    });
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    setSize(next);
  };

  const style = { '--split-size': `${shown / 16}rem` } as CSSProperties;
  return (
    <div
      ref={split}
      className="split"
      data-orientation={orientation}
      data-sized={sized}
      data-alone={hidden ? '' : undefined}
      data-cramped={isCramped ? '' : undefined}
      style={style}
    >
      <div className="split-pane split-first" hidden={isCramped && shownAlone === 'second'}>
        {first}
      </div>
      {isCramped ? (
        <PaneStrip
          paneName={label.replace(/^(Width|Height) of /, '')}
          side={sized}
          isShown={isSizedShown}
          onChange={setSizedShown}
        />
      ) : (
        <div
          role="separator"
          tabIndex={0}
          hidden={hidden}
          aria-label={label}
          aria-orientation={isHorizontal ? 'vertical' : 'horizontal'}
          aria-valuenow={Math.round(shown)}
          aria-valuemin={min}
          aria-valuemax={max}
          className="splitter"
          data-dragging={dragging === null ? undefined : ''}
          onPointerDown={onPointerDown}
          onPointerMove={(event) => {
            if (dragging !== null) setDragging(moved(event));
          }}
          onPointerUp={onPointerUp}
          onPointerCancel={() => setDragging(null)}
          onDoubleClick={() => setSize(initial)}
          onKeyDown={onKeyDown}
        />
      )}
      <div className="split-pane split-second" hidden={hidden || (isCramped && shownAlone === 'first')}>
        {second}
      </div>
    </div>
  );
}

interface KeyMove {
  readonly size: number;
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  /** 1 where moving right (down) makes the sized pane larger, -1 otherwise. */
  readonly sign: 1 | -1;
  readonly isHorizontal: boolean;
}

/** The pane's size after a key, or null for a key that does not move the divider. */
export function sizeAfterKey(key: string, shift: boolean, move: KeyMove): number | null {
  const step = keyStep * (shift ? 4 : 1);
  const [less, more] = move.isHorizontal ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  if (key === less) return clamp(move.size - move.sign * step, move.min, move.max);
  if (key === more) return clamp(move.size + move.sign * step, move.min, move.max);
  if (key === 'Home') return move.min;
  if (key === 'End') return move.max;
  if (key === 'Enter') return move.initial;
  return null;
}

function direction(element: Element, sized: 'first' | 'second', isHorizontal: boolean): 1 | -1 {
  const isReversed = isHorizontal && getComputedStyle(element).direction === 'rtl';
  return (sized === 'first') === !isReversed ? 1 : -1;
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
