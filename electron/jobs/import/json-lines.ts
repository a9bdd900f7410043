import { StringDecoder } from 'node:string_decoder';
import type { CsvTally, TableRow } from './csv.ts';
import { utf8Chunks } from './decode.ts';
import type { Encoding } from './encoding.ts';
import { ImportRefusal } from './failures.ts';
import { LIMITS } from './limits.ts';
import type { OpenFile } from './open-file.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** One line of a file of JSON lines; `object` is undefined where the line is none. */
export interface JsonLine {
  readonly line: number;
  readonly object: JsonObject | undefined;
  readonly raw: string;
}

const DEPTH = 4;
export const NOT_JSON = 'This line is no JSON object.';

/** Whether a file's beginning is one JSON object a line. */
export function looksLikeJsonLines(beginning: string): boolean {
  const first =
    beginning
      .replace(/^\ufeff/, '')
      .trimStart()
      .split(/\r?\n/, 1)[0] ?? '';
  return first.startsWith('{') && (parse(first) !== undefined || /^\{\s*"[^"]*"\s*:/.test(first));
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (isTooDeep(value)) return undefined;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether more than LIMITS.xmlDepth things lie inside each other: writing such a value back overflows the stack. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= LIMITS.xmlDepth; depth++) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
    if (level.length === 0) return false;
  }
  return true;
}

/** The lines of a file, in batches; blank lines are counted. Refuses (ImportRefusal) a line over LIMITS.recordBytes. */
export async function* readJsonLines(
  file: OpenFile,
  encoding: Pick<Encoding, 'label' | 'forced'>,
  tally: CsvTally,
  signal?: AbortSignal,
): AsyncGenerator<readonly JsonLine[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let line = 0;
  const take = (text: string): JsonLine[] => {
    line += 1;
    const raw = text.trim();
    if (raw === '') {
      tally.blank += 1;
      return [];
    }
    if (raw.includes('\0')) tally.firstNulLine ??= line;
    return [{ line, object: parse(raw), raw }];
  };
  for await (const piece of utf8Chunks(file, encoding, tally, signal)) {
    const lines = (rest + decoder.write(piece)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LIMITS.recordBytes) throw lineTooLong(line + lines.length + 1);
    yield lines.flatMap(take);
  }
  yield take(rest + decoder.end());
}

/** A value as the text of a cell: lists joined by `; `, deeper things as JSON. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
    return value.map(cellOf).join('; ');
  return JSON.stringify(value);
}

/** An object as cells by the path of their keys: `requester.name`. Lists of `{id, value}` give a cell for each id. */
export function flatten(object: JsonObject): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  const add = (prefix: string, value: unknown, depth: number): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth < DEPTH) {
      for (const [key, inner] of Object.entries(value)) add(`${prefix}.${key}`, inner, depth + 1);
      return;
    }
    if (isFieldList(value)) {
      for (const field of value) cells.set(`${prefix} ${field.id}`, cellOf(field.value));
      return;
    }
    cells.set(prefix, cellOf(value));
  };
  for (const [key, value] of Object.entries(object)) add(key, value, 1);
  return cells;
}

/** How Zendesk writes the fields a company made itself. */
function isFieldList(value: unknown): value is { readonly id: string | number; readonly value: unknown }[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (field) =>
        typeof field === 'object' &&
        field !== null &&
        'value' in field &&
        'id' in field &&
        (typeof field.id === 'string' || typeof field.id === 'number'),
    )
  );
}

/** Gathers every key path of the lines, in the order they are first met. Refuses more than LIMITS.columns. */
export class FieldNames {
  readonly #names = new Set<string>();

  add(cells: ReadonlyMap<string, string>, line: number): void {
    for (const name of cells.keys()) this.#names.add(name);
    if (this.#names.size > LIMITS.columns) {
      throw new ImportRefusal(
        'too-large',
        `Up to line ${line} there are more than ${LIMITS.columns.toLocaleString('en')} different fields; take out those that are not needed.`,
        line,
      );
    }
  }

  list(): readonly string[] {
    return [...this.#names];
  }
}

/** One object as a row under `fields`; what has no field there is told in `beyond`. */
export function rowOf(
  line: JsonLine,
  fields: readonly string[],
  cells: ReadonlyMap<string, string>,
): TableRow {
  const known = new Set(fields);
  const beyond = [...cells].flatMap(([name, value]) => (known.has(name) || value === '' ? [] : [name]));
  return {
    line: line.line,
    cells: fields.map((name) => (cells.get(name) ?? '').toWellFormed()),
    ...(beyond.length === 0 ? {} : { beyond }),
  };
}

function lineTooLong(line: number): ImportRefusal {
  return new ImportRefusal(
    'too-large',
    `Line ${line} has more than ${LIMITS.recordBytes / 1024 / 1024} million characters; check that the file has one object a line.`,
    line,
  );
}
