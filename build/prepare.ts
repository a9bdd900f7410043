import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildAll, isStale } from './bundle.ts';
import { examplePath } from './demo/build-example.ts';
import { projectRoot, runTool } from './run.ts';

const exampleStamp = path.join(projectRoot, 'dist', '.stamp-example');

/** Brings `dist/` up to date: the bundles and the example workspace, whichever is out of date, at the same time. */
export async function prepare(): Promise<void> {
  const example = isExampleStale();
  if (!example && !isStale()) return;
  process.stdout.write('Building Touchline; this takes a few seconds.\n');
  await Promise.all([isStale() ? buildAll() : undefined, example ? buildExampleApart() : undefined]);
}

/** In a process of its own, so that it does not wait for the bundler. */
async function buildExampleApart(): Promise<void> {
  const stamp = contentStamp();
  const { code, output } = await runTool('node', [path.join('build', 'demo', 'build-example.ts')]);
  if (code !== 0) throw new Error(`The example workspace could not be built.\n${output}`);
  writeFileSync(exampleStamp, stamp);
}

function isExampleStale(): boolean {
  return (
    !existsSync(examplePath) ||
    !existsSync(exampleStamp) ||
    readFileSync(exampleStamp, 'utf8') !== contentStamp()
  );
}

/** The example depends on its content and on the schema it is stored in. */
function contentStamp(): string {
  const hash = createHash('sha256');
  for (const file of globSync(['build/demo/**/*.ts', 'electron/store/migrations/*.ts'], {
    cwd: projectRoot,
  }).sort()) {
    hash.update(file).update(readFileSync(path.join(projectRoot, file)));
  }
  return hash.digest('hex');
}

if (import.meta.main) await prepare();
