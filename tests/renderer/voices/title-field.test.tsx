// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { ApiProvider } from '../../../renderer/api/provider.tsx';
import { TitleField } from '../../../renderer/features/voices/reader/title-field.tsx';
import type { Source } from '../../../shared/voices/model.ts';
import { type ScriptedTransport, scriptedTransport } from '../../fixtures/scripted-transport.ts';

afterEach(cleanup);

const source: Source = {
  id: 3,
  rev: 7,
  kind: 'note',
  title: 'Old title',
  question: null,
  text: '',
  textRev: 1,
  intact: true,
  participant: null,
  wave: null,
  study: null,
  touchpoint: null,
  heardAt: null,
  attributes: [],
  turns: [],
  codings: [],
  memos: [],
};

function show(transport: ScriptedTransport) {
  const inside = (isEditing: boolean): ReactNode => (
    <ApiProvider transport={transport} onFailure={() => undefined}>
      <TitleField source={source} isEditing={isEditing} />
    </ApiProvider>
  );
  const { rerender, unmount } = render(inside(true));
  return { leaveEditing: () => rerender(inside(false)), unmount };
}
const box = () => screen.getByLabelText<HTMLInputElement>('Title');
const type = (text: string) => fireEvent.change(box(), { target: { value: text } });
const sent = (transport: ScriptedTransport) => transport.requests.map(({ input }) => input);
const edit = (title: string) => ({ id: 3, ifRev: 7, title });

test('a title that was refused stays typed', async () => {
  const transport = scriptedTransport({});
  show(transport);
  type('New title');
  await act(async () => fireEvent.blur(box()));
  expect(sent(transport)).toEqual([edit('New title')]);
  expect(box().value).toBe('New title');
});

test('Enter and then leaving the field is one edit; Enter that ends a composition is none', async () => {
  const answer = Promise.withResolvers<unknown>();
  const transport = scriptedTransport({ 'voices.source.edit': () => answer.promise });
  show(transport);
  type('題');
  fireEvent.keyDown(box(), { key: 'Enter', isComposing: true });
  expect(sent(transport)).toEqual([]);
  type('題名');
  fireEvent.keyDown(box(), { key: 'Enter' });
  fireEvent.blur(box());
  await act(async () => answer.resolve({ rev: 8 }));
  expect(sent(transport)).toEqual([edit('題名')]);
});

test.each(['leaveEditing', 'unmount'] as const)('%s with a typed title saves it', async (way) => {
  const transport = scriptedTransport({ 'voices.source.edit': () => ({ rev: 8 }) });
  const desk = show(transport);
  type('New title');
  await act(async () => desk[way]());
  expect(sent(transport)).toEqual([edit('New title')]);
});
