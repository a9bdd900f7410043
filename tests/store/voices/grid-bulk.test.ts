import { describe, expect, test } from 'vitest';
import { newUid } from '../../../electron/store/core/uid.ts';
import { openTestWorkspace, type TestWorkspace } from '../support.ts';

/** Answers, the third of them empty, and a second coder. */
function withAnswers(workspace: TestWorkspace) {
  const ids = ['It was slow', 'All fine', '', 'Late again'].map(
    (text) => workspace.run('voices.source.add', { kind: 'answer', title: 'A', text }).id,
  );
  const [first = 0, second = 0, empty = 0, last = 0] = ids;
  const delay = workspace.run('voices.code.add', { name: 'Delay' }).id;
  const praise = workspace.run('voices.code.add', { name: 'Praise' }).id;
  const other = workspace.run('workspace.coder.add', { name: 'Bo Carlsen' }).id;
  const own = workspace.coderId;
  const as = <T>(coderId: number, work: () => T): T => {
    workspace.coderId = coderId;
    const done = work();
    workspace.coderId = own;
    return done;
  };
  return { ids, first, second, empty, last, delay, praise, other, own, as };
}

const ranges = (workspace: TestWorkspace) =>
  workspace.db.all(
    'SELECT source_id AS s, code_id AS c, coder_id AS k, start_cp AS "from", end_cp AS "to" FROM coding ORDER BY 1, 2, 3, 4',
  );

describe('many rows at once', () => {
  test('coding leaves out empty answers and those that have the code, joins parts of it, and is one step', () => {
    const workspace = openTestWorkspace();
    const { ids, first, second, last, delay, own, other, as } = withAnswers(workspace);
    const range = { code: { id: delay }, start: 0, end: 2 };
    workspace.run('voices.coding.add', { sourceId: first, ...range });
    workspace.run('voices.coding.add', { sourceId: first, code: { id: delay }, start: 3, end: 6 });
    workspace.run('voices.coding.addWhole', { sourceIds: [second], code: { id: delay } });
    as(other, () => workspace.run('voices.coding.add', { sourceId: last, ...range }));
    const before = workspace.dump();
    const asked = workspace.ask('voices.grid.codesIn', { ids, codeId: delay });
    expect(asked).toEqual({
      empty: 1,
      codes: [{ codeId: delay, own: 3, ownSources: 2, ownWhole: 1, others: 1 }],
    });
    const { added } = workspace.run('voices.coding.addWhole', { sourceIds: ids, code: { id: delay } });
    // Exactly what was said before: all but the empty one and the one that had it.
    expect(added).toBe(ids.length - asked.empty - 1);
    expect(ranges(workspace)).toEqual([
      { s: first, c: delay, k: own, from: 0, to: 11 },
      { s: second, c: delay, k: own, from: 0, to: 8 },
      { s: last, c: delay, k: own, from: 0, to: 10 },
      { s: last, c: delay, k: other, from: 0, to: 2 },
    ]);
    expect(new Set(workspace.db.column('SELECT hex(uid) FROM coding')).size).toBe(4);
    workspace.revert('undo');
    expect(workspace.dump()).toEqual(before);
  });

  test('uncoding takes one’s own codings of the code, counts what others have, and is one step', () => {
    const workspace = openTestWorkspace();
    const { ids, first, second, last, delay, praise, other, as } = withAnswers(workspace);
    workspace.run('voices.coding.addWhole', { sourceIds: ids, code: { id: delay } });
    workspace.run('voices.coding.addWhole', { sourceIds: [first, second], code: { id: praise } });
    as(other, () => workspace.run('voices.coding.addWhole', { sourceIds: ids, code: { id: delay } }));
    const before = workspace.dump();
    const done = workspace.run('voices.coding.uncode', { sourceIds: [first, last], codeIds: [delay] });
    expect(done).toEqual({ removed: 2, sources: 2, others: 2 });
    const left = workspace.ask('voices.grid.codesIn', { ids: [first, last] });
    expect(left.codes).toEqual([
      { codeId: praise, own: 1, ownSources: 1, ownWhole: 1, others: 0 },
      { codeId: delay, own: 0, ownSources: 0, ownWhole: 0, others: 2 },
    ]);
    workspace.revert('undo');
    expect(workspace.dump()).toEqual(before);
    expect(workspace.run('voices.coding.uncode', { sourceIds: [first], codeIds: [praise, delay] })).toEqual({
      removed: 2,
      sources: 1,
      others: 1,
    });
  });

  test('codes are filled down in one step, each coding counted once', () => {
    const workspace = openTestWorkspace();
    const { ids, first, second, empty, last, delay, praise } = withAnswers(workspace);
    workspace.run('voices.coding.addWhole', { sourceIds: [second], code: { id: delay } });
    const before = workspace.dump();
    const filled = workspace.run('voices.coding.fillDown', {
      sourceIds: [first, second, empty, last],
      codeIds: [delay, praise],
    });
    expect(filled).toEqual({ added: 5, dropped: 0, sources: 4 });
    workspace.revert('undo');
    expect(workspace.dump()).toEqual(before);
    workspace.revert('redo');
    expect(workspace.ask('voices.grid.codesIn', { ids }).codes.map(({ own }) => own)).toEqual([3, 3]);
  });

  test('while others’ work is hidden nothing of it is counted, found or ordered by', () => {
    const workspace = openTestWorkspace();
    const { ids, first, last, delay, other, as } = withAnswers(workspace);
    as(other, () => workspace.run('voices.coding.addWhole', { sourceIds: [last], code: { id: delay } }));
    workspace.run('voices.coding.add', { sourceId: first, code: { id: delay }, start: 0, end: 2 });
    const found = () =>
      workspace.ask('voices.grid.order', { condition: { test: 'code', id: delay, below: true } }).ids;
    const groups = () => workspace.ask('voices.grid.order', { group: 'code' }).groups;
    expect(found()).toEqual([first, last]);
    expect(groups()).toEqual([
      { key: String(delay), label: 'Delay', count: 2 },
      { key: '', label: 'Not coded', count: 2 },
    ]);
    workspace.hidesOthers = true;
    expect(found()).toEqual([first]);
    expect(groups()?.map(({ count }) => count)).toEqual([1, 3]);
    expect(workspace.ask('voices.grid.codesIn', { ids }).codes).toEqual([
      { codeId: delay, own: 1, ownSources: 1, ownWhole: 0, others: 0 },
    ]);
    const byCodings = workspace.ask('voices.grid.order', {
      sort: [{ by: 'codings', direction: 'descending' }],
    });
    expect(byCodings.ids[0]).toBe(first);
  });
});

