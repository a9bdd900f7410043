import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followCodings } from '../../../electron/store/voices/code-tally.ts';
import { openTestWorkspace, type TestWorkspace } from '../support.ts';

const text = 'Nobody answered the phone. Then somebody did, and was kind about it.';

function counted(workspace: TestWorkspace): Readonly<Record<string, string>> {
  const codes = workspace.ask('voices.codes', {});
  return Object.fromEntries(codes.map(({ id, codings, sources }) => [id, `${codings} in ${sources}`]));
}

/** The same numbers from the codings themselves, coding by coding. */
function recounted(workspace: TestWorkspace): Readonly<Record<string, string>> {
  const all = workspace.db.all<{ code: number; source: number; coder: number }>(
    'SELECT code_id AS code, source_id AS source, coder_id AS coder FROM coding',
  );
  const seen = workspace.hidesOthers ? all.filter(({ coder }) => coder === workspace.coderId) : all;
  return Object.fromEntries(
    workspace.db.column<number>('SELECT id FROM code').map((id) => {
      const own = seen.filter(({ code }) => code === id);
      return [id, `${own.length} in ${new Set(own.map(({ source }) => source)).size}`];
    }),
  );
}

function rig() {
  const workspace = openTestWorkspace();
  followCodings(workspace.db);
  const other = workspace.run('workspace.coder.add', { name: 'Bo Carlsen' }).id;
  const coders = [workspace.coderId, other];
  const sources = [1, 2, 3, 4].map(
    (n) => workspace.run('voices.source.add', { kind: 'note', title: `Note ${n}`, text }).id,
  );
  const codes = Array.from({ length: 60 }, (_, n) =>
    workspace.run('voices.code.add', { name: `Code ${n}`, parentId: null }),
  ).map(({ id }) => id);
  return { workspace, coders, sources, codes };
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      source: fc.nat(3),
      code: fc.nat(59),
      at: fc.nat(30),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('whole' as const), code: fc.nat(59) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), pick: fc.nat(200) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('recode' as const), pick: fc.nat(200), code: fc.nat(59) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), code: fc.nat(59) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('many' as const), source: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('coder' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hide' as const) }) },
);

describe('counts of codes that follow the codings', () => {
  test('are those of a count from the beginning, whatever was coded, deleted and undone', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 30 }), (steps) => {
        const { workspace, coders, sources, codes } = rig();
        counted(workspace);
        for (const one of steps) {
          const ids = workspace.db.column<number>('SELECT id FROM coding ORDER BY id');
          const left = new Set(workspace.db.column<number>('SELECT id FROM code'));
          const id = 'pick' in one ? ids[one.pick % Math.max(ids.length, 1)] : undefined;
          const code = 'code' in one ? (codes[one.code] ?? 0) : 0;
          if ('code' in one && !left.has(code)) continue;
          if (one.do === 'add') {
            const sourceId = sources[one.source] ?? 1;
            const { at } = one;
            workspace.run('voices.coding.add', { sourceId, code: { id: code }, start: at, end: at + 9 });
          } else if (one.do === 'whole')
            workspace.run('voices.coding.addWhole', { sourceIds: sources, code: { id: code } });
          else if (one.do === 'remove') {
            if (id !== undefined) workspace.run('voices.coding.remove', { ids: [id] });
          } else if (one.do === 'recode') {
            if (id !== undefined) workspace.run('voices.coding.recode', { id, code: { id: code } });
          } else if (one.do === 'delete') workspace.run('voices.code.delete', { id: code });
          else if (one.do === 'many') {
            // More codes at once than are counted one by one.
            for (const many of [...left].slice(0, 50))
              workspace.run('voices.coding.add', {
                sourceId: sources[one.source] ?? 1,
                code: { id: many },
                start: 1,
                end: 5,
              });
          } else if (one.do === 'undo' || one.do === 'redo') workspace.revert(one.do);
          else if (one.do === 'coder')
            workspace.coderId = coders.find((coder) => coder !== workspace.coderId) ?? workspace.coderId;
          else workspace.hidesOthers = !workspace.hidesOthers;
          expect(counted(workspace)).toEqual(recounted(workspace));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a coding that was rolled back is not counted', () => {
    const { workspace, sources, codes } = rig();
    counted(workspace);
    expect(() =>
      workspace.db.raw.transaction(() => {
        workspace.run('voices.coding.add', {
          sourceId: sources[0] ?? 1,
          code: { id: codes[0] ?? 1 },
          start: 0,
          end: 6,
        });
        throw new Error('A full disk');
      })(),
    ).toThrow('A full disk');
    expect(counted(workspace)).toEqual(recounted(workspace));
  });

  test('only the codes that were touched are counted again', () => {
    const { workspace, sources, codes } = rig();
    counted(workspace);
    const asked: string[] = [];
    const get = workspace.db.get.bind(workspace.db);
    const all = workspace.db.all.bind(workspace.db);
    workspace.db.get = (sql, params) => {
      if (sql.includes('FROM coding')) asked.push('one');
      return get(sql, params);
    };
    workspace.db.all = (sql, params) => {
      if (sql.includes('FROM coding')) asked.push('all');
      return all(sql, params);
    };
    const code = { id: codes[0] ?? 1 };
    workspace.run('voices.coding.add', { sourceId: sources[0] ?? 1, code, start: 0, end: 6 });
    asked.length = 0;
    counted(workspace);
    counted(workspace);
    expect(asked).toEqual(['one']);
  });
});
