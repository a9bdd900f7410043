import type { Bench } from '../bench.ts';
import { MEMORY_SLICE, type Row } from '../rows.ts';

/** What the store process holds when everything asked for has been done in it. */
export async function benchMemory(bench: Bench): Promise<readonly Row[]> {
  const store = await bench.store();
  const memory = store.memory();
  const row = { slice: MEMORY_SLICE, oursMs: null, limitMs: null, ratio: null, targetRatio: null };
  return [
    {
      ...row,
      name: `store process after these slices (most ever: ${memory?.most.toFixed(0)} MB)`,
      rssMb: memory?.now ?? null,
    },
  ];
}
