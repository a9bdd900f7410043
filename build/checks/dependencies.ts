import type { Check } from './sources.ts';

/** Exact versions in package.json, and no download addresses in the lock file. */
export const pinnedDependencies: Check = {
  name: 'pinned dependencies',
  run: (files) => {
    const manifest = JSON.parse(files.find((file) => file.path === 'package.json')?.text ?? '{}') as Readonly<
      Record<string, Readonly<Record<string, string>> | undefined>
    >;
    const loose = ['dependencies', 'devDependencies'].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {})
        .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
        .map(([name, version]) => ({
          path: 'package.json',
          line: 1,
          what: `${name} is “${version}”: pin one version`,
        })),
    );
    const lock = files.find((file) => file.path === 'package-lock.json')?.text ?? '';
    return lock.includes('"resolved"')
      ? [
          ...loose,
          {
            path: 'package-lock.json',
            line: 1,
            what: 'names download addresses: write it with omit-lockfile-registry-resolved',
          },
        ]
      : loose;
  },
};
