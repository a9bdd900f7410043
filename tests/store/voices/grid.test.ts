import { describe, expect, test } from 'vitest';
import { newUid } from '../../../electron/store/core/uid.ts';
import { failureOf, openTestWorkspace, type TestWorkspace } from '../support.ts';

const answers = [
  { text: 'Long and slow', region: 'Nørd', age: '9' },
  { text: 'fine', region: 'South', age: '31' },
  { text: 'All good\u0000 really', region: '', age: '120' },
];

/** Answers as an import writes them: one respondent each, values beside. */
function withAnswers(workspace: TestWorkspace) {
  const { db } = workspace;
  const write = () => {
    const attribute = (name: string, kind: string) =>
      db.run('INSERT INTO attribute (uid, rev, name, kind) VALUES (?, 0, ?, ?)', [newUid(0), name, kind])
        .lastId;
    const region = attribute('Region', 'text');
    const age = attribute('Age', 'number');
    const ids = answers.map((answer) => {
      const respondent = db.run('INSERT INTO respondent (uid, rev) VALUES (?, 0)', [newUid(0)]).lastId;
      const value =
        'INSERT INTO respondent_attribute (rev, respondent_id, attribute_id, value, number) VALUES (0, ?, ?, ?, ?)';
      db.run(value, [respondent, region, answer.region, null]);
      db.run(value, [respondent, age, answer.age, Number(answer.age)]);
      const { id } = workspace.run('voices.source.add', { kind: 'answer', title: 'A', text: answer.text });
      db.run('UPDATE source SET respondent_id = ? WHERE id = ?', [respondent, id]);
      return id;
    });
    return { region, age, ids };
  };
  // Rows no command of this slice writes; outside the log on purpose.
  db.script('DROP TRIGGER temp.undo_attribute_i; DROP TRIGGER temp.undo_respondent_i');
  db.script('DROP TRIGGER temp.undo_respondent_attribute_i; DROP TRIGGER temp.undo_source_u');
  return write();
}