describe('the order', () => {
  /** Scores and regions as an import writes them, outside the undo log. */
  function withValues(workspace: TestWorkspace) {
    const { db } = workspace;
    const rows = [
      ['North', '10'],
      ['South', '9'],
      ['North', '9'],
      ['', '7'],
    ] as const;
    db.script('DROP TRIGGER temp.undo_attribute_i; DROP TRIGGER temp.undo_respondent_i');
    db.script('DROP TRIGGER temp.undo_respondent_attribute_i; DROP TRIGGER temp.undo_source_u');
    const attribute = (name: string, kind: string) =>
      db.run('INSERT INTO attribute (uid, rev, name, kind) VALUES (?, 0, ?, ?)', [newUid(0), name, kind])
        .lastId;
    const region = attribute('Region', 'text');
    const nps = attribute('NPS', 'score');
    const ids = rows.map(([where, score]) => {
      const respondent = db.run('INSERT INTO respondent (uid, rev) VALUES (?, 0)', [newUid(0)]).lastId;
      const insert =
        'INSERT INTO respondent_attribute (rev, respondent_id, attribute_id, value, number) VALUES (0, ?, ?, ?, ?)';
      db.run(insert, [respondent, region, where, null]);
      db.run(insert, [respondent, nps, score, Number(score)]);
      const { id } = workspace.run('voices.source.add', { kind: 'answer', title: 'A', text: 'Some words' });
      db.run('UPDATE source SET respondent_id = ? WHERE id = ?', [respondent, id]);
      return id;
    });
    return { region, nps, ids };
  }

  test('several sorts each decide what those before leave equal', () => {
    const workspace = openTestWorkspace();
    const { region, nps, ids } = withValues(workspace);
    const order = (sort: Parameters<typeof workspace.ask<'voices.grid.order'>>[1]['sort']) =>
      workspace.ask('voices.grid.order', { ...(sort ? { sort } : {}) }).ids.map((id) => ids.indexOf(id));
    const byRegion = { by: { attributeId: region }, direction: 'ascending' as const };
    expect(order([byRegion, { by: { attributeId: nps }, direction: 'ascending' }])).toEqual([2, 0, 1, 3]);
    expect(order([byRegion, { by: 'order', direction: 'descending' }])).toEqual([2, 0, 1, 3]);
    expect(order([{ by: { attributeId: nps }, direction: 'descending' }, byRegion])).toEqual([0, 2, 1, 3]);
    expect(order([])).toEqual([0, 1, 2, 3]);
  });

  test('groups stand in the order of their names, scores as numbers, each sorted within', () => {
    const workspace = openTestWorkspace();
    const { region, nps, ids } = withValues(workspace);
    const byRegion = workspace.ask('voices.grid.plainOrder', {
      group: { attributeId: region },
      sort: [{ by: { attributeId: nps }, direction: 'ascending' }],
    });
    expect(byRegion.groups).toEqual([
      { key: 'North', label: 'North', count: 2 },
      { key: 'South', label: 'South', count: 1 },
      { key: '', label: 'No value', count: 1 },
    ]);
    expect(byRegion.ids.map((id) => ids.indexOf(id))).toEqual([2, 0, 1, 3]);
    const byScore = workspace.ask('voices.grid.plainOrder', { group: { attributeId: nps } });
    expect(byScore.groups?.map(({ label, count }) => `${label}: ${count}`)).toEqual([
      '7: 1',
      '9: 2',
      '10: 1',
    ]);
  });

  test('an answer with two codes stands in both groups, by the path and place of the codes', () => {
    const workspace = openTestWorkspace();
    const { first, second, delay, praise } = withAnswers(workspace);
    const child = workspace.run('voices.code.add', { name: 'Waiting', parentId: delay }).id;
    workspace.run('voices.coding.addWhole', { sourceIds: [first], code: { id: child } });
    workspace.run('voices.coding.addWhole', { sourceIds: [first, second], code: { id: praise } });
    const { ids, groups } = workspace.ask('voices.grid.order', { group: 'code' });
    expect(groups?.map(({ label, count }) => `${label}: ${count}`)).toEqual([
      'Delay › Waiting: 1',
      'Praise: 2',
      'Not coded: 2',
    ]);
    expect(ids.filter((id) => id === first)).toHaveLength(2);
  });

  test('what asks about codings is refused where answers to it are kept while one codes', () => {
    const workspace = openTestWorkspace();
    expect(() =>
      workspace.ask('voices.grid.plainOrder', { condition: { not: { test: 'coded', is: true } } }),
    ).toThrow(/codings/);
    expect(() => workspace.ask('voices.grid.plainOrder', { group: 'code' })).toThrow(/codings/);
  });

  test('other answers of the same respondent are found, their codings as far as they may be seen', () => {
    const workspace = openTestWorkspace();
    const { ids } = withValues(workspace);
    const [one = 0, two = 0] = ids;
    workspace.db.run(
      'UPDATE source SET respondent_id = (SELECT respondent_id FROM source WHERE id = ?) WHERE id = ?',
      [one, two],
    );
    workspace.run('voices.coding.addWhole', { sourceIds: [two], code: { name: 'C', parentId: null } });
    expect(workspace.ask('voices.grid.siblings', { id: one })).toEqual([
      { id: two, title: 'A', question: null, text: 'Some words', cut: false, codings: 1 },
    ]);
    expect(workspace.ask('voices.grid.siblings', { id: ids[3] ?? 0 })).toEqual([]);
  });
});
