import { type Axis, type TimeUnit, timeUnits } from '../../../../shared/voices/compare/model.ts';
import { useQuery } from '../../../api/query.ts';
import type { Option } from '../../../ui/option.ts';

const plain: readonly Option<string>[] = [
  { id: 'codes', label: 'Codes' },
  { id: 'codes+', label: 'Codes, each with all below' },
  { id: 'segment', label: 'Segments' },
  { id: 'touchpoint', label: 'Touchpoints' },
  { id: 'study', label: 'Studies' },
  { id: 'wave', label: 'Waves' },
  { id: 'question', label: 'Questions' },
  { id: 'coder', label: 'Coders' },
];
const unitNames: Readonly<Record<TimeUnit, string>> = {
  day: 'Days',
  week: 'Weeks',
  month: 'Months',
  quarter: 'Quarters',
  year: 'Years',
};
export const unitOptions: readonly Option<TimeUnit>[] = timeUnits.map((id) => ({ id, label: unitNames[id] }));

/** Everything that can stand along a side: codes, sets, what sources and people belong to, attributes, time. */
export function useAxisOptions(): readonly Option<string>[] {
  const { data: sets } = useQuery('voices.codeSets', {});
  const { data: attributes } = useQuery('voices.grid.columns', {});
  return [
    ...plain,
    ...(sets ?? []).map(({ id, name }) => ({ id: `set:${id}`, label: `Codes of ${name}` })),
    ...timeUnits.map((unit) => ({ id: `time:${unit}`, label: unitNames[unit] })),
    ...(attributes ?? [])
      .filter(({ kind }) => kind !== 'question')
      .map(({ id, name }) => ({ id: `attribute:${id}`, label: name })),
  ];
}

/** The axis an option stands for; codes for one that is not known. */
export function axisOf(option: string): Axis {
  const codes = { of: 'codes', setId: null, ids: null, below: false } as const;
  const [kind, rest] = option.split(':');
  switch (kind) {
    case 'codes+':
      return { ...codes, below: true };
    case 'set':
      return { ...codes, setId: Number(rest) };
    case 'time':
      return { of: 'time', unit: timeUnits.find((unit) => unit === rest) ?? 'month' };
    case 'attribute':
      return { of: 'attribute', attributeId: Number(rest) };
    case 'segment':
    case 'touchpoint':
    case 'study':
    case 'wave':
    case 'question':
    case 'coder':
      return { of: kind };
    default:
      return codes;
  }
}

const monthFormat = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const dayFormat = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A time as a heading: “Mar 2026”, “Q1 2026”, “week of 2 Mar 2026”. */
export function timeName(first: string, unit: TimeUnit): string {
  const at = Date.parse(`${first}T00:00:00Z`);
  if (Number.isNaN(at)) return first;
  const date = new Date(at);
  switch (unit) {
    case 'year':
      return String(date.getUTCFullYear());
    case 'quarter':
      return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`;
    case 'month':
      return monthFormat.format(date);
    case 'week':
      return `Week of ${dayFormat.format(date)}`;
    case 'day':
      return dayFormat.format(date);
  }
}

/** A label as it is read: times in the reader's own form. */
export function labelName(
  axis: Axis,
  { key, name }: { readonly key: unknown; readonly name: string },
): string {
  return axis.of === 'time' && typeof key === 'string' ? timeName(key, axis.unit) : name;
}
