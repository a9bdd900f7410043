import type { ReactNode } from 'react';

export interface SectionProps {
  /** Its place in the address: `/settings#backups`. */
  readonly id: string;
  readonly title: string;
  readonly more?: string;
  readonly children: ReactNode;
}

/** One subject of the settings: what it is on the left, its controls on the right. */
export function Section({ id, title, more, children }: SectionProps): ReactNode {
  return (
    <section id={id} tabIndex={-1} className="settings-section" aria-labelledby={`${id}-title`}>
      <div className="settings-about">
        <h3 id={`${id}-title`}>{title}</h3>
        {more === undefined ? null : <p className="secondary">{more}</p>}
      </div>
      <div className="settings-controls">{children}</div>
    </section>
  );
}
