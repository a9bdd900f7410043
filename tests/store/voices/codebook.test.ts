import { describe, expect, test } from 'vitest';
import { newUid } from '../../../electron/store/core/uid.ts';
import type { SplitRule } from '../../../shared/voices/codebook-model.ts';
import { failureOf, openTestWorkspace } from '../support.ts';
import { addCode, addCoder, addSource, code, codeNamed, text, write } from './codebook-rig.ts';

describe('splitting a code', () => {
  function setUp() {
    const workspace = openTestWorkspace();
    const families = workspace.run('people.segment.add', { name: 'Families' }).id;
    const ana = workspace.run('people.participant.add', { pseudonym: 'Ana', segmentId: families }).id;
    const [first, second] = [addSource(workspace, 'A', ana), addSource(workspace, 'B')];
    const delay = addCode(workspace, 'Delay');
    const early = code(workspace, first, delay, 5, 12);
    const late = code(workspace, second, delay, 40, 50);
    return { workspace, families, delay, early, late };
  }

  test('by words, whatever the case, into a new code, with its examples; one undo', () => {
    const { workspace, delay, early, late } = setUp();
    workspace.run('voices.code.example.add', { codingId: early });
    workspace.run('voices.code.example.add', { codingId: late });
    const rule = { by: 'words' as const, words: ['TWO', 'nothing'] };
    const preview = workspace.ask('voices.code.splitPreview', { codeId: delay, rule });
    expect(preview).toMatchObject({ total: 2, matching: 1, othersHidden: false });
    expect(preview.quotes.map(({ text: words }) => words)).toEqual(['one two']);
    expect(workspace.ask('voices.quotes.context', { codingIds: [early, 999] })).toEqual([
      { codingId: early, before: 'zero ', after: ' three four five six seven eight nine ten eleven twelve' },
    ]);
    const before = workspace.dump();
    const { codeId, codings } = workspace.run('voices.code.split', {
      codeId: delay,
      rule,
      to: { name: 'Early', parentId: delay },
    });
    expect(codings).toBe(1);
    expect(workspace.ask('voices.quotes', { codeId }).quotes.map((quote) => quote.codingId)).toEqual([early]);
    expect(workspace.ask('voices.quotes', { codeId: delay }).quotes.map((quote) => quote.codingId)).toEqual([
      late,
    ]);
    expect(workspace.ask('voices.code.examples', { codeId }).map((quote) => quote.codingId)).toEqual([early]);
    expect(workspace.ask('voices.code.history', { codeId: delay })[0]).toMatchObject({
      kind: 'split',
      detail: { to: 'Early', codings: 1 },
    });
    workspace.revert('undo');
    expect(workspace.dump()).toEqual(before);
  });

  test('by touchpoint, segment and retrieval; nothing found and the same code are refused', () => {
    const { workspace, families, delay, early, late } = setUp();
    const at = workspace.run('journeys.touchpoint.add', { name: 'Hotline' }).id;
    workspace.run('journeys.coding.touchpoint', { codingId: late, touchpoint: { id: at } });
    const found = (rule: SplitRule) =>
      workspace
        .ask('voices.code.splitPreview', { codeId: delay, rule })
        .quotes.map(({ codingId }) => codingId);
    expect(found({ by: 'condition', condition: { test: 'touchpoint', id: at } })).toEqual([late]);
    expect(found({ by: 'condition', condition: { test: 'segment', id: families } })).toEqual([early]);
    const praise = addCode(workspace, 'Praise');
    const { sourceId = 0 } = workspace.ask('voices.quotes', { codeId: delay }).quotes[0] ?? {};
    code(workspace, sourceId, praise, 11, 20);
    const ast = { kind: 'code' as const, id: praise, below: false };
    expect(found({ by: 'query', query: { ast, rule: 'whole', where: null } })).toEqual([early]);
    const condition = {
      all: [{ not: { test: 'segment' as const, id: families } }, { test: 'text' as const, words: 'seven' }],
    };
    expect(found({ by: 'condition', condition })).toEqual([late]);
    const split = (words: string, to: { readonly id: number }) =>
      failureOf(() =>
        workspace.run('voices.code.split', { codeId: delay, rule: { by: 'words', words: [words] }, to }),
      );
    expect(split('xyz', { id: delay }).message).toContain('nothing to split off');
    expect(split('two', { id: delay }).message).toContain('already');
  });
});

