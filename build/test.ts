import '../electron/platform/check-runtime.ts';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runChecks } from './checks/main.ts';
import { ensureChromium } from './find-chromium.ts';
import { prepare } from './prepare.ts';
import { projectRoot, runTool } from './run.ts';
import { checkTypes, typeProjects } from './types.ts';

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Stage {
  readonly name: string;
  readonly run: () => Promise<Tally>;
}

const long = process.argv.includes('--long');
const reports = path.join(projectRoot, 'tests', '.tmp', 'reports');

const stages: readonly Stage[] = [
  { name: 'types', run: types },
  { name: 'lint', run: lint },
  { name: 'checks', run: async () => ({ ...runChecks(), skipped: 0 }) },
  { name: 'build', run: build },
  { name: 'unit, contract, migrations, reliability, security', run: () => vitest() },
  { name: 'end to end', run: () => playwright('build/playwright.config.ts', 'e2e') },
  { name: 'Electron itself', run: () => playwright('build/playwright-electron.config.ts', 'electron') },
];

/** Everything that must hold, each stage even where an earlier one failed; ends in a line that counts. */
async function main(): Promise<void> {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  process.env.TOUCHLINE_CHROMIUM = await ensureChromium();
  let total: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, run } of stages) {
    const begun = Date.now();
    process.stdout.write(`\n== ${name}\n`);
    const tally = await run().catch((error: unknown): Tally => {
      process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
      return { passed: 0, failed: 1, skipped: 0 };
    });
    total = add(total, tally);
    const { passed, failed, skipped } = tally;
    process.stdout.write(
      `-- ${name}: ${passed} hold, ${failed} do not, ${skipped} left out; ${seconds(begun)} s\n`,
    );
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

async function types(): Promise<Tally> {
  const failed = (await checkTypes()).length;
  return { passed: typeProjects.length - failed, failed, skipped: 0 };
}

async function lint(): Promise<Tally> {
  const { code, output } = await runTool('biome', ['check', '--error-on-warnings', '.']);
  if (code !== 0) process.stdout.write(output);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

async function build(): Promise<Tally> {
  await prepare();
  return { passed: 1, failed: 0, skipped: 0 };
}

async function vitest(): Promise<Tally> {
  const file = path.join(reports, 'vitest.json');
  const { code } = await runTool(
    'vitest',
    [
      'run',
      '--config',
      'build/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { show: true, env: long ? { TOUCHLINE_LONG: '1' } : {} },
  );
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
    readonly numPendingTests: number;
    readonly numTodoTests: number;
    readonly numFailedTestSuites: number;
  };
  // A file that could not even be loaded has no failed test of its own.
  const failed = report.numFailedTests + (report.numFailedTests === 0 && code !== 0 ? 1 : 0);
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests };
}

async function playwright(config: string, name: string): Promise<Tally> {
  const file = path.join(reports, `${name}.json`);
  const { code, output } = await runTool('playwright', ['test', '--config', config, '--reporter=list,json'], {
    show: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, ...(long ? { TOUCHLINE_LONG: '1' } : {}) },
  });
  if (/No tests found/.test(output)) throw new Error('No end-to-end test was found.');
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly stats: {
      readonly expected: number;
      readonly unexpected: number;
      readonly flaky: number;
      readonly skipped: number;
    };
  };
  const failed =
    stats.unexpected + stats.flaky + (stats.unexpected + stats.flaky === 0 && code !== 0 ? 1 : 0);
  return { passed: stats.expected, failed, skipped: stats.skipped };
}

function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

function seconds(begun: number): string {
  return ((Date.now() - begun) / 1000).toFixed(0);
}

await main();
