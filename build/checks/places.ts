import os from 'node:os';
import { projectRoot } from '../run.ts';
import { type Check, isCode, linesMatching, type SourceFile, type Violation } from './sources.ts';

interface PlaceRule {
  readonly name: string;
  readonly pattern: RegExp;
  readonly applies: (file: SourceFile) => boolean;
  readonly instead: string;
}

const product = (file: SourceFile) => isCode(file) && /^(shared|electron|renderer)\//.test(file.path);
const outside =
  (...folders: readonly string[]) =>
  (file: SourceFile) =>
    product(file) && !folders.some((folder) => file.path.startsWith(folder));

// The parts are joined here so that this file does not break its own rules.
const registries = [
  'registry.npm' + 'js',
  'registry.yarn' + 'pkg',
  'npm.pkg.git' + 'hub',
  'deb.deb' + 'ian',
  'pypi' + '.org',
];
// Where this project is being worked on, wherever that is, and the usual homes of a build machine.
const machinePaths = ['/ro' + 'ot/', '/wo' + 'rk/', `${os.homedir()}/`, `${projectRoot}/`].map((part) =>
  part.replaceAll('.', '.'),
);

const rules: readonly PlaceRule[] = [
  {
    name: 'SQL only in the store',
    pattern: /\.(prepare|exec)\(\s*[`'"]|\.prepare\(/,
    applies: outside('electron/store/'),
    instead: 'write the query in electron/store and call it through the contract',
  },
  {
    name: 'constant SQL',
    pattern: /INSERT OR REPLACE/i,
    applies: (file) => file.path.startsWith('electron/store/'),
    instead: 'INSERT OR REPLACE deletes rows behind the undo log; use ON CONFLICT … DO UPDATE',
  },
  {
    name: 'network and bridge only in renderer/api and renderer/host',
    pattern: /\bfetch\(|\bnavigator\.|window\.touchline|\bEventSource\(|\bXMLHttpRequest\b/,
    applies: (file) =>
      outside('renderer/api/', 'renderer/host/')(file) &&
      file.path.startsWith('renderer/') &&
      file.path !== 'renderer/app/main.tsx',
    instead: 'go through the client or a Host capability',
  },
  {
    name: 'no HTML from strings',
    pattern: /dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML|document\.write/,
    applies: product,
    instead: "customers' words are data: render them as text",
  },
  {
    name: 'no file:// and no remote addresses in the product',
    pattern:
      /['"`](file|https?):\/\/(?!127\.0\.0\.1|localhost|www\.w3\.org|schemas\.openxmlformats\.org|purl\.oclc\.org|\$\{)[^'"`]/,
    applies: (file) => /^(electron\/(server|shell|preload|jobs)|renderer)\//.test(file.path) && isCode(file),
    instead: 'nothing is loaded from or sent to anywhere',
  },
  {
    name: 'colours only in the tokens',
    pattern: /#[0-9a-f]{6}\b|#[0-9a-f]{3}\b(?![\w-])|\brgba?\(|\bhsla?\(|\boklch\(/i,
    applies: (file) => /^renderer\/.*\.(css|tsx?)$/.test(file.path) && !file.path.endsWith('ui/tokens.css'),
    instead: 'use a custom property of renderer/ui/tokens.css',
  },
];

/** What may stand only in certain places. */
export const placeRules: readonly Check[] = rules.map(({ name, pattern, applies, instead }) => ({
  name,
  run: (files) =>
    files.filter(applies).flatMap((file): Violation[] =>
      linesMatching(file.text, pattern)
        .filter(({ text }) => !/^\s*(\/\/|\*|\/\*)/.test(text))
        .map(({ line, text }) => ({
          path: file.path,
          line,
          what: `${text.trim().slice(0, 80)}: ${instead}`,
        })),
    ),
}));

/** Nothing committed names a package registry's host or a folder of somebody's machine. */
export const noMachineNames: Check = {
  name: 'no registry hosts, no machine paths',
  run: (files) =>
    files.flatMap((file): Violation[] =>
      linesMatching(
        file.text,
        new RegExp(
          `${registries.map((host) => host.replaceAll('.', '\\.')).join('|')}|(?<![\\w.$}~-])(${machinePaths.join('|')})`,
        ),
      ).map(({ line, text }) => ({
        path: file.path,
        line,
        what: `${text.trim().slice(0, 80)}: name no host and no machine path`,
      })),
    ),
};
