import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../../renderer');

/** The part of the renderer that a stylesheet belongs to: `ui`, `app`, `features/voices`. */
function areaOf(file: string): string {
  const parts = file.split(path.sep);
  return parts[0] === 'features' ? `features/${parts[1]}` : (parts[0] ?? '');
}

/** The classes a stylesheet gives a look of their own: those a selector begins with. */
function classesOf(css: string): readonly string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...plain.matchAll(/(?:^|[{},])\s*\.([\w-]+)/g)].map((match) => match[1] ?? '');
}

// Stylesheets are global: two screens that choose the same word would change each other.
test('no class is styled by two parts of the renderer', () => {
  const areas = new Map<string, Set<string>>();
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.css'),
  );
  for (const file of files) {
    for (const name of classesOf(readFileSync(path.join(root, file), 'utf8'))) {
      areas.set(name, (areas.get(name) ?? new Set()).add(areaOf(file)));
    }
  }
  const shared = [...areas]
    .filter(([, places]) => places.size > 1)
    .map(([name, places]) => `${name}: ${[...places].join(', ')}`);
  expect(areas.size).toBeGreaterThan(100);
  expect(shared).toEqual([]);
});
