import { PanelLeft, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';

export interface PaneStripProps {
  /** The pane it shows and hides, for example "the codebook". */
  readonly paneName: string;
  readonly side: 'first' | 'second';
  readonly isShown: boolean;
  readonly onChange: (isShown: boolean) => void;
}

/** Stands where the divider would be while there is room for one pane only. */
export function PaneStrip({ paneName, side, isShown, onChange }: PaneStripProps): ReactNode {
  const Icon = side === 'first' ? PanelLeft : PanelRight;
  return (
    <div className="pane-strip">
      <IconButton
        label={`${isShown ? 'Hide' : 'Show'} ${paneName}`}
        placement={side === 'first' ? 'right' : 'left'}
        aria-expanded={isShown}
        onPress={() => onChange(!isShown)}
      >
        <Icon size={16} strokeWidth={1.5} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
