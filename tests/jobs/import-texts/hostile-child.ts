/** Reads one file as a text and prints how it ended, how long it took and the greatest memory used. */
import { existsSync, readFileSync } from 'node:fs';
import { ImportRefusal } from '../../../electron/jobs/import/failures.ts';
import { readTextSource } from '../../../electron/jobs/import/texts/read-source.ts';

const [path = ''] = process.argv.slice(2);

async function attempt(): Promise<object> {
  try {
    const { text, turns } = await readTextSource(path);
    return { length: text.length, turns: turns.length, start: text.slice(0, 200) };
  } catch (error) {
    if (error instanceof ImportRefusal) return { code: error.code, message: error.message };
    throw error;
  }
}

const started = performance.now();
const outcome = await attempt();
/** The most memory this process held, in kilobytes; `maxRSS` would count what its parent held when it was forked. */
function peak(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
}

process.stdout.write(
  JSON.stringify({
    ...outcome,
    ms: performance.now() - started,
    rssMb: peak() / 1024,
  }),
);
process.exit(0);
