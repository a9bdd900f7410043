import path from 'node:path';
import type { Configuration } from 'electron-builder';
import { afterPack, LINUX_EXECUTABLE } from './after-pack.ts';

export interface PackagingOptions {
  /** Where the packages go. */
  readonly output: string;
  /** A folder with an unpacked Electron; absent: the usual one, downloaded where it is missing. */
  readonly electronDist: string | undefined;
}

/**
 * What goes into the application: the bundles, and of the dependencies only those that find files beside
 * themselves at run time. Everything else is inside the bundles already.
 */
const files = [
  'package.json',
  'dist/**/*',
  '!dist/.stamp*',
  '!**/*.map',
  '!node_modules/**/*',
  'node_modules/better-sqlite3/package.json',
  'node_modules/better-sqlite3/LICENSE',
  'node_modules/better-sqlite3/lib/**/*',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in for each target
  'node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node',
  'node_modules/@resvg/*/package.json',
  'node_modules/@resvg/*/LICENSE',
  'node_modules/@resvg/*/*.js',
  'node_modules/@resvg/*/*.node',
];

/** How electron-builder makes the packages of the three systems. */
export function packaging({ output, electronDist }: PackagingOptions): Configuration {
  return {
    appId: 'app.touchline.workbench',
    productName: 'Touchline',
    copyright: 'The Touchline maintainers',
    directories: { output, buildResources: path.join(import.meta.dirname, 'icons') },
    files,
    asar: true,
    // Fonts are read by a native library, which knows nothing of archives.
    asarUnpack: ['node_modules/better-sqlite3/prebuilds/**', '**/*.node', 'dist/fonts/**'],
    // The native modules are Node-API: one binary serves Node and Electron, nothing is built here.
    npmRebuild: false,
    nodeGypRebuild: false,
    buildDependenciesFromSource: false,
    afterPack,
    ...(electronDist === undefined ? {} : { electronDist }),
    icon: path.join(import.meta.dirname, 'icons', 'icon.png'),
    fileAssociations: [
      {
        ext: 'touchline',
        name: 'Touchline workspace',
        description: 'Touchline workspace',
        mimeType: 'application/vnd.touchline.workspace',
        role: 'Editor',
      },
    ],
    publish: null,
    win: { target: 'nsis' },
    // Windows registers the file association only for an installation for all users.
    nsis: { oneClick: false, perMachine: true, deleteAppDataOnUninstall: false },
    mac: {
      target: ['dmg', 'zip'],
      category: 'public.app-category.business',
      hardenedRuntime: true,
      minimumSystemVersion: '13.0',
    },
    linux: {
      target: ['AppImage', 'deb'],
      category: 'Office',
      executableName: LINUX_EXECUTABLE,
      maintainer: 'The Touchline maintainers <maintainers@touchline.invalid>',
      synopsis: 'A workbench for customer-experience research',
    },
  };
}
