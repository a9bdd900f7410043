import { changelog } from './changelog.ts';
import { noCycles } from './cycles.ts';
import { pinnedDependencies } from './dependencies.ts';
import { importRules } from './import-rules.ts';
import { noMachineNames, placeRules } from './places.ts';
import { fileSizes } from './sizes.ts';
import { type Check, projectFiles } from './sources.ts';

export const checks: readonly Check[] = [
  importRules,
  noCycles,
  fileSizes,
  ...placeRules,
  noMachineNames,
  pinnedDependencies,
  changelog,
];

/** Runs every check over the project; returns how many held and how many did not, having printed what to mend. */
export function runChecks(): { readonly passed: number; readonly failed: number } {
  const files = projectFiles();
  let failed = 0;
  for (const check of checks) {
    const violations = check.run(files);
    if (violations.length === 0) continue;
    failed += 1;
    process.stdout.write(`${check.name}\n`);
    for (const { path, line, what } of violations) process.stdout.write(`  ${path}:${line} ${what}\n`);
  }
  return { passed: checks.length - failed, failed };
}

if (import.meta.main) {
  const { passed, failed } = runChecks();
  process.stdout.write(`${passed} checks hold, ${failed} do not.\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}
