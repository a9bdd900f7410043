import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { forkJobs, type StartJob } from '../../../electron/platform/job-process.ts';
import { JobRunner } from '../../../electron/store/core/job-runner.ts';
import { checkCopy } from '../../../electron/store/file/check-copy.ts';
import { change } from '../../fixtures/reliability/files.ts';
import { Rig, until } from '../../fixtures/reliability/rig.ts';

const entry = path.resolve(import.meta.dirname, '../../../electron/jobs/main.ts');

/** Text enough that a copy of the workspace is checked in a process of its own. */
async function largeWorkspace(startJob: StartJob): Promise<Rig> {
  const rig = new Rig({ startJob });
  await rig.create('large');
  const text = 'Nobody told me when the engineer would come. '.repeat(220_000);
  for (const title of ['first', 'second']) await rig.call('voices.source.add', { kind: 'note', title, text });
  return rig;
}

test('a large backup is checked apart from the store, which answers meanwhile, and the screens hear of no job', async () => {
  let started = 0;
  const start = forkJobs(entry);
  const rig = await largeWorkspace((options) => {
    started += 1;
    return start(options);
  });
  const backup = rig.call('workspace.backupNow', {});
  await until('the check begins', () => started === 1);
  const state = await rig.call('workspace.state', {});
  expect(state?.name).toBe('large');
  expect(await backup).toMatchObject({ sources: 2, codings: 0 });
  expect(rig.events.filter(({ type }) => type === 'job')).toEqual([]);
  await rig.close();
});

test('where no process can be had, the store checks the backup itself', async () => {
  const rig = await largeWorkspace(forkJobs(path.join(import.meta.dirname, 'there is no such job.ts')));
  expect(await rig.call('workspace.backupNow', {})).toMatchObject({ sources: 2 });
  await rig.close();
});

test('the process refuses a damaged copy in the words of the check, and takes a good one', async () => {
  const rig = await largeWorkspace(forkJobs(entry));
  await rig.call('workspace.close', {});
  const good = rig.file('large');
  const damaged = `${good}.copy`;
  copyFileSync(good, damaged);
  change(damaged, 9_000_000, 1, (byte) => byte ^ 1);
  const jobs = new JobRunner({ startJob: forkJobs(entry), emit: () => undefined });
  const check = (file: string) => jobs.quietly({ job: 'check-copy', args: { file } });
  expect(await check(good)).toEqual(await checkCopy(good));
  await expect(check(damaged)).rejects.toMatchObject({ failure: { code: 'corrupt' } });
  await rig.close();
});
