import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { CodeSwatch, codeColourNames } from '../../../ui/code-mark.tsx';
import { FieldLabel } from '../../../ui/field.tsx';
import '../sources/details.css';

/** One of the twelve code colours; null leaves the choice to the product. */
export function ColourField({
  value,
  onChange,
}: {
  readonly value: number | null;
  readonly onChange: (colour: number) => void;
}): ReactNode {
  return (
    <RadioGroup
      className="field"
      orientation="horizontal"
      value={value === null ? null : String(value)}
      onChange={(key) => onChange(Number(key))}
    >
      <FieldLabel label="Colour" />
      <div className="details-colours">
        {codeColourNames.map((name, index) => (
          <Radio key={name} value={String(index)} aria-label={name} className="details-colour">
            <CodeSwatch colour={index} />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
