import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { PseudonymPlanWriter } from '../../../../electron/store/voices/pseudonymise/plan-file.ts';
import { Random } from '../../../bench/random.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support.ts';

interface Name {
  readonly from: number;
  readonly to: number;
}

/** Attaches a plan that has each of `names` (code points) in the source as a find of its own group. */
function planOf(workspace: TestWorkspace, sourceId: number, names: readonly Name[]): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'pseudonym-plan-'));
  const file = path.join(folder, 'plan.db');
  const text = workspace.db.value<string>('SELECT text FROM source_text WHERE id = ?', [sourceId]) ?? '';
  const sha = workspace.db.value<Buffer>('SELECT sha256 FROM source_text WHERE id = ?', [sourceId]);
  const writer = new PseudonymPlanWriter(file);
  writer.source(sourceId, sha ?? Buffer.alloc(0));
  for (const [index, { from, to }] of names.entries()) {
    const found = [...text].slice(from, to).join('');
    const n = index + 1;
    const place = { field: -1, rowId: sourceId, sourceId, title: '', value: null, context: found };
    writer.find({ ...place, n, group: n, start: from, end: to, found, from: 0, to: found.length });
    writer.group({
      ...{ n, kind: 'name', label: found, replacement: `[${n}]`, count: 1, sources: 1, beside: 0 },
      ...{ confidence: 1, why: '', isKnown: false, writings: new Map([[found, 1]]) },
    });
  }
  writer.finish();
  workspace.db.raw.prepare('ATTACH DATABASE ? AS plan').run(file);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
}

function replaceAll(workspace: TestWorkspace, names: readonly Name[], replacement: (n: number) => string) {
  const groups = names.map((_, index) => ({ n: index + 1, replacement: replacement(index + 1) }));
  const applied = workspace.run('voices.pseudonymise.apply', {
    planId: 'here',
    choices: { groups, without: [] },
    count: names.length,
  });
  workspace.db.raw.exec('DETACH DATABASE plan');
  return applied;
}

function wordsOf(workspace: TestWorkspace): Map<number, string> {
  const rows = workspace.db.all<{ id: number; start: number; end: number; text: string }>(
    'SELECT c.id, c.start_cp AS start, c.end_cp AS "end", t.text FROM coding c JOIN source_text t ON t.id = c.source_id',
  );
  return new Map(rows.map(({ id, start, end, text }) => [id, [...text].slice(start, end).join('')]));
}

test.each([
  ['exactly on it', 10, 21, '[1]'],
  ['on its first word', 10, 15, '[1]'],
  ['on a letter within', 12, 13, '[1]'],
  ['over its beginning', 3, 13, 'poke to [1]'],
  ['over its end', 16, 28, '[1] today.'],
  ['around it', 2, 28, 'spoke to [1] today.'],
  ['touching its beginning', 2, 10, 'spoke to'],
  ['touching its end', 21, 28, ' today.'],
])('a coding %s', (_, start, end, expected) => {
  const workspace = openTestWorkspace();
  const text = 'I spoke to Amber Jones today.';
  const at = text.indexOf('Amber');
  // The table counts from a name at 10.
  const shift = at - 10;
  const sourceId = workspace.run('voices.source.add', { kind: 'note', title: 'x', text }).id;
  const moved = { start: start >= 10 ? start + shift : start, end: end >= 10 ? end + shift : end };
  const { id } = workspace.run('voices.coding.add', {
    sourceId,
    code: { name: 'c', parentId: null },
    ...moved,
  });
  const before = workspace.dump();
  const names = [{ from: at, to: at + 11 }];
  planOf(workspace, sourceId, names);
  replaceAll(workspace, names, (n) => `[${n}]`);
  expect(wordsOf(workspace).get(id)?.trim()).toBe(expected.trim());
  expect(workspace.revert('undo')).toBe('Pseudonymise: 1 place');
  expect(workspace.dump()).toEqual(before);
  workspace.checkFullText();
});

