import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readPort } from '../electron/server/options.ts';

/** What `npm start` was asked for. */
export interface StartOptions {
  readonly help: boolean;
  readonly browser: boolean;
  readonly headless: boolean;
  readonly port: number;
  readonly example: boolean;
  /** Absolute. */
  readonly file: string | undefined;
}

export const help = `Touchline

  npm start                        open Touchline
  npm start -- --example           open a copy of the example workspace
  npm start -- FILE.touchline      open a workspace
  npm start -- --browser           use a browser window, also where Electron is installed
  npm start -- --headless --port N serve without opening a window, and print the address
`;

/** Reads the command line. Throws an error whose message is for the user. */
export function readStartOptions(args: readonly string[], folder: string): StartOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      browser: { type: 'boolean', default: false },
      headless: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      example: { type: 'boolean', default: false },
    },
  });
  const [name, second] = positionals;
  if (second !== undefined) throw new Error('Give one workspace file to open.');
  const file = name === undefined ? undefined : path.resolve(folder, name);
  if (file !== undefined && !existsSync(file)) throw new Error(`There is no file ${name}.`);
  return { ...values, port: readPort(values.port), file };
}
