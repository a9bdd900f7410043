// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { CallError } from '../../../renderer/api/client.ts';
import { usePagedRows } from '../../../renderer/api/paged-rows.ts';

afterEach(cleanup);

interface Asked {
  readonly list: string;
  readonly offset: number;
  readonly answer: (rows: readonly string[]) => void;
  readonly fail: (error: Error) => void;
}

function paged(list: string) {
  const asked: Asked[] = [];
  const view = renderHook(
    ({ name }) =>
      usePagedRows<string>(
        name,
        ({ offset }) => new Promise((answer, fail) => asked.push({ list: name, offset, answer, fail })),
      ),
    { initialProps: { name: list } },
  );
  const rows = (offset: number) => Array.from({ length: 100 }, (_, at) => `${offset + at}`);
  return { view, asked, rows };
}

test('a page is asked for once, when one of its rows comes into sight', async () => {
  const { view, asked, rows } = paged('a');
  expect(view.result.current.rowAt(150)).toBeUndefined();
  expect(view.result.current.rowAt(199)).toBeUndefined();
  expect(asked.map(({ offset }) => offset)).toEqual([100]);
  await act(async () => asked[0]?.answer(rows(100)));
  expect(view.result.current.rowAt(150)).toBe('150');
  expect(view.result.current.rowAt(0)).toBeUndefined();
  expect(asked.map(({ offset }) => offset)).toEqual([100, 0]);
});

test('another list begins anew, and a late answer about the one before is not taken for it', async () => {
  const { view, asked, rows } = paged('a');
  view.result.current.rowAt(0);
  view.rerender({ name: 'b' });
  expect(view.result.current.rowAt(0)).toBeUndefined();
  await act(async () => asked[0]?.answer(rows(0)));
  expect(view.result.current.rowAt(0)).toBeUndefined();
  await act(async () => asked[1]?.answer(['of b']));
  expect(view.result.current.rowAt(0)).toBe('of b');
  expect(asked.map(({ list }) => list)).toEqual(['a', 'b']);
});

test('a page that cannot be read is said, once, and not asked for again and again', async () => {
  const { view, asked } = paged('a');
  view.result.current.rowAt(0);
  await act(async () => asked[0]?.fail(new CallError({ code: 'not-found', message: 'The plan is gone.' })));
  expect(view.result.current.failure).toBe('The plan is gone.');
  view.result.current.rowAt(1);
  expect(asked).toHaveLength(1);
  view.rerender({ name: 'b' });
  expect(view.result.current.failure).toBeUndefined();
});
