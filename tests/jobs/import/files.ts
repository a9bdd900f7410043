import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** A temporary folder for the test file that calls this; removed when its tests have run. */
export function temporaryFiles(): {
  readonly folder: string;
  readonly write: (name: string, data: Uint8Array | string) => string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'import-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    write: (name, data) => {
      const path = join(folder, name);
      writeFileSync(path, data);
      return path;
    },
  };
}

/** The shared samples beside the project; absent where the project stands alone. */
export const samples = fileURLToPath(new URL('../../../../shared/samples', import.meta.url));
export const haveSamples = existsSync(samples);
if (!haveSamples) console.warn('skipped: ../shared/samples is not here');
