import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';
import './banner.css';

export type Tone = 'info' | 'warning' | 'danger';

const icons = { info: Info, warning: TriangleAlert, danger: CircleAlert } as const;

export interface BannerProps {
  readonly tone?: Tone;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly onDismiss?: () => void;
}

/** A line across the screen about the whole of what it shows, with what can be done about it. */
export function Banner({ tone = 'info', children, actions, onDismiss }: BannerProps): ReactNode {
  const Icon = icons[tone];
  return (
    <div className="banner" data-tone={tone} role={tone === 'info' ? 'status' : 'alert'}>
      <Icon size={16} strokeWidth={1.5} aria-hidden="true" />
      <div className="banner-text">{children}</div>
      {actions ? <div className="banner-actions">{actions}</div> : null}
      {onDismiss ? (
        <IconButton label="Dismiss" onPress={onDismiss}>
          <X size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
      ) : null}
    </div>
  );
}
