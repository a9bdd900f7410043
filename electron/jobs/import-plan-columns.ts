import type { ScoreScale, TableShape } from '../../shared/voices/import-model.ts';
import type { TableMapping } from '../../shared/voices/import-plan.ts';
import { joinableGroups, type OptionGroup } from '../../shared/voices/option-groups.ts';
import type { PlannedAttribute, PlanWriter } from '../store/voices/import/plan-writer.ts';
import type { ScoreColumn } from './import-plan-readings.ts';

export interface Column {
  readonly index: number;
  readonly name: string;
}

export interface ValueColumn extends Column {
  readonly attributeN: number;
}

/** A question whose chosen options become one value. */
export interface JoinedColumns {
  readonly attributeN: number;
  readonly options: readonly { readonly index: number; readonly label: string }[];
}

/** The columns of a mapping by what they become, their attributes written into the plan. */
export interface PlannedColumns {
  readonly answers: readonly ValueColumn[];
  readonly values: readonly ValueColumn[];
  readonly scores: readonly (ScoreColumn & { readonly attributeN: number })[];
  readonly joined: readonly JoinedColumns[];
  readonly ignored: readonly Column[];
  readonly participant: Column | undefined;
  readonly responseId: Column | undefined;
  readonly date: Column | undefined;
  readonly touchpoint: Column | undefined;
  /** Every attribute by its number in the plan. */
  readonly attributes: ReadonlyMap<number, PlannedAttribute>;
}

/** Sorts the columns of `mapping` and plans an attribute for each that needs one, its name made distinct. */
export function planColumns(
  mapping: TableMapping,
  writer: PlanWriter,
  shape: Pick<TableShape, 'dialect' | 'columns'>,
): PlannedColumns {
  const groups = mapping.joinOptions === true ? joinableGroups(mapping, shape) : [];
  const groupOf = new Map(
    groups.flatMap((group) => group.options.map(({ index }) => [index, group] as const)),
  );
  const names = new Set<string>();
  const attributes = new Map<number, PlannedAttribute>();
  const attribute = (name: string, kind: PlannedAttribute['kind'], score?: ScoreScale) => {
    let distinct = name;
    for (let number = 2; names.has(distinct); number += 1) distinct = `${name} (${number})`;
    names.add(distinct);
    const planned = {
      name: distinct,
      kind,
      scoreKind: score?.kind ?? null,
      min: score?.min ?? null,
      max: score?.max ?? null,
    };
    const n = writer.attribute(planned);
    attributes.set(n, planned);
    return n;
  };
  const answers: ValueColumn[] = [];
  const values: ValueColumn[] = [];
  const scores: (ScoreColumn & { attributeN: number })[] = [];
  const ignored: Column[] = [];
  const joined = new Map<OptionGroup, number>();
  for (const { index, name, role } of mapping.columns) {
    const group = groupOf.get(index);
    if (group) {
      if (!joined.has(group)) joined.set(group, attribute(group.name, 'text'));
      continue;
    }
    if (role.role === 'answer') answers.push({ index, name, attributeN: attribute(name, 'question') });
    else if (role.role === 'attribute') values.push({ index, name, attributeN: attribute(name, 'text') });
    else if (role.role === 'score') {
      const { scale, touchpoint } = role;
      scores.push({ index, name, scale, touchpoint, attributeN: attribute(name, 'score', scale) });
    } else if (role.role === 'ignore') ignored.push({ index, name });
  }
  const column = (role: string) => mapping.columns.find((candidate) => candidate.role.role === role);
  return {
    answers,
    values,
    scores,
    joined: [...joined].map(([{ options }, attributeN]) => ({ attributeN, options })),
    ignored,
    participant: column('participant'),
    responseId: column('response-id'),
    date: column('date'),
    touchpoint: column('touchpoint'),
    attributes,
  };
}
