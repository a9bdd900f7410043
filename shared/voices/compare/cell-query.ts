import type { Condition } from '../condition.ts';
import type { QueryNode } from '../query/ast.ts';
import type { QuerySpec } from '../query/spec.ts';
import { type Axis, type AxisLabel, axisCondition, type Matrix, type MatrixInput } from './model.ts';

/** The query whose results are the quotes of a cell; of a whole row or column where the other label is undefined. */
export function cellQuery(
  input: MatrixInput,
  matrix: Matrix,
  row: AxisLabel | undefined,
  column: AxisLabel | undefined,
): QuerySpec {
  const sides = [
    { axis: input.rows, label: row, keys: matrix.rowKeys },
    { axis: input.columns, label: column, keys: matrix.columnKeys },
  ];
  const nodes = sides.flatMap(({ axis, label }) => (label ? codeOf(axis, label) : []));
  const conditions = sides.flatMap(({ axis, label, keys }): Condition[] => {
    const condition = label ? axisCondition(axis, label.key, keys) : null;
    return condition ? [condition] : [];
  });
  if (input.where) conditions.push(input.where);
  const [first, second] = nodes;
  const ast: QueryNode =
    first === undefined
      ? { kind: 'any' }
      : second === undefined
        ? first
        : { kind: 'and', parts: [first, second] };
  const [only] = conditions;
  return {
    ast,
    // Of two codes a quote is the text both cover; else it is what was coded.
    rule: isCodes(input.rows) && isCodes(input.columns) ? 'shared' : 'whole',
    where: only === undefined ? null : conditions.length === 1 ? only : { all: conditions },
  };
}

const isCodes = (axis: Axis) => axis.of === 'codes';

function codeOf(axis: Axis, { key }: AxisLabel): readonly QueryNode[] {
  return axis.of === 'codes' && typeof key === 'number' ? [{ kind: 'code', id: key, below: axis.below }] : [];
}
