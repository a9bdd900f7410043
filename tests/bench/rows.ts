import { readFileSync } from 'node:fs';

/** One measure. Null where there is no such target, or where the figure is not a time. */
export interface Row {
  readonly slice: string;
  readonly name: string;
  readonly oursMs: number | null;
  readonly limitMs: number | null;
  /** Ours divided by the same work done bare: better-sqlite3 alone, or a page with nothing of the product in it. */
  readonly ratio: number | null;
  readonly targetRatio: number | null;
  /** Resident memory of the process measured, after the measure: the store's, or the page's where a page is. */
  readonly rssMb: number | null;
}

/** The most memory a store process may hold after everything. */
export const LIMIT_RSS_MB = 350;

/** The slice whose rows are about memory: there, and only there, `rssMb` has a target. */
export const MEMORY_SLICE = 'memory';

/** Whether a measure misses one of its targets. */
export function misses({ slice, oursMs, limitMs, ratio, targetRatio, rssMb }: Row): boolean {
  if (limitMs !== null && (oursMs === null || oursMs > limitMs)) return true;
  if (targetRatio !== null && (ratio === null || ratio > targetRatio)) return true;
  return slice === MEMORY_SLICE && (rssMb === null || rssMb > LIMIT_RSS_MB);
}

/** The measures as lines of a table, the ones that miss marked. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['slice', 'measure', 'ours ms', 'limit ms', 'bare ms', 'ratio', 'target', 'rss MB', ''];
  const cells = rows.map((row) => [
    row.slice,
    row.name,
    number(row.oursMs),
    number(row.limitMs),
    number(row.oursMs === null || row.ratio === null ? null : row.oursMs / row.ratio),
    number(row.ratio, 2),
    number(row.targetRatio, 2),
    row.slice === MEMORY_SLICE ? `${number(row.rssMb)} of ${LIMIT_RSS_MB}` : number(row.rssMb),
    misses(row) ? 'MISSES' : '',
  ]);
  const widths = head.map((title, n) => Math.max(title.length, ...cells.map((row) => row[n]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, n) => (n < 2 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('  ');
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...cells.map(line)].join('\n');
}

function number(value: number | null, digits?: number): string {
  if (value === null) return '';
  return value.toFixed(digits ?? (value < 10 ? 2 : value < 100 ? 1 : 0));
}

/** Resident memory of a process in MB, and the most it ever had; null where the system does not tell. */
export function memoryOf(pid: number | undefined): { readonly now: number; readonly most: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
    return { now: field('VmRSS'), most: field('VmHWM') };
  } catch {
    return null;
  }
}
