// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  CommandsProvider,
  useCommandHandler,
  useCommandStates,
} from '../../../renderer/app/commands-provider.tsx';
import { HostProvider } from '../../../renderer/host/context.tsx';
import type { CommandId } from '../../../shared/api/commands.ts';
import { testHost } from '../../fixtures/test-host.ts';

beforeEach(() => window.history.replaceState(null, '', '/home'));
afterEach(cleanup);

function Handles(props: {
  readonly id: CommandId;
  readonly run: () => void;
  readonly enabled?: boolean;
  readonly label?: string;
}) {
  const { id, run, enabled = true, label } = props;
  useCommandHandler(id, run, label === undefined ? { enabled } : { enabled, label });
  return null;
}

function show(children: ReactNode) {
  return render(
    <HostProvider host={testHost()}>
      <CommandsProvider>{children}</CommandsProvider>
    </HostProvider>,
  );
}

const fieldInVoices = (
  <section data-command-context="voices">
    <button type="button">Row</button>
    <input aria-label="Name" />
  </section>
);

describe('a key', () => {
  test('runs its command in the place it belongs to', () => {
    const run = vi.fn();
    show([<Handles key="h" id="voices.code" run={run} />, <div key="f">{fieldInVoices}</div>]);
    fireEvent.keyDown(screen.getByRole('button'), { key: 'c' });
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('does nothing in another place', () => {
    const run = vi.fn();
    show([<Handles key="h" id="voices.code" run={run} />, <button key="b" type="button" />]);
    fireEvent.keyDown(screen.getByRole('button'), { key: 'c' });
    expect(run).not.toHaveBeenCalled();
  });

  test('takes the place from the address where nothing has the focus', () => {
    window.history.replaceState(null, '', '/voices/source/3');
    const run = vi.fn();
    show(<Handles id="voices.code" run={run} />);
    fireEvent.keyDown(document.body, { key: 'c' });
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('is left to the field while typing; combinations are not', () => {
    const code = vi.fn();
    const palette = vi.fn();
    show([
      <Handles key="c" id="voices.code" run={code} />,
      <Handles key="p" id="view.palette" run={palette} />,
      <div key="f">{fieldInVoices}</div>,
    ]);
    const field = screen.getByRole('textbox');
    expect(fireEvent.keyDown(field, { key: 'c' })).toBe(true);
    expect(fireEvent.keyDown(field, { key: 'k', ctrlKey: true })).toBe(false);
    expect(code).not.toHaveBeenCalled();
    expect(palette).toHaveBeenCalledTimes(1);
  });

  test('is left to an open dialog', () => {
    const run = vi.fn();
    show([
      <Handles key="h" id="view.palette" run={run} />,
      <div key="d" role="dialog">
        <button type="button" />
      </div>,
    ]);
    fireEvent.keyDown(screen.getByRole('button'), { key: 'k', ctrlKey: true });
    expect(run).not.toHaveBeenCalled();
  });

  test('of a command that cannot run now passes on', () => {
    const run = vi.fn();
    show(<Handles id="edit.undo" run={run} enabled={false} />);
    expect(fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })).toBe(true);
    expect(run).not.toHaveBeenCalled();
  });

  test('that belongs to writing in another script is not taken', () => {
    const run = vi.fn();
    window.history.replaceState(null, '', '/voices');
    show(<Handles id="voices.code" run={run} />);
    fireEvent.keyDown(document.body, { key: 'c', isComposing: true });
    expect(run).not.toHaveBeenCalled();
  });
});

test('the screen mounted last answers, and gives the command back when it goes', () => {
  const first = vi.fn();
  const second = vi.fn();
  const view = show([
    <Handles key="a" id="edit.find" run={first} />,
    <Handles key="b" id="edit.find" run={second} />,
  ]);
  fireEvent.keyDown(document.body, { key: 'f', ctrlKey: true });
  view.rerender(
    <HostProvider host={testHost()}>
      <CommandsProvider>{[<Handles key="a" id="edit.find" run={first} />]}</CommandsProvider>
    </HostProvider>,
  );
  fireEvent.keyDown(document.body, { key: 'f', ctrlKey: true });
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
});

test('a handler names what it will do and whether it can', () => {
  function Shown() {
    const state = useCommandStates().find((entry) => entry.definition.id === 'edit.undo');
    return <p>{`${state?.label} ${state?.enabled}`}</p>;
  }
  const view = show([
    <Handles key="h" id="edit.undo" run={() => undefined} label="Undo Add code" />,
    <Shown key="s" />,
  ]);
  expect(view.container.textContent).toBe('Undo Add code true');
});
