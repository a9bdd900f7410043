import { type TableName, tableNames } from '../../../shared/api/tables.ts';
import type { Db } from '../core/db.ts';

/** A table whose rows the undo log keeps. `number` is its place in `tableNames`, as the triggers pass it. */
export interface TrackedTable {
  readonly name: TableName;
  readonly number: number;
  readonly columns: readonly string[];
}

/** `undo_log_…`, because `undo_step` is the twin of the table `step`. */
const logTables = `
CREATE TABLE IF NOT EXISTS undo_log_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT, stack TEXT NOT NULL, label TEXT NOT NULL, at INTEGER NOT NULL,
  merge_key TEXT, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL, bytes INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS undo_log_range (
  seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, tbl INTEGER NOT NULL, first INTEGER NOT NULL,
  last INTEGER NOT NULL) STRICT;
`;

/** Reads the columns of every tracked table; throws when schema and `tableNames` disagree. */
export function trackedTables(db: Db): readonly TrackedTable[] {
  return tableNames.map((name, number) => {
    const columns = db
      .all<{ name: string }>(`SELECT name FROM pragma_table_info('${name}')`)
      .map((c) => c.name);
    if (!columns.includes('id') || !columns.includes('rev')) {
      throw new Error(`Table ${name} is missing or lacks id and rev`);
    }
    return { name, number, columns };
  });
}

/**
 * Makes the log tables and the twin of each tracked table. Twin columns have no type, so that every value keeps
 * the one it had. A twin that no longer fits its table belongs to an older schema: the whole log is dropped.
 */
export function ensureLogTables(db: Db, tables: readonly TrackedTable[]): void {
  db.script(logTables);
  const fits = tables.every((table) => {
    const twin = db.all<{ name: string }>(`SELECT name FROM pragma_table_info('undo_${table.name}')`);
    return twin.length === 0 || twin.map((c) => c.name).join() === ['seq', 'op', ...table.columns].join();
  });
  if (!fits) clearLog(db, tables);
  for (const table of tables) {
    db.script(`CREATE TABLE IF NOT EXISTS undo_${table.name} (
      seq INTEGER PRIMARY KEY, op TEXT, ${table.columns.join(', ')})`);
  }
}

/** Forgets every step; used by migrations and restore. */
export function clearLog(db: Db, tables: readonly TrackedTable[]): void {
  for (const table of tables) db.script(`DROP TABLE IF EXISTS undo_${table.name}`);
  db.script('DELETE FROM undo_log_step; DELETE FROM undo_log_range;');
}

/**
 * TEMP triggers that copy old rows to the twins. They call functions of the writing connection: `undo_insert`
 * notes a new id, `undo_next` decides whether an old row is to be kept and `undo_seq` numbers it.
 */
export function installTriggers(db: Db, tables: readonly TrackedTable[]): void {
  for (const { name, number, columns } of tables) {
    const old = columns.map((column) => `old.${column}`).join(', ');
    db.script(`
      CREATE TEMP TRIGGER undo_${name}_i AFTER INSERT ON main.${name} BEGIN
        SELECT undo_insert(${number}, new.id); END;
      CREATE TEMP TRIGGER undo_${name}_u AFTER UPDATE ON main.${name} WHEN undo_next(${number}, 1, old.id) BEGIN
        INSERT INTO undo_${name} VALUES (undo_seq(), 'U', ${old}); END;
      CREATE TEMP TRIGGER undo_${name}_d AFTER DELETE ON main.${name} WHEN undo_next(${number}, 2, old.id) BEGIN
        INSERT INTO undo_${name} VALUES (undo_seq(), 'D', ${old}); END;`);
  }
}
