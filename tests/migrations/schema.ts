import type { Db } from '../../electron/store/core/db.ts';

/** The schema of an open database as text: one statement each, sorted, nothing of the undo log. */
export function schemaText(db: Db): string {
  return db
    .column<string>(
      `SELECT sql FROM sqlite_schema
       WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name NOT LIKE 'undo\\_%' ESCAPE '\\'
       ORDER BY type, name`,
    )
    .map((sql) => `${sql};\n`)
    .join('');
}

/** Every row of every table, as text that two equal contents share. */
export function contentText(db: Db, except: readonly string[] = []): string {
  const tables = db
    .column<string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
    )
    .filter((name) => !name.includes('_fts') && !name.startsWith('undo_') && !name.startsWith('sqlite_'))
    .filter((name) => !except.includes(name));
  return tables
    .map((name) => `${name}: ${JSON.stringify(db.all(`SELECT * FROM ${name} ORDER BY 1`))}\n`)
    .join('');
}
