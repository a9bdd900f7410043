import { Type } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { IconButton } from '../../../ui/icon-button.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { isFiniteNumber, useRemembered } from '../../../ui/remembered.ts';
import { Switch } from '../../../ui/switch.tsx';

/** How the text of every source is set; remembered on this machine. */
export interface ReaderLook {
  /** Characters in a line, about. */
  readonly measure: number;
  /** Per cent of the usual size of the words. */
  readonly size: number;
  readonly hasLineNumbers: boolean;
  readonly setMeasure: (measure: number) => void;
  readonly setSize: (size: number) => void;
  readonly setLineNumbers: (isOn: boolean) => void;
}

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
/** The usual measure: what the tokens give at 100 %. */
const usualMeasure = 72;

export function useReaderLook(): ReaderLook {
  const [measure, setMeasure] = useRemembered('voices.measure', usualMeasure, isFiniteNumber);
  const [size, setSize] = useRemembered('voices.size', 100, isFiniteNumber);
  const [hasLineNumbers, setLineNumbers] = useRemembered('voices.lines', false, isBoolean);
  return { measure, size, hasLineNumbers, setMeasure, setSize, setLineNumbers };
}

/** The custom properties the reader's style sheet takes its measures from. */
export function lookStyle({ measure, size }: ReaderLook): CSSProperties {
  return {
    '--reader-measure': String(measure / usualMeasure),
    '--reader-size': String(size / 100),
  } as CSSProperties;
}

/** A button that opens the settings of the text: length of the lines, size, line numbers. */
export function ReaderLookButton({ look }: { readonly look: ReaderLook }): ReactNode {
  return (
    <Popover
      label="How the text is set"
      placement="bottom end"
      trigger={
        <IconButton label="Size, line length and line numbers">
          <Type size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
      }
    >
      <div className="reader-look">
        <NumberField
          label="Characters in a line"
          value={look.measure}
          minValue={36}
          maxValue={140}
          step={4}
          onChange={(value) => {
            if (isFiniteNumber(value)) look.setMeasure(value);
          }}
        />
        <NumberField
          label="Size of the words, per cent"
          value={look.size}
          minValue={70}
          maxValue={200}
          step={10}
          onChange={(value) => {
            if (isFiniteNumber(value)) look.setSize(value);
          }}
        />
        <Switch isSelected={look.hasLineNumbers} onChange={look.setLineNumbers}>
          Line numbers
        </Switch>
      </div>
    </Popover>
  );
}