test('codings of one code on two parts of a name become one, with its memo; another code and coder stay', () => {
  const workspace = openTestWorkspace();
  const sourceId = workspace.run('voices.source.add', {
    kind: 'note',
    title: 'x',
    text: 'Amber Jones rang.',
  }).id;
  const code = { name: 'c', parentId: null };
  const first = workspace.run('voices.coding.add', { sourceId, code, start: 0, end: 5 });
  const second = workspace.run('voices.coding.add', {
    sourceId,
    code: { id: first.codeId },
    start: 6,
    end: 16,
  });
  const other = workspace.run('voices.coding.add', {
    sourceId,
    code: { name: 'd', parentId: null },
    start: 1,
    end: 3,
  });
  workspace.run('voices.memo.add', { codingId: second.id, text: 'why' });
  const before = workspace.dump();
  planOf(workspace, sourceId, [{ from: 0, to: 11 }]);
  replaceAll(workspace, [{ from: 0, to: 11 }], () => '[1]');
  expect(wordsOf(workspace)).toEqual(
    new Map([
      [first.id, '[1] rang'],
      [other.id, '[1]'],
    ]),
  );
  expect(workspace.db.column('SELECT coding_id FROM memo')).toEqual([first.id]);
  workspace.revert('undo');
  expect(workspace.dump()).toEqual(before);
});

const ROUNDS = process.env.TOUCHLINE_LONG === '1' ? 3000 : 60;
const letters = ['a', 'b', ' ', 'é', 'e\u0301', '😀', '𝒳', 'ש', '\n', '.'];

test('random texts, names and codings against a reference that knows nothing of offsets', () => {
  const workspace = openTestWorkspace();
  const random = new Random(8);
  const root = workspace.run('voices.source.add', { kind: 'note', title: 'x', text: 'x' }).id;
  // A code each, so that none of them is merged with another.
  const codes = Array.from(
    { length: 8 },
    (_, index) =>
      workspace.run('voices.coding.add', {
        sourceId: root,
        code: { name: `code ${index}`, parentId: null },
        start: 0,
        end: 1,
      }).codeId,
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    const text = Array.from(
      { length: random.int(4, 60) },
      () => letters[random.int(0, letters.length)] ?? '',
    ).join('');
    const characters = [...text];
    const sourceId = workspace.run('voices.source.add', { kind: 'note', title: `${round}`, text }).id;
    const cuts = new Set(
      Array.from({ length: 2 * random.int(1, 5) }, () => random.int(0, characters.length + 1)),
    );
    const sorted = [...cuts].toSorted((a, b) => a - b);
    const names: Name[] = [];
    for (let at = 0; at + 1 < sorted.length; at += random.int(1, 3)) {
      const [from, to] = [sorted[at] ?? 0, sorted[at + 1] ?? 0];
      if (to > from) names.push({ from, to });
    }
    if (names.length === 0) continue;
    const codings = new Map<number, ReadonlySet<number>>();
    for (const codeId of codes) {
      const start = random.int(0, characters.length);
      const end = random.int(start + 1, characters.length + 1);
      const { id } = workspace.run('voices.coding.add', { sourceId, code: { id: codeId }, start, end });
      codings.set(id, new Set(Array.from({ length: end - start }, (_, index) => start + index)));
    }
    const replacement = (n: number) => ['[Person 1]', 'Ω', '😀😀', 'x y'][n % 4] ?? '';
    // The reference: a coding has every character it had, and each name of which it had any.
    const expected = new Map<number, string>();
    for (const [id, coded] of codings) {
      let words = '';
      for (let at = 0; at < characters.length; ) {
        const name = names.findIndex(({ from }) => from === at);
        const found = names[name];
        if (found) {
          const has = Array.from({ length: found.to - found.from }, (_, index) => found.from + index);
          if (has.some((one) => coded.has(one))) words += replacement(name + 1);
          at = found.to;
        } else {
          if (coded.has(at)) words += characters[at];
          at += 1;
        }
      }
      expected.set(id, words);
    }
    const before = workspace.dump();
    planOf(workspace, sourceId, names);
    const applied = replaceAll(workspace, names, replacement);
    expect(applied.inTexts).toBe(names.length);
    const after = wordsOf(workspace);
    for (const [id, words] of expected) expect([round, after.get(id)]).toEqual([round, words]);
    workspace.revert('undo');
    expect(workspace.dump()).toEqual(before);
    workspace.revert('redo');
    for (const [id, words] of expected) expect(wordsOf(workspace).get(id)).toBe(words);
  }
  workspace.checkFullText();
}, 120_000);
