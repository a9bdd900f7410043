import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'tests/e2e/**', 'tests/bench/**', 'tests/.tmp/**', '**/*.e2e.ts'],
    environment: 'node',
    // The real package downloads a runtime when it is loaded outside Electron.
    alias: { electron: fileURLToPath(new URL('../tests/electron-stand-in/electron.ts', import.meta.url)) },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
