import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../run.ts';

export interface SourceFile {
  /** From the project's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A rule that was broken: where, and what to do instead. */
export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly what: string;
}

export interface Check {
  readonly name: string;
  readonly run: (files: readonly SourceFile[]) => readonly Violation[];
}

/** Every text file git knows or would know. */
export function projectFiles(): readonly SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: projectRoot,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return [...new Set(listed.split('\n'))]
    .filter((name) => /\.(ts|tsx|js|cjs|mjs|css|html|json|md|yml|yaml|svg)$|(^|\/)(run|LICENSE)$/.test(name))
    .flatMap((name) => {
      try {
        return [{ path: name, text: readFileSync(path.join(projectRoot, name), 'utf8') }];
      } catch {
        // Listed by git and deleted in the work tree.
        return [];
      }
    });
}

export function isCode(file: SourceFile): boolean {
  return /\.tsx?$/.test(file.path);
}

/** Lines of `text` that match, from 1. */
export function linesMatching(
  text: string,
  pattern: RegExp,
): readonly { readonly line: number; readonly text: string }[] {
  return text
    .split('\n')
    .map((content, index) => ({ line: index + 1, text: content }))
    .filter(({ text: content }) => pattern.test(content));
}

export interface Import {
  readonly line: number;
  /** As written. */
  readonly specifier: string;
  /** The project's file it names; undefined for packages. */
  readonly target: string | undefined;
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s+(?:type\s+)?(?:[\w*{}\s,$]+\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** What a file imports, with relative specifiers resolved. */
export function importsOf(file: SourceFile): readonly Import[] {
  return [...file.text.matchAll(importPattern)].map((match) => {
    const specifier = match[1] ?? match[2] ?? '';
    const line = file.text.slice(0, (match.index ?? 0) + 1).split('\n').length;
    const target = specifier.startsWith('.')
      ? path.posix.normalize(path.posix.join(path.posix.dirname(file.path), specifier.replace(/\?.*$/, '')))
      : undefined;
    return { line, specifier, target };
  });
}
