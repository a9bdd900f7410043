import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exportAgreementJob } from '../../electron/jobs/export-agreement.ts';
import { openWriter } from '../../electron/store/core/open-connection.ts';
import { newUid } from '../../electron/store/core/uid.ts';
import { createFile } from '../../electron/store/file/create-file.ts';
import { textHash } from '../../electron/store/file/texts.ts';

test('the table of agreement as CSV: every code by its path, numbers in full, the methods statement last', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'touchline-agreement-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const workspacePath = path.join(folder, 'a.touchline');
  createFile(workspacePath, 'Ada Berg', 0);
  const db = openWriter(workspacePath, 'truncate');
  const add = (sql: string, ...params: readonly (string | number | Buffer)[]) => db.run(sql, params).lastId;
  add(`INSERT INTO coder (uid, rev, name, initials) VALUES (?, 1, 'Bo', 'B')`, newUid(0));
  add(`INSERT INTO source (uid, rev, kind, title, created_at) VALUES (?, 1, 'note', 'T', 0)`, newUid(0));
  const text = 'x'.repeat(24);
  add(
    'INSERT INTO source_text (id, rev, text, length, sha256) VALUES (1, 1, ?, 24, ?)',
    text,
    textHash(text),
  );
  const code = (name: string, parent: number | null) =>
    db.run(
      `INSERT INTO code (uid, rev, parent_id, name, colour, description, when_to_use, when_not, position)
      VALUES (?, 1, ?, ?, 0, '', '', '', 1)`,
      [newUid(0), parent, name],
    ).lastId;
  const delay = code('Delay, long', code('Time', null));
  for (const [coder, start, end] of [
    [1, 2, 10],
    [1, 14, 20],
    [2, 4, 8],
    [2, 15, 17],
  ] as const) {
    add(
      `INSERT INTO coding (uid, rev, source_id, code_id, coder_id, start_cp, end_cp, created_at)
      VALUES (?, 1, 1, ?, ?, ?, ?, 0)`,
      newUid(0),
      delay,
      coder,
      start,
      end,
    );
  }
  db.close();
  const file = path.join(folder, 'agreement.csv');
  const written = await exportAgreementJob(
    { workspacePath, input: { coders: [1, 2] }, format: 'csv', file, part: `${file}.part` },
    () => undefined,
  );
  expect(written).toMatchObject({ rows: 2 });
  const lines = readFileSync(file, 'utf8').replace('\uFEFF', '').split('\r\n');
  expect(lines[0]).toContain('Code,n (characters),percent agreement,Cohen’s kappa');
  const cells = (lines[1] ?? '').split(',');
  expect(cells.slice(0, 2).join()).toBe('"Time / Delay, long"');
  const [kappa, pi] = [cells[4], cells[5]].map(Number);
  expect(kappa).toBeCloseTo(0.384615, 6);
  expect(pi).toBeCloseTo(0.314286, 6);
  expect(lines[2]).toMatch(/^All codes together,24,/);
  expect(lines.join('\n')).toContain('Agreement of Ada Berg and Bo on 1 source');

  const workbook = path.join(folder, 'agreement.xlsx');
  await exportAgreementJob(
    { workspacePath, input: { coders: [1, 2] }, format: 'xlsx', file: workbook, part: `${workbook}.part` },
    () => undefined,
  );
  expect(readFileSync(workbook).subarray(0, 2).toString()).toBe('PK');
});
