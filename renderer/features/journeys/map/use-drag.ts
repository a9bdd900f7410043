import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useRef, useState } from 'react';

export type DragKind = 'step' | 'stage';
export type DropSide = 'before' | 'after';

/** Lets a step or stage be dragged beside another of its kind (a step onto a stage, too). Keys do the same. */
export function useDrag(
  element: RefObject<HTMLElement | null>,
  kind: DragKind,
  id: number | null,
  onDrop: (dragged: { readonly kind: DragKind; readonly id: number }, side: DropSide) => void,
): DropSide | null {
  const [side, setSide] = useState<DropSide | null>(null);
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(() => {
    const node = element.current;
    if (!node || id === null) return;
    const stopDrag = draggable({
      element: node,
      getInitialData: () => ({ kind, id }),
      canDrag: () => node.querySelector('[data-editor]') === null,
    });
    const stopDrop = dropTargetForElements({
      element: node,
      canDrop: ({ source }) =>
        (source.data.kind === kind || (kind === 'stage' && source.data.kind === 'step')) &&
        !(source.data.kind === kind && source.data.id === id),
      onDrag: ({ location }) => setSide(sideOf(node, location.current.input.clientX)),
      onDragLeave: () => setSide(null),
      onDrop: ({ source, location }) => {
        setSide(null);
        const dragged = source.data.kind === 'stage' ? 'stage' : 'step';
        if (typeof source.data.id !== 'number') return;
        latest.current({ kind: dragged, id: source.data.id }, sideOf(node, location.current.input.clientX));
      },
    });
    return () => {
      stopDrag();
      stopDrop();
    };
  }, [element, kind, id]);
  return side;
}

function sideOf(element: HTMLElement, x: number): DropSide {
  const box = element.getBoundingClientRect();
  return x < box.left + box.width / 2 ? 'before' : 'after';
}
