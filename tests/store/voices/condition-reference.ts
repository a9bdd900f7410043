import type { Condition, ConditionTest } from '../../../shared/voices/condition.ts';

interface Value {
  readonly of: number;
  readonly attribute: number;
  readonly value: string;
}

/** A small workspace. Whatever stands in a list has its place there, from 1, as its id; null: none. */
export interface World {
  readonly participants: readonly { readonly segment: number | null }[];
  readonly participantValues: readonly Value[];
  readonly respondents: readonly { readonly participant: number | null; readonly wave: number | null }[];
  readonly values: readonly Value[];
  /** The parent of each code. */
  readonly parents: readonly (number | null)[];
  readonly members: readonly { readonly set: number; readonly code: number }[];
  readonly sources: readonly {
    readonly kind: 'note' | 'transcript' | 'answer' | 'post';
    readonly text: string;
    readonly question: number | null;
    readonly respondent: number | null;
    readonly participant: number | null;
    readonly wave: number | null;
    readonly touchpoint: number | null;
    readonly imported: number | null;
    readonly heardAt: number | null;
    /** Who speaks in each turn of two characters. */
    readonly turns: readonly (number | null)[];
  }[];
  /** `source` counts on from the first where there are fewer. */
  readonly codings: readonly {
    readonly source: number;
    readonly code: number;
    readonly coder: number;
    readonly start: number;
    readonly touchpoint: number | null;
  }[];
  readonly sourceEvidence: readonly { readonly source: number; readonly touchpoint: number }[];
}

export interface Asked {
  readonly source: number;
  /** Index of a coding in the source, where codings are asked. */
  readonly coding: number | null;
  readonly only: number | null;
}

/** Whether a condition holds, found by looking at everything. */
export function holds(world: World, condition: Condition, asked: Asked): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(world, part, asked));
  if ('any' in condition) return condition.any.some((part) => holds(world, part, asked));
  if ('not' in condition) return !holds(world, condition.not, asked);
  return holdsTest(world, condition, asked);
}

function holdsTest(world: World, test: ConditionTest, { source: id, coding: index, only }: Asked): boolean {
  const source = world.sources[id - 1];
  if (!source) throw new Error('There is no such source');
  const respondent = source.respondent === null ? undefined : world.respondents[source.respondent - 1];
  const own = source.participant ?? respondent?.participant ?? null;
  const wave = source.wave ?? respondent?.wave ?? null;
  const inSource = (n: number): boolean => 1 + ((n - 1) % world.sources.length) === id;
  const here = world.codings.filter(
    (coding) => inSource(coding.source) && (only === null || coding.coder === only),
  );
  const coding = index === null ? undefined : world.codings[index];
  /** The coding asked about, or every one in the source. */
  const codings = coding ? [coding] : here;
  const people = (): readonly (number | null)[] => {
    if (!coding) return [own, ...source.turns];
    return [source.turns[Math.floor(coding.start / 2)] ?? own];
  };
  switch (test.test) {
    case 'attribute': {
      const values = [
        ...world.values.filter(({ of }) => of === source.respondent),
        ...world.participantValues.filter(({ of }) => of === own),
      ].filter(({ attribute }) => attribute === test.attributeId);
      return fits(
        values.map(({ value }) => value),
        test,
      );
    }
    case 'kind':
      return test.kinds.includes(source.kind);
    case 'text': {
      const plain = (text: string) =>
        text
          .toLowerCase()
          .normalize('NFD')
          .replace(/[\u0300-\u036f…]/g, '');
      const words = plain(source.text).split(' ');
      return plain(test.words)
        .split(' ')
        .every((begin) => words.some((word) => word.startsWith(begin)));
    }
    case 'study':
      return wave !== null && (wave <= 2 ? 1 : 2) === test.id;
    case 'wave':
      return wave === test.id;
    case 'touchpoint':
      if (coding) return (coding.touchpoint ?? source.touchpoint) === test.id;
      return (
        source.touchpoint === test.id ||
        here.some(({ touchpoint }) => touchpoint === test.id) ||
        world.sourceEvidence.some((at) => inSource(at.source) && at.touchpoint === test.id)
      );
    case 'question':
      return source.question === test.id;
    case 'import':
      return source.imported === test.id;
    case 'participant':
      return people().includes(test.id);
    case 'segment':
      return people().some(
        (person) => person !== null && world.participants[person - 1]?.segment === test.id,
      );
    case 'code':
      return codings.some(({ code }) => code === test.id || (test.below && isBelow(world, code, test.id)));
    case 'set':
      return codings.some(({ code }) => world.members.some((m) => m.set === test.id && m.code === code));
    case 'coded':
      return codings.length > 0 === test.is;
    case 'coder':
      return codings.some(({ coder }) => coder === test.id);
    case 'date': {
      if (test.from === undefined && test.to === undefined) return true;
      if (source.heardAt === null) return false;
      const date = new Date(source.heardAt);
      const two = (n: number) => String(n).padStart(2, '0');
      const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
      return day >= (test.from ?? '0000-01-01') && day <= (test.to ?? '9999-12-31');
    }
  }
}

function isBelow(world: World, code: number, above: number): boolean {
  const parent = world.parents[code - 1] ?? null;
  return parent !== null && (parent === above || isBelow(world, parent, above));
}

function fits(
  values: readonly string[],
  test: Extract<ConditionTest, { readonly test: 'attribute' }>,
): boolean {
  const { op, value: wanted = '', attributeId } = test;
  const isNumeric = attributeId === 1 || attributeId === 3;
  const number = wanted === '' ? Number.NaN : Number(wanted);
  const filled = values.filter((value) => value !== '');
  const numbers = isNumeric ? filled.map(Number).filter(Number.isFinite) : [];
  const is = values.includes(wanted) || numbers.includes(number);
  const plain = (text: string) =>
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '');
  switch (op) {
    case 'is':
      return is;
    case 'is-not':
      return !is;
    case 'contains':
      return values.some((value) => plain(value).includes(plain(wanted)));
    case 'filled':
      return filled.length > 0;
    case 'empty':
      return filled.length === 0;
    case 'at-least':
    case 'at-most': {
      const sign = op === 'at-least' ? 1 : -1;
      if (wanted === '') return filled.length > 0;
      if (Number.isFinite(number)) return numbers.some((n) => (n - number) * sign >= 0);
      return filled.some((value) => (value === wanted ? true : (value > wanted ? 1 : -1) === sign));
    }
  }
}
