/** Inspects one file, or reads it with a given shape, and prints how it ended and the greatest memory used. */
import { ImportRefusal } from '../../../electron/jobs/import/failures.ts';
import { inspectTable } from '../../../electron/jobs/import/inspect-table.ts';
import { readTable } from '../../../electron/jobs/import/read-table.ts';
import { readTextFile } from '../../../electron/jobs/import/text-file.ts';

const [mode = '', path = ''] = process.argv.slice(2);

async function attempt(): Promise<object> {
  try {
    if (mode === 'inspect') return { rows: (await inspectTable(path)).rowCount };
    if (mode === 'text') return { length: (await readTextFile(path)).text.length };
    const shape = {
      encoding: 'utf-8',
      encodingForced: false,
      delimiter: ',',
      newline: 'lf',
      headerDepth: 1,
      columns: [],
    } as const;
    let rows = 0;
    for await (const batch of readTable(path, shape).batches()) rows += batch.length;
    return { rows };
  } catch (error) {
    if (error instanceof ImportRefusal) return { code: error.code, message: error.message, line: error.line };
    throw error;
  }
}

const outcome = await attempt();
// maxRSS is in kilobytes.
process.stdout.write(JSON.stringify({ ...outcome, rssMb: process.resourceUsage().maxRSS / 1024 }));
