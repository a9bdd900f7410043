import { type Check, importsOf, isCode } from './sources.ts';

/** No file imports itself by a detour. Type-only imports count: they hide a tangle all the same. */
export const noCycles: Check = {
  name: 'no import cycles',
  run: (files) => {
    const code = files.filter(isCode);
    const known = new Set(code.map((file) => file.path));
    const edges = new Map(
      code.map((file) => [
        file.path,
        importsOf(file).flatMap(({ target }) => (target !== undefined && known.has(target) ? [target] : [])),
      ]),
    );
    const done = new Set<string>();
    const found: { path: string; line: number; what: string }[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      const at = trail.indexOf(path);
      if (at >= 0) {
        found.push({ path, line: 1, what: `import cycle: ${[...trail.slice(at), path].join(' -> ')}` });
        return;
      }
      if (done.has(path)) return;
      for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const { path } of code) visit(path, []);
    return found;
  },
};
