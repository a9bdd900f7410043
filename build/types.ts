import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, runTool } from './run.ts';

/** One compiler setting per folder, so that a leak between them is a type error. */
export const typeProjects = ['shared', 'electron', 'electron/preload', 'renderer', 'build', 'tests'] as const;

/** Checks the types of every folder; returns the folders that failed, having printed why. */
export async function checkTypes(): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const project of typeProjects) {
    if (!existsSync(path.join(projectRoot, project, 'tsconfig.json')))
      throw new Error(`${project} has no tsconfig.json`);
    const { code, output } = await runTool('tsc', ['-p', project, '--pretty', 'false']);
    if (code === 0) continue;
    failed.push(project);
    process.stdout.write(`${output}\n`);
  }
  return failed;
}

if (import.meta.main) {
  const failed = await checkTypes();
  process.stdout.write(
    failed.length === 0 ? 'Types are right.\n' : `Types are wrong in: ${failed.join(', ')}\n`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}
