import { defineConfig } from '@playwright/test';

/** The suite that runs in the real Electron; without its runtime every test in it reports why it was skipped. */
export default defineConfig({
  testDir: '../tests/electron',
  testMatch: '*.e2e.ts',
  outputDir: '../test-results/electron',
  workers: 1,
  timeout: 60_000,
  reporter: 'list',
});
