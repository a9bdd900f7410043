import { assertNever } from '../../../../shared/util/assert-never.ts';
import type { Condition, ConditionTest } from '../../../../shared/voices/condition.ts';
import { formatIsoDate } from '../../../ui/format.ts';

/** What a condition can point at by an id. */
export const namedKinds = [
  'attribute',
  'study',
  'wave',
  'touchpoint',
  'question',
  'participant',
  'segment',
  'import',
  'code',
  'set',
  'coder',
] as const;
export type NamedKind = (typeof namedKinds)[number];

/** The name of a thing; null while it is not known yet, undefined where the thing is gone. */
export type ConditionNames = (kind: NamedKind, id: number) => string | null | undefined;

/** How each kind of thing is called, for screens that say one of it was deleted. */
export const kindWords: Readonly<Record<NamedKind, string>> = {
  attribute: 'attribute',
  study: 'study',
  wave: 'wave',
  touchpoint: 'touchpoint',
  question: 'question',
  participant: 'participant',
  segment: 'segment',
  import: 'import',
  code: 'code',
  set: 'code set',
  coder: 'coder',
};

/**
 * A condition as one sentence that reads back as it is meant: "Region is North AND (NPS at most 6 OR no code)".
 * "Everything" where nothing is asked. What is gone is named as such.
 */
export function conditionWords(condition: Condition | null, names: ConditionNames): string {
  if (condition === null) return 'Everything';
  const words = wordsOf(condition, names, false);
  return beginsWithName(condition) ? words : words.charAt(0).toUpperCase() + words.slice(1);
}

/** Whether the words begin with an attribute's name, which stays as it was written. */
function beginsWithName(condition: Condition): boolean {
  if ('test' in condition) return condition.test === 'attribute';
  if ('not' in condition) return false;
  const [first] = 'all' in condition ? condition.all : condition.any;
  return first !== undefined && beginsWithName(first);
}

function wordsOf(condition: Condition, names: ConditionNames, isInner: boolean): string {
  if ('not' in condition) {
    const { not } = condition;
    const isGroup = ('all' in not && not.all.length > 1) || ('any' in not && not.any.length > 1);
    const inner = wordsOf(not, names, true);
    return isGroup || 'test' in not ? `NOT ${inner}` : `NOT (${inner})`;
  }
  if ('test' in condition) return testWords(condition, names);
  const parts = 'all' in condition ? condition.all : condition.any;
  if (parts.length === 0) return 'all' in condition ? 'everything' : 'nothing';
  const [only] = parts;
  if (only && parts.length === 1) return wordsOf(only, names, isInner);
  const said = parts.map((part) => wordsOf(part, names, true)).join('all' in condition ? ' AND ' : ' OR ');
  return isInner ? `(${said})` : said;
}

export function nameIn(names: ConditionNames, kind: NamedKind, id: number): string {
  const name = names(kind, id);
  if (name === null) return '…';
  return name ?? `a deleted ${kindWords[kind]}`;
}

const sourceKindWords = {
  note: 'a note',
  transcript: 'a transcript',
  answer: 'an answer',
  post: 'a post',
} as const;
const or = new Intl.ListFormat('en', { type: 'disjunction' });

/** One question of a condition, in words. */
export function testWords(asked: ConditionTest, names: ConditionNames): string {
  const named = (kind: NamedKind, id: number): string => nameIn(names, kind, id);
  switch (asked.test) {
    case 'attribute':
      return `${named('attribute', asked.attributeId)} ${attributeWords(asked.op, asked.value ?? '')}`;
    case 'kind':
      return asked.kinds.length === 0
        ? 'nothing'
        : `is ${or.format(asked.kinds.map((kind) => sourceKindWords[kind]))}`;
    case 'text':
      return `contains “${asked.words.trim()}”`;
    case 'participant':
      return `said by ${named('participant', asked.id)}`;
    case 'import':
      return `imported with ${named('import', asked.id)}`;
    case 'code':
      return `coded ${named('code', asked.id)}${asked.below ? '' : ' itself'}`;
    case 'set':
      return `coded with the set ${named('set', asked.id)}`;
    case 'coder':
      return `coded by ${named('coder', asked.id)}`;
    case 'coded':
      return asked.is ? 'some code' : 'no code';
    case 'date':
      return dateWords(asked.from, asked.to);
    case 'study':
    case 'wave':
    case 'touchpoint':
    case 'question':
    case 'segment':
      return `${kindWords[asked.test]} is ${named(asked.test, asked.id)}`;
    default:
      return assertNever(asked);
  }
}

function attributeWords(
  op: Extract<ConditionTest, { readonly test: 'attribute' }>['op'],
  value: string,
): string {
  switch (op) {
    case 'is':
      return `is ${value}`;
    case 'is-not':
      return `is not ${value}`;
    case 'contains':
      return `contains “${value}”`;
    case 'at-least':
      return `at least ${value}`;
    case 'at-most':
      return `at most ${value}`;
    case 'filled':
      return 'is filled';
    case 'empty':
      return 'is empty';
    default:
      return assertNever(op);
  }
}

function dateWords(from: string | undefined, to: string | undefined): string {
  if (from !== undefined && from === to) return `heard on ${formatIsoDate(from)}`;
  if (from !== undefined && to !== undefined)
    return `heard from ${formatIsoDate(from)} to ${formatIsoDate(to)}`;
  if (from !== undefined) return `heard since ${formatIsoDate(from)}`;
  return to === undefined ? 'heard at any time' : `heard up to ${formatIsoDate(to)}`;
}
