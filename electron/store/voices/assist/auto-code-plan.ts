import Database from 'better-sqlite3';
import type { AutoCodeAsked, AutoCodeHit } from '../../../../shared/voices/auto-code/model.ts';
import { openReader } from '../../core/open-connection.ts';

/** A plan of auto-coding: a database of its own in the scratch folder, written by the job and applied once. */
const schema = `
CREATE TABLE plan_rule (n INTEGER PRIMARY KEY, code TEXT NOT NULL) STRICT;
CREATE TABLE plan_source (id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL) STRICT;
CREATE TABLE plan_meta (coder_id INTEGER NOT NULL) STRICT;
CREATE TABLE plan_hit (
  n INTEGER PRIMARY KEY, rule INTEGER NOT NULL, source_id INTEGER NOT NULL, start_cp INTEGER NOT NULL,
  end_cp INTEGER NOT NULL, already INTEGER NOT NULL, title TEXT NOT NULL, person TEXT, context TEXT NOT NULL,
  from_unit INTEGER NOT NULL, to_unit INTEGER NOT NULL, found TEXT NOT NULL) STRICT;
CREATE INDEX plan_hit_new ON plan_hit(already, n);
`;

/** Writes a plan hit by hit; without a journal, because an unfinished plan is simply deleted. */
export class AutoCodePlanWriter {
  readonly #raw: Database.Database;
  readonly #hit: Database.Statement;
  readonly #source: Database.Statement;

  constructor(file: string, asked: AutoCodeAsked, coderId: number) {
    this.#raw = new Database(file);
    for (const pragma of ['journal_mode = OFF', 'synchronous = OFF']) this.#raw.pragma(pragma);
    this.#raw.exec(schema);
    this.#raw.exec('BEGIN');
    const rule = this.#raw.prepare('INSERT INTO plan_rule VALUES (?, ?)');
    for (const [n, { code }] of asked.rules.entries()) rule.run(n, JSON.stringify(code));
    this.#raw.prepare('INSERT INTO plan_meta VALUES (?)').run(coderId);
    this.#hit = this.#raw.prepare('INSERT INTO plan_hit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#source = this.#raw.prepare('INSERT INTO plan_source VALUES (?, ?)');
  }

  /** The text the hits of a source are of; told before them. */
  source(id: number, sha256: Buffer): void {
    this.#source.run(id, sha256);
  }

  hit(hit: AutoCodeHit): void {
    const { n, rule, sourceId, start, end, isAlready, title, person, context, from, to, found } = hit;
    this.#hit.run(
      n,
      rule,
      sourceId,
      start,
      end,
      isAlready ? 1 : 0,
      title,
      person,
      context,
      from,
      to,
      JSON.stringify(found),
    );
  }

  finish(): void {
    this.#raw.exec('COMMIT');
    this.#raw.close();
  }

  abandon(): void {
    this.#raw.close();
  }
}

interface HitRow extends Omit<AutoCodeHit, 'isAlready' | 'found'> {
  readonly already: number;
  readonly found: string;
}

/** A page of a plan's hits: those to be coded, or those coded already. Throws where the plan cannot be read. */
export function readHits(
  file: string,
  { already, offset, limit }: { readonly already: boolean; readonly offset: number; readonly limit: number },
): { total: number; hits: AutoCodeHit[] } {
  const db = openReader(file);
  try {
    const which = already ? 1 : 0;
    return {
      total: db.value<number>('SELECT count(*) FROM plan_hit WHERE already = ?', [which]) ?? 0,
      hits: db
        .all<HitRow>(
          `SELECT n, rule, source_id AS sourceId, start_cp AS start, end_cp AS end, already, title, person, context,
            from_unit AS "from", to_unit AS "to", found FROM plan_hit WHERE already = ? ORDER BY n LIMIT ? OFFSET ?`,
          [which, limit, offset],
        )
        .map(({ already: is, found, ...hit }) => ({
          ...hit,
          isAlready: is === 1,
          // Written by this file's own writer.
          found: JSON.parse(found) as [number, number][],
        })),
    };
  } finally {
    db.close();
  }
}
