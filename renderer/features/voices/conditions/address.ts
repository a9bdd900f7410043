import { type Condition, conditionSchema } from '../../../../shared/voices/condition.ts';
import { conditionOfFilter } from '../../../../shared/voices/filter-condition.ts';
import { sourceFilterSchema } from '../../../../shared/voices/model.ts';

/** A condition as it stands in an address; null where nothing is asked. */
export function conditionToAddress(condition: Condition | null): string | null {
  return condition === null ? null : JSON.stringify(condition);
}

/** The condition an address asks for, be it written as one or as a simple filter; nonsense asks for nothing. */
export function conditionFromAddress(text: string | null): Condition | null {
  const value = valueInAddress(text);
  if (value === undefined) return null;
  const condition = conditionSchema.safeParse(value);
  if (condition.success) return condition.data;
  const filter = sourceFilterSchema.safeParse(value);
  return filter.success ? conditionOfFilter(filter.data) : null;
}

/** JSON out of an address; undefined where there is none: a link may have been cut or made by hand. */
export function valueInAddress(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
