// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiProvider } from '../../../renderer/api/provider.tsx';
import { useFileExport } from '../../../renderer/app/export-file.tsx';
import { HostProvider } from '../../../renderer/host/context.tsx';
import { fileNameOf } from '../../../renderer/ui/file-name.ts';
import { StatusRegion } from '../../../renderer/ui/status.tsx';
import type { JobState } from '../../../shared/api/events.ts';
import type { FileToken, Host } from '../../../shared/api/host.ts';
import { scriptedTransport } from '../../fixtures/scripted-transport.ts';
import { testHost } from '../../fixtures/test-host.ts';

afterEach(cleanup);

const chosen: FileToken = { token: 'out', name: 'Codes.csv' };

function Screen({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { exportTo, status } = useFileExport(
    'voices.codebook.export',
    {
      doing: 'Exporting the codebook',
      failed: 'The codebook was not exported',
      done: (name, { codes }) => `${name} holds ${codes} codes`,
    },
    onDone,
  );
  return (
    <>
      <button
        type="button"
        onClick={() => void exportTo('Codebook.csv', (file) => ({ format: 'csv', file }))}
      >
        Export
      </button>
      {status}
      <StatusRegion />
    </>
  );
}

function shown(host: Partial<Host> = {}) {
  const transport = scriptedTransport({
    'voices.codebook.export': () => ({ jobId: 'j' }),
    'jobs.cancel': () => ({}),
  });
  const onDone = vi.fn();
  const deliver = vi.fn(async () => undefined);
  render(
    <HostProvider host={{ ...testHost(), pickSave: async () => chosen, deliver, ...host }}>
      <ApiProvider transport={transport} onFailure={() => undefined}>
        <Screen onDone={onDone} />
      </ApiProvider>
    </HostProvider>,
  );
  const tell = (job: JobState) =>
    act(async () => transport.tell({ type: 'job', jobId: 'j', label: 'Exporting the codebook', job }));
  const press = () => act(async () => screen.getByRole('button', { name: 'Export' }).click());
  return { transport, onDone, deliver, tell, press };
}

test('an export is written for the file chosen, handed over, and told of', async () => {
  const { transport, onDone, deliver, tell, press } = shown();
  await press();
  expect(transport.requests).toContainEqual({
    op: 'voices.codebook.export',
    input: { format: 'csv', file: 'out' },
  });
  expect(deliver).not.toHaveBeenCalled();
  await tell({ state: 'done', value: { bytes: 10, codes: 3, notes: [] } });
  await screen.findByText('Codes.csv holds 3 codes');
  expect(deliver).toHaveBeenCalledWith(chosen);
  expect(onDone).toHaveBeenCalledTimes(1);
});

test('where no file is chosen nothing is written', async () => {
  const { transport, press } = shown({ pickSave: async () => null });
  await press();
  expect(transport.count('voices.codebook.export')).toBe(0);
});

test('a dialog says what is done while it takes its time, and stops it', async () => {
  const { transport, tell, press } = shown();
  await press();
  await tell({ state: 'running', progress: 0.5, note: 'Writing' });
  const dialog = await screen.findByRole('alertdialog', { name: 'Exporting the codebook' });
  act(() => screen.getByRole('button', { name: 'Cancel' }).click());
  await waitFor(() => expect(transport.count('jobs.cancel')).toBe(1));
  await tell({ state: 'failed', failure: { code: 'cancelled', message: 'Cancelled.' } });
  await waitFor(() => expect(dialog.isConnected).toBe(false));
});

test('what could not be written, or not be handed over, is said', async () => {
  const { onDone, tell, press } = shown({ deliver: () => Promise.reject(new Error('gone')) });
  await press();
  await tell({ state: 'failed', failure: { code: 'disk', message: 'The disk is full.' } });
  await screen.findByRole('alertdialog', { name: 'The codebook was not exported' });
  expect(screen.getByText('The disk is full.')).toBeDefined();
  act(() => screen.getAllByRole('button', { name: 'Close' }).at(-1)?.click());
  await press();
  await tell({ state: 'done', value: { bytes: 10, codes: 3, notes: [] } });
  await screen.findByText('The file could not be handed over. Try again.');
  expect(onDone).not.toHaveBeenCalled();
});

test.each([
  ['Boiler: “cold” / warm?', 'Boiler “cold” warm'],
  ['..hidden. ', 'hidden'],
  ['???', 'Quotes'],
  ['x'.repeat(200), 'x'.repeat(80)],
])('%j becomes the file name %j', (name, file) => {
  expect(fileNameOf(name, 'Quotes')).toBe(file);
});
