import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from '../bench.ts';
import { median, repeated } from '../measure.ts';
import { scratch } from '../places.ts';
import type { Row } from '../rows.ts';

const RUNS = 3;

/** A backup with its copy opened, every page and every text checked, and synced; bare is SQLite's copy alone. */
export async function benchBackup(bench: Bench): Promise<readonly Row[]> {
  const store = await bench.store();
  const ours = await repeated(RUNS, () => store.ask('workspace.backupNow', {}));
  const target = path.join(scratch, 'work', 'bare-copy.db');
  const bare = await bench.bare('backup', (db) =>
    repeated(RUNS, async () => {
      rmSync(target, { force: true });
      await db.raw.backup(target);
    }),
  );
  rmSync(target, { force: true });
  return [
    {
      slice: 'backup',
      name: 'backup, checked',
      oursMs: median(ours),
      limitMs: null,
      ratio: median(ours) / median(bare),
      targetRatio: null,
      rssMb: store.rssMb(),
    },
  ];
}
