import { spawn } from 'node:child_process';
import path from 'node:path';

export const projectRoot = path.join(import.meta.dirname, '..');

export interface Finished {
  readonly code: number;
  readonly output: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Shows what the command prints while it runs. */
  readonly show?: boolean;
}

/** Runs one of the project's own tools from node_modules/.bin, from the project's folder, and gathers its output. */
export function runTool(tool: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const bin = path.join(projectRoot, 'node_modules', '.bin');
  return new Promise((resolve) => {
    const child = spawn(path.join(bin, tool), [...args], {
      cwd: projectRoot,
      env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const gather = (piece: Buffer) => {
      output += piece.toString('utf8');
      if (options.show) process.stdout.write(piece);
    };
    child.stdout.on('data', gather);
    child.stderr.on('data', gather);
    child.on('error', (error) => resolve({ code: 1, output: `${tool}: ${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