describe('counts', () => {
  test('codings, sources and people of each code alone and with those below, against counting by hand', () => {
    const workspace = openTestWorkspace();
    const others = addCoder(workspace, 'Bo');
    const [ana, bea] = ['Ana', 'Bea'].map(
      (pseudonym) => workspace.run('people.participant.add', { pseudonym }).id,
    );
    const group = workspace.run('voices.source.add', {
      kind: 'transcript',
      title: 'Group',
      text,
      participantId: ana ?? null,
      turns: [
        { speaker: 'A', participantId: ana ?? null, start: 0, end: 20, startMs: null },
        { speaker: 'B', participantId: bea ?? null, start: 21, end: 60, startMs: null },
      ],
    }).id;
    const respondent = write(workspace, 'INSERT INTO respondent (uid, rev, response_key) VALUES (?, 0, ?)', [
      newUid(0),
      'r1',
    ]);
    const answers = ['X', 'Y'].map((title) => addSource(workspace, title));
    for (const id of answers)
      write(workspace, 'UPDATE source SET respondent_id = ? WHERE id = ?', [respondent, id]);
    const unknown = addSource(workspace, 'Nobody');
    const alone = addSource(workspace, 'Alone', bea ?? null);
    const people = new Map<number, (start: number) => string | undefined>([
      [group, (start) => (start < 20 ? 'Ana' : start >= 21 && start < 60 ? 'Bea' : 'Ana')],
      ...answers.map((id) => [id, () => 'r1'] as const),
      [unknown, () => undefined],
      [alone, () => 'Bea'],
    ]);
    const top = addCode(workspace, 'Top');
    const left = addCode(workspace, 'Left', top);
    const codes = [
      top,
      left,
      addCode(workspace, 'Right', top),
      addCode(workspace, 'Low', left),
      addCode(workspace, 'Other'),
    ];
    const sources = [...people.keys()];
    const me = workspace.coderId;
    let seed = 7;
    const random = (most: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * most);
    };
    for (let each = 0; each < 60; each += 1) {
      workspace.coderId = random(2) === 0 ? me : others;
      const start = random(60);
      code(
        workspace,
        sources[random(sources.length)] ?? 0,
        codes[random(4)] ?? 0,
        start,
        start + 1 + random(4),
      );
    }
    workspace.coderId = me;
    const rows = workspace.db.all<{ codeId: number; sourceId: number; coderId: number; start: number }>(
      'SELECT code_id AS codeId, source_id AS sourceId, coder_id AS coderId, start_cp AS start FROM coding',
    );
    const count = (ids: readonly number[], only: number | null) => {
      const mine = rows.filter((row) => ids.includes(row.codeId) && (only === null || row.coderId === only));
      return {
        codings: mine.length,
        sources: new Set(mine.map((row) => row.sourceId)).size,
        people: new Set(mine.flatMap((row) => people.get(row.sourceId)?.(row.start) ?? [])).size,
      };
    };
    const below = new Map([
      [top, codes.slice(0, 4)],
      [left, [left, codes[3] ?? 0]],
    ]);
    for (const only of [null, me]) {
      workspace.hidesOthers = only !== null;
      const counted = new Map(workspace.ask('voices.code.counts', {}).map((each) => [each.codeId, each]));
      expect(counted.size).toBe(codes.length);
      for (const id of codes) {
        expect(counted.get(id)).toEqual({
          codeId: id,
          own: count([id], only),
          below: count(below.get(id) ?? [id], only),
        });
        const listed = codeNamed(workspace, id);
        expect([listed.codings, listed.sources]).toEqual([
          count([id], only).codings,
          count([id], only).sources,
        ]);
      }
    }
    expect(count([top], null).codings).not.toBe(count([top], me).codings);
  });
});

