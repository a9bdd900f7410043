import path from 'node:path';
import { parseArgs } from 'node:util';

/** How the loopback server was asked to run. */
export interface ServerOptions {
  readonly port: number;
  /** Serve until stopped; nobody opens a window. */
  readonly headless: boolean;
  /** End some seconds after the last page was closed. */
  readonly withWindow: boolean;
  readonly openFile: string | undefined;
  readonly example: boolean;
  /** The store process's entry and the folder of the built page, where not in their usual places. */
  readonly store: string | undefined;
  readonly pages: string | undefined;
}

/** Reads the command line. Throws an error whose message is for the user. */
export function readServerOptions(args: readonly string[]): ServerOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '0' },
      headless: { type: 'boolean', default: false },
      'with-window': { type: 'boolean', default: false },
      open: { type: 'string' },
      example: { type: 'boolean', default: false },
      store: { type: 'string' },
      pages: { type: 'string' },
    },
  });
  const file = values.open ?? positionals[0];
  return {
    port: readPort(values.port),
    headless: values.headless,
    withWindow: values['with-window'] && !values.headless,
    openFile: file === undefined ? undefined : path.resolve(file),
    example: values.example,
    store: values.store === undefined ? undefined : path.resolve(values.store),
    pages: values.pages === undefined ? undefined : path.resolve(values.pages),
  };
}

/** A TCP port; 0 is any free one. Throws an error whose message is for the user. */
export function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(port) || port > 65_535) {
    throw new Error(`"${text}" is not a port. Choose a number from 1024 to 65535.`);
  }
  return port;
}
