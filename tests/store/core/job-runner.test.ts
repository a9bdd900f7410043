import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { forkJobs } from '../../../electron/platform/job-process.ts';
import { JobRunner } from '../../../electron/store/core/job-runner.ts';
import type { JobEvent } from '../../../shared/api/events.ts';
import { sleep, until } from '../../fixtures/reliability/rig.ts';

const entry = path.resolve(import.meta.dirname, '../../fixtures/reliability/jobs.ts');

function runner(): {
  readonly jobs: JobRunner;
  readonly ends: () => readonly JobEvent[];
  readonly events: readonly JobEvent[];
} {
  const events: JobEvent[] = [];
  const jobs = new JobRunner({
    startJob: forkJobs(entry),
    emit: (event) => events.push(event),
    limits: { heapMb: 60, rssMb: 250, stallMs: 300 },
  });
  return { jobs, events, ends: () => events.filter(({ job }) => job.state !== 'running') };
}

test.each([
  { job: 'buffers', code: 'too-large', words: /more memory or time than it may take.*Nothing was changed/ },
  { job: 'heap', code: 'too-large', words: /more memory or time/ },
  { job: 'throw', code: 'internal', words: /Something went wrong.*Nothing was changed/ },
  { job: 'leaves without a word', code: 'internal', words: /Something went wrong/ },
])('a job that does “$job” ends once, in words, and the store lives on', async ({ job, code, words }) => {
  const { jobs, ends } = runner();
  let released = 0;
  jobs.start('A job', { job, args: {} }, () => {
    released += 1;
  });
  await until('its end', () => ends().length > 0 && released > 0);
  await sleep(100);
  expect(ends()).toMatchObject([
    { label: 'A job', job: { state: 'failed', failure: { code, message: expect.stringMatching(words) } } },
  ]);
  expect(released).toBe(1);
});

test('a job that goes round in circles over a file is stopped, and the file is named', async () => {
  const { jobs, ends } = runner();
  jobs.start('A job', { job: 'spin on a file', args: {} });
  await until('its end', () => ends().length > 0);
  expect(ends()).toMatchObject([
    {
      job: {
        state: 'failed',
        failure: { code: 'too-large', message: expect.stringMatching(/^“round and round\.pdf” needed more/) },
      },
    },
  ]);
});

test('a job in an endless loop is cancelled at once, as cancelled', async () => {
  const { jobs, ends, events } = runner();
  const jobId = jobs.start('A job', { job: 'spin', args: {} });
  await until('its progress', () => events.length > 0);
  jobs.cancel(jobId);
  jobs.cancel(jobId);
  await until('its end', () => ends().length > 0);
  expect(ends()).toMatchObject([{ jobId, job: { state: 'failed', failure: { code: 'cancelled' } } }]);
  jobs.cancel(jobId);
  expect(ends()).toHaveLength(1);
});

test('what a cancelled job was writing is removed once its process has let go of it', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchline-part-'));
  const part = path.join(folder, '.map.png.part');
  writeFileSync(part, 'half a picture');
  const { jobs, events } = runner();
  const jobId = jobs.start('A job', { job: 'spin', args: {}, part });
  await until('its progress', () => events.length > 0);
  expect(readdirSync(folder)).toEqual(['.map.png.part']);
  jobs.cancel(jobId);
  await until('the folder is empty', () => readdirSync(folder).length === 0);
  rmSync(folder, { recursive: true });
});

test('what a job says after its last word is not passed on', async () => {
  const { jobs, ends } = runner();
  jobs.start('A job', { job: 'twice', args: {} });
  await until('its end', () => ends().length > 0);
  await sleep(200);
  expect(ends()).toMatchObject([{ job: { state: 'done', value: 1 } }]);
});

test('when the store closes every job is ended', async () => {
  const { jobs, ends } = runner();
  const ids = [1, 2, 3].map(() => jobs.start('A job', { job: 'spin', args: {} }));
  jobs.cancelAll();
  await until('their ends', () => ends().length === 3);
  expect(
    ends()
      .map(({ jobId }) => jobId)
      .sort(),
  ).toEqual([...ids].sort());
});

test('a result the operation cannot make sense of is a failure, not a crash', async () => {
  const { jobs, ends } = runner();
  jobs.start('A job', {
    job: 'twice',
    args: {},
    finish: () => {
      throw new Error('not what was expected');
    },
  });
  await until('its end', () => ends().length > 0);
  expect(ends()).toMatchObject([{ job: { state: 'failed', failure: { code: 'internal' } } }]);
});
