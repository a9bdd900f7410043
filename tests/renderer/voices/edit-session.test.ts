import { ChangeSet } from '@codemirror/state';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  EditSession,
  type EditStatus,
  type SendResult,
  type Swallowed,
} from '../../../renderer/features/voices/reader/edit-session.ts';
import type { StoreEdit } from '../../../renderer/features/voices/reader/text-edits.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An editor and a store joined by a session; the store answers when told to. */
function desk(text: string) {
  let shown = text;
  let rev = 1;
  const calls: { readonly edits: readonly StoreEdit[]; readonly ifRev: number }[] = [];
  const statuses: EditStatus['kind'][] = [];
  const lost: Swallowed[] = [];
  let answer: (() => SendResult | Promise<SendResult>) | null = null;
  const session = new EditSession({
    text,
    rev,
    onStatus: (status) => statuses.push(status.kind),
    onSwallowed: (list) => lost.push(...list),
    send: async (edits, ifRev) => {
      calls.push({ edits, ifRev });
      if (answer) return answer();
      rev += 1;
      return { ok: true, rev, swallowed: [] };
    },
  });
  const type = (from: number, insert: string, to = from): void => {
    const change = ChangeSet.of([{ from, to, insert }], shown.length, '\n');
    shown = shown.slice(0, from) + insert + shown.slice(to);
    session.typed(change);
  };
  const take = (change: ChangeSet | null): void => {
    change?.iterChanges((from, to, _a, _b, insert) => {
      shown = shown.slice(0, from) + insert.toString() + shown.slice(to);
    });
  };
  return {
    session,
    type,
    take,
    calls,
    statuses,
    lost,
    text: () => shown,
    answerWith: (next: typeof answer) => {
      answer = next;
    },
  };
}

test('what is typed goes out once the hands rest, as one edit', async () => {
  const { session, type, calls } = desk('one two');
  type(3, ',');
  type(4, ' and');
  await vi.advanceTimersByTimeAsync(599);
  expect(calls).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(calls).toEqual([{ ifRev: 1, edits: [{ from: 3, to: 3, insert: ', and' }] }]);
  expect(session.isClean).toBe(true);
});

test('typed while an edit is on its way: sent after it, against the text it made', async () => {
  const { session, type, calls, answerWith } = desk('abc');
  const { promise, resolve } = Promise.withResolvers<SendResult>();
  answerWith(() => promise);
  type(0, 'x');
  const flushed = session.flush();
  type(4, 'y');
  answerWith(null);
  resolve({ ok: true, rev: 5, swallowed: [] });
  expect(await flushed).toBe(true);
  expect(calls.map(({ ifRev }) => ifRev)).toEqual([1, 5]);
  expect(calls[1]?.edits).toEqual([{ from: 4, to: 4, insert: 'y' }]);
});

test('a refused edit stays typed and is sent again with what came after it', async () => {
  const { session, type, calls, statuses, answerWith } = desk('abc');
  answerWith(() => ({ ok: false, failure: { code: 'disk', message: 'The disk is full.' } }));
  type(3, 'd');
  expect(await session.flush()).toBe(false);
  expect(statuses.at(-1)).toBe('refused');
  type(4, 'e');
  await vi.advanceTimersByTimeAsync(5000);
  expect(await session.flush()).toBe(false);
  expect(calls).toHaveLength(1);
  expect(session.isClean).toBe(false);
  answerWith(null);
  expect(await session.retry()).toBe(true);
  expect(calls[1]?.edits).toEqual([{ from: 3, to: 3, insert: 'de' }]);
});

test('an edit from another window comes in around the words being typed', async () => {
  const { session, type, take, text, calls } = desk('alpha beta');
  type(10, ' mine');
  take(session.receive('theirs alpha beta', 7));
  expect(text()).toBe('theirs alpha beta mine');
  await session.flush();
  expect(calls).toEqual([{ ifRev: 7, edits: [{ from: 17, to: 17, insert: ' mine' }] }]);
});

test('an older answer of the store, or our own edit coming back, changes nothing', async () => {
  const { session, type } = desk('abc');
  type(3, 'd');
  await session.flush();
  expect(session.receive('abc', 1)).toBeNull();
  expect(session.receive('abcd', 2)).toBeNull();
});

test('after a refusal was settled, edits from elsewhere come in again', async () => {
  const { session, type, take, text, answerWith } = desk('abc');
  answerWith(() => ({ ok: false, failure: { code: 'conflict', message: 'changed' } }));
  type(3, 'd');
  await session.flush();
  expect(session.receive('ab', 9)).toBeNull();
  answerWith(null);
  await session.keepMine('ab', 9, text());
  take(session.receive('ab', 12));
  expect(text()).toBe('ab');
});

test('after a conflict the user can put the own text in its place', async () => {
  const { session, type, calls, text, answerWith } = desk('abc');
  answerWith(() => ({ ok: false, failure: { code: 'conflict', message: 'changed' } }));
  type(3, 'd');
  await session.flush();
  answerWith(null);
  expect(await session.keepMine('ab', 9, text())).toBe(true);
  expect(calls.at(-1)).toEqual({ ifRev: 9, edits: [{ from: 2, to: 2, insert: 'cd' }] });
});

test('swallowed codings are handed on', async () => {
  const { session, type, lost, answerWith } = desk('abc');
  const swallowed = [{ codingId: 3, code: 'Waiting', text: 'b' }];
  answerWith(() => ({ ok: true, rev: 2, swallowed }));
  type(1, '', 2);
  await session.flush();
  expect(lost).toEqual(swallowed);
});

test('the own text is put in place once, however often it is asked for', async () => {
  const { session, type, calls, text, answerWith } = desk('abc');
  answerWith(() => ({ ok: false, failure: { code: 'conflict', message: 'changed' } }));
  type(3, 'd');
  await session.flush();
  const { promise, resolve } = Promise.withResolvers<SendResult>();
  answerWith(() => promise);
  const first = session.keepMine('ab', 9, text());
  const second = session.keepMine('ab', 9, text());
  type(4, 'e');
  answerWith(null);
  resolve({ ok: true, rev: 10, swallowed: [] });
  expect(await Promise.all([first, second])).toEqual([true, true]);
  expect(calls.slice(1).map(({ ifRev, edits }) => [ifRev, edits])).toEqual([
    [9, [{ from: 2, to: 2, insert: 'cd' }]],
    [10, [{ from: 4, to: 4, insert: 'e' }]],
  ]);
});
