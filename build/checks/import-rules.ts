import { type Check, type Import, importsOf, isCode, type SourceFile, type Violation } from './sources.ts';

const slices = ['people', 'studies', 'voices', 'journeys', 'reports'];
/** Places where a slice has a folder of its own. */
const sliceRoots = ['shared', 'electron/store', 'renderer/features'];

interface Rule {
  readonly instead: string;
  readonly broken: (file: SourceFile, imported: Import) => boolean;
}

const under = (folder: string) => (file: string) => file.startsWith(`${folder}/`);
const isPackage = (imported: Import, name: string) =>
  imported.specifier === name || imported.specifier.startsWith(`${name}/`);

const rules: readonly Rule[] = [
  {
    instead: 'shared may use zod and shared only; pass what it needs as data',
    broken: (file, imported) =>
      under('shared')(file.path) &&
      (imported.target === undefined ? !isPackage(imported, 'zod') : !under('shared')(imported.target)),
  },
  {
    instead: 'renderer talks to electron through the contract; share types in shared/',
    broken: (file, imported) =>
      under('renderer')(file.path) &&
      imported.target !== undefined &&
      !under('renderer')(imported.target) &&
      !under('shared')(imported.target),
  },
  {
    instead: 'a page has no Node; ask the host for what lies outside it',
    broken: (file, imported) => under('renderer')(file.path) && imported.specifier.startsWith('node:'),
  },
  {
    instead: 'electron talks to the page through the contract; share types in shared/',
    broken: (file, imported) =>
      under('electron')(file.path) && imported.target !== undefined && under('renderer')(imported.target),
  },
  {
    instead:
      'only electron/shell and electron/preload know Electron; put the difference behind electron/platform',
    broken: (file, imported) =>
      imported.specifier === 'electron' &&
      !under('electron/shell')(file.path) &&
      !under('electron/preload')(file.path) &&
      !under('tests')(file.path) &&
      !under('build')(file.path),
  },
  {
    instead: 'slices meet in shared types and in store queries; move what both need to a shared place',
    broken: (file, imported) => crossesSlices(file.path, imported.target),
  },
];

function sliceOf(file: string): { readonly root: string; readonly slice: string } | undefined {
  for (const root of sliceRoots) {
    if (!under(root)(file)) continue;
    const slice = file.slice(root.length + 1).split('/')[0] ?? '';
    if (slices.includes(slice)) return { root, slice };
  }
  return undefined;
}

function crossesSlices(from: string, target: string | undefined): boolean {
  if (target === undefined) return false;
  const a = sliceOf(from);
  const b = sliceOf(target);
  if (!a || !b || a.slice === b.slice) return false;
  // Screens and handlers may use the types and rules another slice publishes in shared.
  return a.root === b.root || b.root !== 'shared';
}

/** Who may import what; each rule says what to do instead. */
export const importRules: Check = {
  name: 'import rules',
  run: (files) =>
    files.filter(isCode).flatMap((file): Violation[] =>
      importsOf(file).flatMap((imported) =>
        rules
          .filter((rule) => rule.broken(file, imported))
          .map((rule) => ({
            path: file.path,
            line: imported.line,
            what: `imports ${imported.specifier}: ${rule.instead}`,
          })),
      ),
    ),
};
