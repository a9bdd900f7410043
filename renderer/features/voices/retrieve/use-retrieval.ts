import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Condition } from '../../../../shared/voices/condition.ts';
import type { QueryNode } from '../../../../shared/voices/query/ast.ts';
import { type NameBook, nameBook } from '../../../../shared/voices/query/names.ts';
import { type ParsedQuery, parseQuery } from '../../../../shared/voices/query/parse.ts';
import { printQuery } from '../../../../shared/voices/query/print.ts';
import type { QuerySpec, ResultContext, ResultRule } from '../../../../shared/voices/query/spec.ts';
import { resultRules } from '../../../../shared/voices/query/spec.ts';
import { useQuery } from '../../../api/query.ts';
import { useRemembered } from '../../../ui/remembered.ts';
import { conditionFromAddress, conditionToAddress } from '../conditions/address.ts';

/** How long typing rests before the query is run, in ms. */
const REST_MS = 250;

export interface Retrieval {
  /** Undefined until the names of codes and sets are there. */
  readonly book: NameBook | undefined;
  readonly names: Names | undefined;
  readonly text: string;
  readonly setText: (text: string) => void;
  /** What the text means, or why it means nothing; null for an empty one. */
  readonly parsed: ParsedQuery | null;
  readonly setAst: (ast: QueryNode | null) => void;
  readonly rule: ResultRule;
  readonly setRule: (rule: ResultRule) => void;
  readonly where: Condition | null;
  readonly setWhere: (where: Condition | null) => void;
  readonly context: ResultContext;
  readonly setContext: (context: ResultContext) => void;
  /** What is asked: the newest text that could be read. Null as long as there is none. */
  readonly spec: QuerySpec | null;
  /** Shows a whole query, as a saved one. */
  readonly show: (spec: QuerySpec) => void;
}

export interface Names {
  readonly codes: readonly {
    readonly id: number;
    readonly parentId: number | null;
    readonly name: string;
    readonly colour: number;
  }[];
  readonly sets: readonly { readonly id: number; readonly name: string; readonly codes: number }[];
}

const sentence: ResultContext = { unit: 'sentences', count: 1 };
const isContext = (value: unknown): value is ResultContext =>
  typeof value === 'object' && value !== null && 'unit' in value && 'count' in value;

/** A query being written: its text and its tree are one, and the address holds it so that it can be linked to. */
export function useRetrieval(): Retrieval {
  const { data: names } = useQuery('voices.retrieve.names', {});
  const book = useMemo(() => (names ? nameBook(names) : undefined), [names]);
  const [params, setParams] = useSearchParams();
  const addressed = params.get('q') ?? '';
  const [text, setText] = useState(addressed);
  const [context, setContext] = useRemembered<ResultContext>('voices.retrieve.context', sentence, isContext);
  const rule = ruleOf(params.get('rule'));
  const whereText = params.get('where');
  const where = useMemo(() => conditionFromAddress(whereText), [whereText]);

  const change = useCallback(
    (name: string, value: string | null, replace = true) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === null || value === '') next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace },
      ),
    [setParams],
  );
  // Back, a link or a saved query brings another text; what was typed here is in the address already.
  const written = useRef(addressed);
  useEffect(() => {
    if (addressed === written.current) return;
    written.current = addressed;
    setText(addressed);
  }, [addressed]);

  const parsed = useMemo(() => (book && text.trim() !== '' ? parseQuery(text, book) : null), [book, text]);
  const [rested, setRested] = useState<ParsedQuery | null>(null);
  useEffect(() => {
    if (parsed === null) {
      setRested(null);
      if (book && text.trim() === '' && written.current !== '') {
        written.current = '';
        change('q', null);
      }
      return;
    }
    const timer = setTimeout(() => {
      if (!parsed.ok) return;
      setRested(parsed);
      if (written.current === text) return;
      written.current = text;
      change('q', text);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [parsed, text, book, change]);

  const ast = rested?.ok ? rested.ast : null;
  // A code renamed meanwhile is still the one that is meant.
  const meant = useRef<QueryNode | null>(null);
  if (parsed?.ok) meant.current = parsed.ast;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only new names change how the same query is written
  useEffect(() => {
    if (book && meant.current && parsed && !parsed.ok) setText(printQuery(meant.current, book));
  }, [book]);
  const spec = useMemo(() => (ast ? { ast, rule, where } : null), [ast, rule, where]);
  return {
    book,
    names,
    text,
    setText,
    parsed,
    setAst: (node) => {
      if (book) setText(node ? printQuery(node, book) : '');
    },
    rule,
    setRule: (next) => change('rule', next === 'whole' ? null : next),
    where,
    setWhere: (next) => change('where', conditionToAddress(next)),
    context,
    setContext,
    spec,
    show: (shown) => {
      if (!book) return;
      const printed = printQuery(shown.ast, book);
      written.current = printed;
      setText(printed);
      const next = new URLSearchParams({ q: printed });
      if (shown.rule !== 'whole') next.set('rule', shown.rule);
      const where = conditionToAddress(shown.where);
      if (where !== null) next.set('where', where);
      setParams(next);
    },
  };
}

function ruleOf(text: string | null): ResultRule {
  return resultRules.find((rule) => rule === text) ?? 'whole';
}