describe('the grid', () => {
  test('sorts by what is asked; what has no value stands last either way', () => {
    const workspace = openTestWorkspace();
    const { region, age, ids } = withAnswers(workspace);
    const order = (
      by: 'order' | 'text' | 'length' | { attributeId: number },
      direction: 'ascending' | 'descending',
    ) =>
      workspace
        .ask('voices.grid.order', { filter: {}, sort: { by, direction } })
        .ids.map((id) => ids.indexOf(id));
    expect(order('order', 'descending')).toEqual([2, 1, 0]);
    expect(order('text', 'ascending')).toEqual([2, 1, 0]);
    expect(order('length', 'ascending')).toEqual([1, 0, 2]);
    expect(order({ attributeId: age }, 'ascending')).toEqual([0, 1, 2]);
    expect(order({ attributeId: region }, 'ascending')).toEqual([0, 1, 2]);
    expect(order({ attributeId: region }, 'descending')).toEqual([1, 0, 2]);
  });

  test.each([
    ['is', 'South', [1]],
    ['is-not', 'South', [0, 2]],
    ['contains', 'NOR', []],
    ['contains', 'nør', [0]],
    ['filled', undefined, [0, 1]],
    ['empty', undefined, [2]],
  ] as const)('filters the region by %s %s', (op, value, expected) => {
    const workspace = openTestWorkspace();
    const { region, ids } = withAnswers(workspace);
    const attributes = [{ attributeId: region, op, ...(value === undefined ? {} : { value }) }];
    const found = workspace
      .ask('voices.sources', { filter: { attributes } })
      .rows.map(({ id }) => ids.indexOf(id));
    expect(found).toEqual(expected);
  });

  test('compares numbers as numbers', () => {
    const workspace = openTestWorkspace();
    const { age, ids } = withAnswers(workspace);
    const found = (op: 'at-least' | 'at-most', value: string) =>
      workspace
        .ask('voices.sources', { filter: { attributes: [{ attributeId: age, op, value }] } })
        .rows.map(({ id }) => ids.indexOf(id));
    expect(found('at-least', '31')).toEqual([1, 2]);
    expect(found('at-most', '31')).toEqual([0, 1]);
  });

  test('rows come in the order asked for, with values and codings, a long text cut', () => {
    const workspace = openTestWorkspace();
    const { region, ids } = withAnswers(workspace);
    const long = workspace.run('voices.source.add', {
      kind: 'note',
      title: 'L',
      text: '😀\u0000'.repeat(1500),
    }).id;
    const [first, , third] = ids;
    workspace.run('voices.coding.addWhole', { sourceIds: [first ?? 0], code: { name: 'C', parentId: null } });
    const rows = workspace.ask('voices.grid.rows', { ids: [third ?? 0, long, 999, first ?? 0] });
    expect(rows.map(({ id }) => id)).toEqual([third, long, first]);
    expect(rows[0]).toMatchObject({ text: 'All good\u0000 really', cut: false, values: { [region]: '' } });
    expect(rows[1]).toMatchObject({ text: '😀\u0000'.repeat(1000), cut: true, length: 3000 });
    expect(rows[2]?.codings).toHaveLength(1);
    expect(rows[2]?.participant).toMatch(/^Respondent \d+$/);
    expect(workspace.ask('voices.grid.columns', {}).map(({ name }) => name)).toEqual(['Region', 'Age']);
    expect(workspace.ask('voices.grid.values', { attributeId: region })).toEqual([
      { value: 'Nørd', count: 1 },
      { value: 'South', count: 1 },
    ]);
  });

  test('the largest condition there may be is answered, one question more refused', () => {
    const workspace = openTestWorkspace();
    const { ids } = withAnswers(workspace);
    const nobody = (count: number) => ({
      any: Array.from({ length: count }, () => ({ test: 'participant' as const, id: 999 })),
    });
    const most = { all: [{ not: { all: Array.from({ length: 20 }, () => nobody(50)) } }] };
    expect(workspace.ask('voices.grid.order', { condition: most }).ids).toEqual(ids);
    const more = { all: [...most.all, nobody(1)] };
    expect(failureOf(() => workspace.ask('voices.grid.order', { condition: more })).code).toBe(
      'invalid-input',
    );
  });

  test('a sort given twice decides once', () => {
    const workspace = openTestWorkspace();
    const { ids } = withAnswers(workspace);
    workspace.run('voices.coding.addWhole', {
      sourceIds: [ids[2] ?? 0],
      code: { name: 'C', parentId: null },
    });
    const sort = (['descending', 'ascending'] as const).map((direction) => ({
      by: 'codings' as const,
      direction,
    }));
    expect(workspace.ask('voices.grid.order', { sort }).ids).toEqual([ids[2], ids[0], ids[1]]);
  });

  test('groups by code stand in the order of the codebook, also where codes were moved to its front', () => {
    const workspace = openTestWorkspace();
    const { ids } = withAnswers(workspace);
    const add = (name: string) => workspace.run('voices.code.add', { name }).id;
    const [a, b, c, d] = [add('A'), add('B'), add('C'), add('D')];
    for (const code of [b, c, d]) {
      const first = workspace.ask('voices.codes', {})[0]?.id ?? 0;
      workspace.run('voices.code.move', { id: code, parentId: null, beforeId: first });
    }
    for (const id of [a, b, c, d])
      workspace.run('voices.coding.addWhole', { sourceIds: [ids[0] ?? 0], code: { id } });
    const { groups = [] } = workspace.ask('voices.grid.order', { group: 'code' });
    expect(workspace.ask('voices.codes', {}).map(({ name }) => name)).toEqual(['D', 'C', 'B', 'A']);
    expect(groups.map(({ label }) => label)).toEqual(['D', 'C', 'B', 'A', 'Not coded']);
  });
});
