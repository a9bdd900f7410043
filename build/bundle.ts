import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { build } from 'vite';
import { packagedFontFiles } from '../electron/platform/fonts.ts';

const root = path.join(import.meta.dirname, '..');
const stampFile = path.join(root, 'dist', '.stamp');

/** Native modules, which find their binaries beside themselves, and what only Electron itself provides. */
const external = ['better-sqlite3', '@resvg/resvg-js', 'electron'];

/** What `dist/` is made of: the folder there, and the source it starts from. */
const parts = {
  renderer: 'renderer/index.html',
  store: 'electron/store/main.ts',
  jobs: 'electron/jobs/main.ts',
  server: 'electron/server/main.ts',
  shell: 'electron/shell/main.ts',
  preload: 'electron/preload/preload.ts',
} as const;

export type Part = keyof typeof parts;

export interface BuildOptions {
  /** Build these only; the whole counts as stale afterwards. */
  readonly only?: readonly Part[];
  /** A folder to build into instead of `dist/`, which is then left alone. */
  readonly into?: string;
}

/** Bundles the product into `dist/`. Throws where a part does not build. */
export async function buildAll({ only, into }: BuildOptions = {}): Promise<void> {
  const stamp = sourceStamp();
  const wanted = only ?? (Object.keys(parts) as Part[]);
  const target = into ?? path.join(root, 'dist');
  if (into === undefined) rmSync(stampFile, { force: true });
  // The page's compiler looks here, whatever the mode: called from a test it would build for development.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    for (const part of wanted)
      await build(part === 'renderer' ? pageConfig(target) : nodeConfig(part, target));
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
  if (wanted.includes('jobs')) {
    copyFonts(target);
    copyCharacterMaps(target);
  }
  if (only !== undefined || into !== undefined) return;
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** The fonts that pictures are drawn with, beside the bundle that draws them. */
function copyFonts(target: string): void {
  const folder = path.join(target, 'fonts');
  mkdirSync(folder, { recursive: true });
  for (const file of packagedFontFiles(root)) copyFileSync(file, path.join(folder, path.basename(file)));
}

/** What PDFs in Chinese, Japanese and Korean are read with, beside the bundle that reads them. */
function copyCharacterMaps(target: string): void {
  cpSync(path.join(root, 'node_modules/pdfjs-dist/cmaps'), path.join(target, 'cmaps'), { recursive: true });
}

/** True where `dist/` is missing or was made from other sources than those here now. */
export function isStale(): boolean {
  return !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== sourceStamp();
}

const shared = {
  root,
  configFile: false,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
} as const satisfies InlineConfig;

function pageConfig(target: string): InlineConfig {
  return {
    ...shared,
    root: path.join(root, 'renderer'),
    base: '/',
    publicDir: path.join(root, 'renderer', 'public'),
    plugins: [react()],
    build: {
      outDir: path.join(target, 'renderer'),
      emptyOutDir: true,
      // The page's policy allows fonts and scripts from files only.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: false,
      target: 'chrome140',
      chunkSizeWarningLimit: 3000,
    },
  };
}

/** All files of an entry in one folder, so that `import.meta.dirname` is the entry's own wherever it is read. */
function nodeConfig(part: Exclude<Part, 'renderer'>, target: string): InlineConfig {
  const commonJs = part === 'preload';
  return {
    ...shared,
    publicDir: false,
    ssr: { noExternal: true, external, target: 'node' },
    build: {
      ssr: path.join(root, parts[part]),
      outDir: path.join(target, part),
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        external: [...external, ...builtinModules, /^node:/],
        output: {
          format: commonJs ? 'cjs' : 'es',
          entryFileNames: commonJs ? 'preload.cjs' : 'main.js',
          // A job reads its own code and no other's: most of it is readers of files that few jobs need.
          ...(part === 'jobs' ? { chunkFileNames: '[name]-[hash].js' } : { codeSplitting: false }),
        },
      },
    },
  };
}

/** A hash of everything the bundles are made from: names and contents. */
function sourceStamp(): string {
  const hash = createHash('sha256');
  for (const file of [...sourceFiles(), 'build/bundle.ts', 'package.json', 'package-lock.json']) {
    hash
      .update(file)
      .update('\u0000')
      .update(readFileSync(path.join(root, file)))
      .update('\u0000');
  }
  return hash.digest('hex');
}

function sourceFiles(): string[] {
  return ['shared', 'electron', 'renderer']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
        ),
    )
    .sort();
}

if (import.meta.main) {
  const only = process.argv.slice(2).filter((word): word is Part => Object.hasOwn(parts, word));
  await buildAll(only.length > 0 ? { only } : {});
}
