import type {
  AgreementResult,
  CoefficientName,
  Measured,
} from '../../../../shared/voices/agreement/model.ts';
import type { Codebook } from '../coding/codebook.ts';

export interface CodeRow extends Measured {
  readonly codeId: number;
  readonly name: string;
  /** Names above it, or ''. */
  readonly path: string;
  readonly colour: number;
  readonly differing: number | null;
}

export type SortKey = 'code' | 'prevalence' | 'differing' | CoefficientName;
export interface RowSort {
  readonly by: SortKey;
  readonly isDescending: boolean;
}

/** The result's codes with their names; codes deleted since are left out. */
export function codeRows(result: AgreementResult, book: Codebook): readonly CodeRow[] {
  return result.codes.flatMap((measured) => {
    const code = book.byId.get(measured.codeId);
    if (!code) return [];
    const path = book.path(measured.codeId).slice(0, -1).join(' › ');
    return [{ ...measured, name: code.name, path, colour: code.colour }];
  });
}

/** In the order asked for; what is not defined stands last either way, equals as in the codebook. */
export function sortedRows(rows: readonly CodeRow[], { by, isDescending }: RowSort): readonly CodeRow[] {
  if (by === 'code') return isDescending ? rows.toReversed() : rows;
  const value = (row: CodeRow): number | null => {
    if (by === 'prevalence') return row.byAny;
    if (by === 'differing') return row.differing;
    const agreement = row.coefficients[by];
    return agreement.defined ? agreement.value : null;
  };
  return rows.toSorted((a, b) => {
    const [one, other] = [value(a), value(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return isDescending ? other - one : one - other;
  });
}
