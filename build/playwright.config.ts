import { defineConfig } from '@playwright/test';
import { chromiumArguments } from './chromium-arguments.ts';
import { findChromium } from './find-chromium.ts';

const executablePath = findChromium();

export default defineConfig({
  testDir: '../tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: '../tests/.tmp/e2e',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  use: {
    ...(executablePath === undefined ? {} : { launchOptions: { executablePath, args: chromiumArguments() } }),
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