describe('sets, examples, history and several codes at once', () => {
  test('a set has its codes once, whatever happens to them', () => {
    const workspace = openTestWorkspace();
    const [a, b] = [addCode(workspace, 'A'), addCode(workspace, 'B')];
    const { id } = workspace.run('voices.codeSet.add', { name: 'Both', codeIds: [a, a] });
    workspace.run('voices.codeSet.change', { id, add: [b, a] });
    expect(workspace.ask('voices.codeSets', {})[0]?.codeIds).toEqual([a, b]);
    expect(failureOf(() => workspace.run('voices.codeSet.add', { name: 'Both' })).message).toContain(
      'already',
    );
    workspace.run('voices.codeSet.change', { id, remove: [a] });
    workspace.run('voices.code.delete', { id: b });
    expect(workspace.ask('voices.codeSets', {})[0]?.codeIds).toEqual([]);
    workspace.revert('undo');
    expect(workspace.ask('voices.codeSets', {})[0]?.codeIds).toEqual([b]);
    const rev = workspace.ask('voices.codeSets', {})[0]?.rev ?? 0;
    workspace.run('voices.codeSet.rename', { id, ifRev: rev, name: 'One' });
    expect(
      failureOf(() => workspace.run('voices.codeSet.rename', { id, ifRev: rev, name: 'Two' })).code,
    ).toBe('conflict');
    workspace.run('voices.codeSet.delete', { id });
    expect(workspace.ask('voices.codeSets', {})).toEqual([]);
  });

  test('examples keep their order, go with their coding, and are of their code only', () => {
    const workspace = openTestWorkspace();
    const [a, b] = [addCode(workspace, 'A'), addCode(workspace, 'B')];
    const source = addSource(workspace, 'S');
    const [x, y, z] = [
      code(workspace, source, a, 0, 4),
      code(workspace, source, a, 5, 8),
      code(workspace, source, a, 9, 12),
    ];
    for (const codingId of [x, y, z]) workspace.run('voices.code.example.add', { codingId });
    const shown = () => workspace.ask('voices.code.examples', { codeId: a }).map(({ codingId }) => codingId);
    expect(failureOf(() => workspace.run('voices.code.example.add', { codingId: x })).message).toContain(
      'already',
    );
    workspace.run('voices.code.example.move', { codeId: a, codingId: z, beforeId: x });
    expect(shown()).toEqual([z, x, y]);
    workspace.run('voices.code.example.move', { codeId: a, codingId: z, beforeId: null });
    expect(shown()).toEqual([x, y, z]);
    workspace.run('voices.coding.recode', { id: y, code: { id: b } });
    workspace.run('voices.coding.remove', { ids: [z] });
    expect(shown()).toEqual([x]);
    workspace.run('voices.code.example.remove', { codeId: a, codingId: x });
    expect(shown()).toEqual([]);
  });

  test('history says what was done and by whom; typing is one event, and none when it ends where it began', () => {
    const workspace = openTestWorkspace();
    const top = addCode(workspace, 'Top');
    const id = addCode(workspace, 'Delay');
    const edit = (fields: {
      readonly name?: string;
      readonly description?: string;
      readonly colour?: number;
    }) => workspace.run('voices.code.edit', { id, ifRev: codeNamed(workspace, id).rev, ...fields });
    edit({ name: 'Dela' });
    edit({ name: 'Delays' });
    edit({ description: 'a' });
    edit({ description: 'ab' });
    edit({ colour: 5 });
    edit({ colour: 1 });
    workspace.run('voices.code.move', { id, parentId: top });
    const kinds = () =>
      workspace
        .ask('voices.code.history', { codeId: id })
        .map(({ kind, detail, coder }) => ({ kind, detail, coder }));
    expect(kinds()).toEqual([
      { kind: 'moved', detail: { from: '', to: 'Top' }, coder: 'Ada Berg' },
      { kind: 'defined', detail: { to: 'description' }, coder: 'Ada Berg' },
      { kind: 'renamed', detail: { from: 'Delay', to: 'Delays' }, coder: 'Ada Berg' },
      { kind: 'added', detail: { to: 'Delay' }, coder: 'Ada Berg' },
    ]);
    workspace.revert('undo');
    expect(kinds()[0]?.kind).toBe('defined');
  });

  test('several codes move and go together: those below one of them stay with it', () => {
    const workspace = openTestWorkspace();
    const [a, b, c] = [addCode(workspace, 'A'), addCode(workspace, 'B'), addCode(workspace, 'C')];
    const child = addCode(workspace, 'Child', a);
    workspace.run('voices.code.moveAll', { ids: [child, a, b], parentId: c });
    expect(codeNamed(workspace, child).parentId).toBe(a);
    expect([codeNamed(workspace, a).parentId, codeNamed(workspace, b).parentId]).toEqual([c, c]);
    workspace.run('voices.code.moveAll', { ids: [b, a], parentId: null, beforeId: c });
    const top = workspace.ask('voices.codes', {}).filter(({ parentId }) => parentId === null);
    expect(top.map(({ name }) => name)).toEqual(['B', 'A', 'C']);
    expect(
      failureOf(() => workspace.run('voices.code.moveAll', { ids: [b, a], parentId: child })).message,
    ).toContain('below it');
    expect(codeNamed(workspace, b).parentId).toBeNull();
    const source = addSource(workspace, 'S');
    const coding = code(workspace, source, child, 0, 4);
    workspace.run('voices.memo.add', { codingId: coding, text: 'm' });
    workspace.run('voices.memo.add', { codeId: b, text: 'm' });
    expect(workspace.run('voices.code.deleteAll', { ids: [a, child, b] })).toEqual({
      codes: 3,
      codings: 1,
      memos: 2,
      ratings: 0,
    });
    expect(workspace.revert('undo')).toBe('Delete 3 codes');
    expect(workspace.ask('voices.codes', {})).toHaveLength(4);
  });
});
