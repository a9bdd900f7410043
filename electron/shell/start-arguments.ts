import path from 'node:path';

export interface StartArguments {
  /** The workspace to open, as an absolute path. */
  readonly file: string | undefined;
  /** Open a copy of the example workspace. */
  readonly example: boolean;
}

/**
 * What the user asked for on the command line, or by a double click on Windows and Linux. Chromium and Electron
 * put switches of their own among the arguments; the last argument that names a workspace counts.
 */
export function startArguments(argv: readonly string[], folder: string): StartArguments {
  const file = argv.findLast((argument) => !argument.startsWith('-') && /\.touchline$/i.test(argument));
  return {
    file: file === undefined ? undefined : path.resolve(folder, file),
    example: argv.includes('--example'),
  };
}
