import '../platform/check-runtime.ts';
import { jobChannel } from '../platform/job-process.ts';
import { toFailure } from '../store/core/failures.ts';
import { guardMemory } from './memory-guard.ts';
import type { JobMessage, JobStart } from './protocol.ts';
import { jobs } from './registry.ts';

/** At most four a second: a screen cannot show more, and the store has other work. */
const PROGRESS_MS = 250;

const channel = await jobChannel();
if (!channel) {
  process.stderr.write('This is started by Touchline itself.\n');
  process.exit(1);
}
const post = (message: JobMessage) => channel.post(message);

channel.onMessage((message) => {
  const start = message as JobStart;
  if (start.type === 'start') void run(start);
});

async function run(start: JobStart): Promise<void> {
  guardMemory(start.rssMb);
  let told = 0;
  const progress = (share: number | null, note: string) => {
    const now = Date.now();
    if (now - told < PROGRESS_MS) return;
    told = now;
    post({ type: 'progress', progress: share, note });
  };
  try {
    const job = jobs[start.job];
    if (!job) throw new Error('There is no such job');
    post({ type: 'done', value: await job(start.args, progress, (what) => post({ type: 'holds', what })) });
  } catch (error) {
    post({ type: 'failed', failure: toFailure(error, () => 'job') });
  }
  // The channel keeps the process alive; the last message must be out before it goes.
  setTimeout(() => process.exit(0), 50);
}
