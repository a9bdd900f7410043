import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureOf, openTestWorkspace } from '../support.ts';
import { addCode, addCoder, addSource, code, codeNamed, ranges } from './codebook-rig.ts';

describe('merging codes', () => {
  test('keeps the union of what each coder coded, says beforehand what will be, and one undo takes it back', () => {
    const plan = fc.array(
      fc.record({
        source: fc.nat(2),
        code: fc.nat(3),
        coder: fc.nat(2),
        start: fc.nat(50),
        length: fc.integer({ min: 1, max: 15 }),
      }),
      { maxLength: 40 },
    );
    const workspace = openTestWorkspace();
    const coders = [workspace.coderId, addCoder(workspace, 'Bo'), addCoder(workspace, 'Cy')];
    const sources = ['A', 'B', 'C'].map((title) => addSource(workspace, title));
    let round = 0;
    fc.assert(
      fc.property(plan, (codings) => {
        round += 1;
        const codes = [0, 1, 2, 3].map((each) => addCode(workspace, `Code ${round}.${each}`));
        for (const each of codings) {
          workspace.coderId = coders[each.coder] ?? 0;
          code(
            workspace,
            sources[each.source] ?? 0,
            codes[each.code] ?? 0,
            each.start,
            each.start + each.length,
          );
        }
        const [target = 0, ...others] = codes;
        const before = workspace.dump();
        // The reference: every character a coder gave any of the codes, joined where ranges share one.
        const all = workspace.db.all<{ sourceId: number; coderId: number; start: number; end: number }>(
          'SELECT source_id AS sourceId, coder_id AS coderId, start_cp AS start, end_cp AS end FROM coding WHERE code_id IN (SELECT value FROM json_each(?))',
          [JSON.stringify(codes)],
        );
        const expected: string[] = [];
        for (const sourceId of sources) {
          for (const coderId of coders) {
            const inside = new Array<boolean>(80).fill(false);
            for (const each of all) {
              if (each.sourceId !== sourceId || each.coderId !== coderId) continue;
              // Between two characters both of one coding: touching codings have no such place in common.
              for (let at = each.start; at < each.end - 1; at += 1) inside[at] = true;
            }
            const starts = new Set<number>();
            const own = all.filter((each) => each.sourceId === sourceId && each.coderId === coderId);
            for (const each of own) if (each.start === 0 || !inside[each.start - 1]) starts.add(each.start);
            for (const start of starts) {
              let end = start;
              while (inside[end]) end += 1;
              expected.push(`${sourceId} ${coderId} ${start}-${end + 1}`);
            }
          }
        }
        const preview = workspace.ask('voices.code.mergePreview', { ids: others, intoId: target });
        const { joined, codings: moved } = workspace.run('voices.code.merge', {
          ids: others,
          intoId: target,
        });
        expect(ranges(workspace, target)).toEqual(expected.toSorted());
        expect({ joined, moved }).toEqual({ joined: preview.joined, moved: preview.codings });
        expect(joined).toBe(all.length - expected.length);
        const after = workspace.dump();
        expect(workspace.revert('undo')).toBe('Merge 4 codes');
        expect(workspace.dump()).toEqual(before);
        workspace.revert('redo');
        expect(workspace.dump()).toEqual(after);
      }),
      { numRuns: 30 },
    );
    workspace.checkFullText();
  });

  test('what hangs on the codes and their codings comes along', () => {
    const workspace = openTestWorkspace();
    const [kept, gone] = [addCode(workspace, 'Delay'), addCode(workspace, 'Waiting')];
    const child = addCode(workspace, 'Phone', gone);
    addCode(workspace, 'Phone', kept);
    const source = addSource(workspace, 'A');
    const own = code(workspace, source, kept, 0, 8);
    const theirs = code(workspace, source, gone, 5, 12);
    const apart = code(workspace, source, gone, 20, 25);
    const at = workspace.run('journeys.touchpoint.add', { name: 'Hotline' }).id;
    workspace.run('journeys.coding.touchpoint', { codingId: theirs, touchpoint: { id: at } });
    workspace.run('journeys.coding.rate', {
      codingId: theirs,
      rating: { kind: 'subtracted', expectation: 5, experience: 1, min: 1, max: 5, importance: null },
    });
    workspace.run('voices.memo.add', { codeId: gone, text: 'on the code' });
    workspace.run('voices.memo.add', { codingId: own, text: 'on the coding' });
    workspace.run('voices.code.example.add', { codingId: apart });
    workspace.run('voices.code.example.add', { codingId: own });
    const set = workspace.run('voices.codeSet.add', { name: 'Service', codeIds: [gone] }).id;
    const { rev } = codeNamed(workspace, gone);
    workspace.run('voices.code.edit', {
      id: gone,
      ifRev: rev,
      description: 'Time lost',
      whenNot: 'Not shops',
    });
    workspace.run('voices.code.pin', { id: gone, pin: 4 });
    const before = workspace.dump();

    expect(workspace.ask('voices.code.mergePreview', { ids: [gone], intoId: kept })).toEqual({
      codings: 2,
      joined: 1,
      dropped: 0,
      children: 1,
      renamed: ['Phone'],
      memos: 1,
      examples: 1,
      sets: 1,
      othersHidden: false,
    });
    expect(workspace.run('voices.code.merge', { ids: [gone], intoId: kept })).toEqual({
      codings: 2,
      joined: 1,
      dropped: 0,
    });
    const quotes = workspace.ask('voices.quotes', { codeId: kept }).quotes;
    expect(quotes.map(({ codingId, start, end }) => [codingId, start, end])).toEqual([
      // The rated one stays, with the words of both.
      [theirs, 0, 12],
      [apart, 20, 25],
    ]);
    expect(quotes[0]?.rating).toMatchObject({ experience: 1 });
    expect(workspace.ask('voices.source.get', { id: source }).memos.map((memo) => memo.codingId)).toEqual([
      theirs,
    ]);
    expect(workspace.ask('voices.code.memos', { codeId: kept }).map((memo) => memo.text)).toEqual([
      'on the code',
    ]);
    expect(workspace.ask('voices.code.examples', { codeId: kept }).map((each) => each.codingId)).toEqual([
      theirs,
      apart,
    ]);
    expect(workspace.ask('voices.codeSets', {})).toMatchObject([{ id: set, codeIds: [kept] }]);
    expect(codeNamed(workspace, kept)).toMatchObject({
      description: 'Time lost',
      whenNot: 'Not shops',
      pin: 4,
    });
    expect(codeNamed(workspace, child)).toMatchObject({ parentId: kept, name: 'Phone (from Waiting)' });
    expect(workspace.ask('voices.codes', {})).toHaveLength(3);
    const history = workspace.ask('voices.code.history', { codeId: kept });
    expect(history[0]).toMatchObject({ kind: 'merged', detail: { from: '“Waiting”', codings: 2 } });
    expect(history.filter(({ detail }) => detail.of === 'Waiting').map(({ kind }) => kind)).toEqual([
      'defined',
      'added',
    ]);
    workspace.revert('undo');
    expect(workspace.dump()).toEqual(before);
  });

  test('a rating that finds its place taken is counted before and after', () => {
    const workspace = openTestWorkspace();
    const [kept, gone] = [addCode(workspace, 'Delay'), addCode(workspace, 'Waiting')];
    const source = addSource(workspace, 'A');
    const rating = {
      kind: 'subtracted',
      expectation: 5,
      experience: 1,
      min: 1,
      max: 5,
      importance: null,
    } as const;
    for (const [codeId, name] of [
      [kept, 'Hotline'],
      [gone, 'Shop'],
    ] as const) {
      const codingId = code(workspace, source, codeId, 0, 8);
      workspace.run('journeys.coding.touchpoint', { codingId, touchpoint: { name } });
      workspace.run('journeys.coding.rate', { codingId, rating });
    }
    expect(workspace.ask('voices.code.mergePreview', { ids: [gone], intoId: kept }).dropped).toBe(1);
    expect(workspace.run('voices.code.merge', { ids: [gone], intoId: kept }).dropped).toBe(1);
  });

  test('a parent merged into its own child lets the child take its place, at any depth', () => {
    const workspace = openTestWorkspace();
    const top = addCode(workspace, 'Delay');
    const middle = addCode(workspace, 'Phone', top);
    const low = addCode(workspace, 'Delay', middle);
    const other = addCode(workspace, 'Post', top);
    workspace.run('voices.code.merge', { ids: [top, middle], intoId: low });
    expect(codeNamed(workspace, low)).toMatchObject({ parentId: null, name: 'Delay' });
    expect(codeNamed(workspace, other).parentId).toBe(low);
    expect(workspace.ask('voices.codes', {})).toHaveLength(2);
    expect(
      failureOf(() => workspace.run('voices.code.merge', { ids: [low], intoId: low })).message,
    ).toContain('itself');
    expect(failureOf(() => workspace.run('voices.code.merge', { ids: [999], intoId: low })).code).toBe(
      'not-found',
    );
  });

  test('while others’ work is hidden the preview counts one’s own and says so', () => {
    const workspace = openTestWorkspace();
    const [kept, gone] = [addCode(workspace, 'Delay'), addCode(workspace, 'Waiting')];
    const source = addSource(workspace, 'A');
    code(workspace, source, gone, 0, 4);
    const me = workspace.coderId;
    workspace.coderId = addCoder(workspace, 'Bo');
    code(workspace, source, gone, 0, 4);
    code(workspace, source, kept, 2, 6);
    workspace.coderId = me;
    workspace.hidesOthers = true;
    expect(workspace.ask('voices.code.mergePreview', { ids: [gone], intoId: kept })).toMatchObject({
      codings: 1,
      joined: 0,
      othersHidden: true,
    });
  });
});
