import type Database from 'better-sqlite3';

export type SqlValue = string | number | bigint | Buffer | null;
export type SqlParams = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/** What a query may do. Row types are stated where the SQL stands, because the statement fixes them. */
export interface ReadDb {
  all<Row>(sql: string, params?: SqlParams): Row[];
  get<Row>(sql: string, params?: SqlParams): Row | undefined;
  /** The first column of the first row. */
  value<Value>(sql: string, params?: SqlParams): Value | undefined;
  /** The first column of every row: long lists of ids without an object each. */
  column<Value>(sql: string, params?: SqlParams): Value[];
  iterate<Row>(sql: string, params?: SqlParams): IterableIterator<Row>;
}

/** What a command may do. */
export interface WriteDb extends ReadDb {
  /** Rows changed and the last inserted id. */
  run(sql: string, params?: SqlParams): { readonly changes: number; readonly lastId: number };
}

const STATEMENT_CACHE = 600;

/** A connection with each constant SQL text prepared once. */
export class Db implements WriteDb {
  readonly raw: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  /** Apart from the others: plucking is a state of the statement itself. */
  readonly #columns = new Map<string, Database.Statement>();

  constructor(raw: Database.Database) {
    this.raw = raw;
  }

  all<Row>(sql: string, params: SqlParams = []): Row[] {
    return this.#prepare(sql).all(params) as Row[];
  }

  get<Row>(sql: string, params: SqlParams = []): Row | undefined {
    return this.#prepare(sql).get(params) as Row | undefined;
  }

  value<Value>(sql: string, params: SqlParams = []): Value | undefined {
    const row = this.#prepare(sql).get(params) as Record<string, unknown> | undefined;
    if (row === undefined) return undefined;
    return Object.values(row)[0] as Value;
  }

  column<Value>(sql: string, params: SqlParams = []): Value[] {
    let statement = this.#columns.get(sql);
    if (!statement) {
      statement = this.raw.prepare(sql).pluck();
      if (this.#columns.size >= STATEMENT_CACHE) this.#columns.clear();
      this.#columns.set(sql, statement);
    }
    return statement.all(params) as Value[];
  }

  *iterate<Row>(sql: string, params: SqlParams = []): IterableIterator<Row> {
    // Not cached: an open iterator would lock the shared statement against its next caller.
    yield* this.raw.prepare(sql).iterate(params) as IterableIterator<Row>;
  }

  run(sql: string, params: SqlParams = []): { readonly changes: number; readonly lastId: number } {
    const result = this.#prepare(sql).run(params);
    return { changes: result.changes, lastId: Number(result.lastInsertRowid) };
  }

  /** Several statements without parameters: schema and pragmas. */
  script(sql: string): void {
    this.raw.exec(sql);
  }

  close(): void {
    this.#statements.clear();
    this.#columns.clear();
    this.raw.close();
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.raw.prepare(sql);
    if (this.#statements.size >= STATEMENT_CACHE) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }
}
