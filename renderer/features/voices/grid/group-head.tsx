import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, type PointerEvent, type ReactNode, type Ref } from 'react';
import type { GroupHead } from '../../../../shared/voices/grid-model.ts';
import { countOf } from '../../../ui/format.ts';

export interface GroupHeadRowProps {
  readonly index: number;
  readonly start: number;
  readonly head: GroupHead;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  readonly columns: number;
  readonly measure: Ref<HTMLDivElement>;
  readonly onPoint: (index: number, column: number, event: PointerEvent) => void;
  readonly onToggle: (key: string) => void;
}

/** The line over the rows of a group: its name, how many there are, and whether they are shown. */
export const GroupHeadRow = memo(function GroupHeadRow(props: GroupHeadRowProps): ReactNode {
  const { index, start, head, isOpen, isActive, columns, measure } = props;
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <div
      ref={measure}
      data-index={index}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      data-active={isActive ? '' : undefined}
      className="grid-row grid-group"
      style={{ transform: `translateY(${start}px)` }}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of its cells */}
      <div
        role="gridcell"
        aria-colindex={1}
        aria-colspan={columns}
        // A row may say it only in a tree; a cell may anywhere.
        aria-expanded={isOpen}
        data-column={0}
        tabIndex={isActive ? 0 : -1}
        className="grid-group-cell"
        onPointerDown={(event) => props.onPoint(index, 0, event)}
        onClick={() => props.onToggle(head.key)}
      >
        <Icon size={14} strokeWidth={2} aria-hidden="true" />
        <span className="grid-group-name clip" dir="auto" title={head.label}>
          {head.label}
        </span>
        <span className="grid-group-count">{countOf(head.count, 'answer')}</span>
      </div>
    </div>
  );
});
