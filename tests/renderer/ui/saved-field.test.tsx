// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { SavedField } from '../../../renderer/ui/saved-field.tsx';
import type { Failure } from '../../../shared/api/failure.ts';

afterEach(cleanup);

const box = () => screen.getByLabelText<HTMLInputElement>('Owner');
const type = (text: string) => fireEvent.change(box(), { target: { value: text } });

/** A field over a store that answers when told to. */
function Desk({ save }: { readonly save: (text: string) => Promise<Failure | null> }): ReactNode {
  const [value, setValue] = useState('Ada');
  const onSave = async (text: string) => {
    const failure = await save(text);
    if (!failure) setValue(text);
    return failure;
  };
  return <SavedField label="Owner" value={value} onSave={onSave} />;
}

test('letters typed while the first are being saved are kept, and saved when the field is left', async () => {
  const first = Promise.withResolvers<null>();
  const save = vi
    .fn<(text: string) => Promise<null>>()
    .mockReturnValueOnce(first.promise)
    .mockResolvedValue(null);
  render(<Desk save={save} />);
  type('Bea');
  fireEvent.keyDown(box(), { key: 'Enter' });
  type('Bea and Cleo');
  await act(async () => first.resolve(null));
  expect(box().value).toBe('Bea and Cleo');
  await act(async () => fireEvent.blur(box()));
  expect(save.mock.calls).toEqual([['Bea'], ['Bea and Cleo']]);
});

test('a field that goes away with typed words in it saves them first', async () => {
  const save = vi.fn(async () => null);
  const { unmount } = render(<Desk save={save} />);
  type('Bea');
  unmount();
  expect(save.mock.calls).toEqual([['Bea']]);
});

test('a field that goes away as it was saves nothing; nor does one left with Escape', () => {
  const save = vi.fn(async () => null);
  const { unmount } = render(<Desk save={save} />);
  type('Bea');
  fireEvent.keyDown(box(), { key: 'Escape' });
  expect(box().value).toBe('Ada');
  unmount();
  render(<Desk save={save} />).unmount();
  expect(save).not.toHaveBeenCalled();
});

test('closing the window with typed words asks first and saves them meanwhile', async () => {
  const save = vi.fn(async () => null);
  render(<Desk save={save} />);
  const close = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(close()).toBe(false);
  type('Bea');
  await act(async () => expect(close()).toBe(true));
  expect(save.mock.calls).toEqual([['Bea']]);
  expect(close()).toBe(false);
});

test('what was refused stays typed, with the reason under it', async () => {
  render(<Desk save={async () => ({ code: 'disk', message: 'The disk is full.' })} />);
  type('Bea');
  await act(async () => fireEvent.blur(box()));
  expect(box().value).toBe('Bea');
  expect(screen.getByText('The disk is full.')).toBeTruthy();
});

test('Enter and Escape that end a composition do nothing else', () => {
  const save = vi.fn(async () => null);
  render(<Desk save={save} />);
  type('題');
  for (const key of ['Enter', 'Escape']) fireEvent.keyDown(box(), { key, isComposing: true });
  expect(save).not.toHaveBeenCalled();
  expect(box().value).toBe('題');
});
