import type { ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components';
import './progress.css';

export interface ProgressProps {
  readonly label: string;
  /** 0 to 1; null where the end is not known. */
  readonly value: number | null;
  /** What is being done just now. */
  readonly note?: string | undefined;
}

/** How far long work has come. */
export function Progress({ label, value, note }: ProgressProps): ReactNode {
  return (
    <ProgressBar
      aria-label={label}
      className="progress"
      {...(value === null ? { isIndeterminate: true } : { value: value * 100 })}
    >
      {({ percentage, valueText }) => (
        <>
          <span className="progress-line">
            <span>{label}</span>
            <span className="number secondary">{value === null ? '' : valueText}</span>
          </span>
          <span className="progress-track" data-unknown={value === null ? '' : undefined}>
            <span
              className="progress-value"
              style={{ width: value === null ? '30%' : `${percentage ?? 0}%` }}
            />
          </span>
          {note ? <span className="secondary clip">{note}</span> : null}
        </>
      )}
    </ProgressBar>
  );
}
