import path from 'node:path';

/** The workspace's name as people say it: the file name without its ending. */
export function workspaceName(file: string): string {
  return path.basename(file).replace(/\.touchline$/i, '');
}
