import { describe, expect, test } from 'vitest';
import { failureOf, openTestWorkspace, type TestWorkspace } from '../support.ts';

const text = 'It was slow and late. Nobody called back. Fine otherwise.';

/** Two coders, one text, one code: they differ in two places and agree in one. */
function fill() {
  const workspace = openTestWorkspace();
  const first = workspace.coderId;
  const second = workspace.run('workspace.coder.add', { name: 'Bo' }).id;
  const sourceId = workspace.run('voices.source.add', { kind: 'note', title: 'A visit', text }).id;
  const codeId = workspace.run('voices.code.add', { name: 'Delay', parentId: null }).id;
  const code = (coderId: number, start: number, end: number): void => {
    workspace.coderId = coderId;
    workspace.run('voices.coding.add', { sourceId, code: { id: codeId }, start, end });
    workspace.coderId = first;
  };
  code(first, 0, 11);
  code(second, 7, 20);
  code(first, 22, 41);
  code(second, 22, 30);
  code(second, 30, 41);
  code(second, 42, 46);
  const ask = (show: 'open' | 'settled' = 'open') =>
    workspace.ask('voices.agreement.disagreements', { coders: [first, second], codeId, show });
  const settle = (
    place: { start: number; end: number },
    spans: { start: number; end: number }[],
    note = '',
  ) =>
    workspace.run('voices.agreement.settle', {
      codeId,
      sourceId,
      ifTextRev: ask().places[0]?.textRev ?? ask('settled').places[0]?.textRev ?? 0,
      start: place.start,
      end: place.end,
      spans,
      note,
    });
  return { workspace, first, second, sourceId, codeId, code, ask, settle };
}

function consensusOf(workspace: TestWorkspace): readonly (readonly [number, number])[] {
  return workspace.db
    .all<{ start: number; end: number }>(
      `SELECT start_cp AS start, end_cp AS end FROM coding WHERE coder_id IN
        (SELECT id FROM coder WHERE is_consensus = 1) ORDER BY start_cp`,
    )
    .map(({ start, end }) => [start, end] as const);
}

describe('disagreements', () => {
  test('places where two coders differ, with both sides and the words around; cuts of one coder do not count', () => {
    const { ask } = fill();
    const page = ask();
    expect(page).toMatchObject({ open: 2, settled: 0, agreed: 1, agreedCopied: 0 });
    expect(page.places.map(({ start, end, first, second }) => ({ start, end, first, second }))).toEqual([
      { start: 0, end: 20, first: [{ start: 0, end: 11 }], second: [{ start: 7, end: 20 }] },
      { start: 42, end: 46, first: [], second: [{ start: 42, end: 46 }] },
    ]);
    expect(page.places[0]).toMatchObject({ title: 'A visit', from: 0, text, isCut: false, settled: null });
  });

  test('judged by sentences, different words of one sentence are the same answer', () => {
    const { workspace, first, second, codeId } = fill();
    const page = workspace.ask('voices.agreement.disagreements', {
      coders: [first, second],
      codeId,
      units: 'sentences',
    });
    expect(page).toMatchObject({ open: 1, agreed: 2 });
    expect(page.places[0]).toMatchObject({ start: 42, end: 46 });
  });
});

describe('settling', () => {
  test('writes the ranges into a consensus coder made at first use; undone with one step each', () => {
    const { workspace, ask, settle } = fill();
    const before = workspace.dump();
    const place = ask().places[0] ?? expect.fail();
    settle(place, [{ start: 0, end: 20 }], 'The whole complaint');
    expect(consensusOf(workspace)).toEqual([[0, 20]]);
    expect(ask()).toMatchObject({ open: 1, settled: 1 });
    expect(ask('settled').places[0]).toMatchObject({
      settled: {
        verdict: 'coded',
        spans: [{ start: 0, end: 20 }],
        note: 'The whole complaint',
        by: 'Ada Berg',
      },
    });
    const coders = workspace.ask('workspace.coders', {});
    expect(coders.filter(({ isConsensus }) => isConsensus).map(({ name }) => name)).toEqual(['Consensus']);

    settle(ask().places[0] ?? expect.fail(), []);
    expect(ask('settled').places.map(({ settled }) => settled?.verdict)).toEqual(['coded', 'not-coded']);
    expect(ask().open).toBe(0);
    expect(consensusOf(workspace)).toEqual([[0, 20]]);
    workspace.revert('undo');
    expect(ask()).toMatchObject({ open: 1, settled: 1 });
    workspace.revert('undo');
    expect(workspace.dump()).toEqual(before);
  });

  test('settled again, the place has the last word alone; reopened, it has none', () => {
    const { workspace, ask, settle } = fill();
    settle(ask().places[0] ?? expect.fail(), [
      { start: 0, end: 3 },
      { start: 7, end: 20 },
    ]);
    const place = ask('settled').places[0] ?? expect.fail();
    settle(place, [{ start: 7, end: 11 }]);
    expect(consensusOf(workspace)).toEqual([[7, 11]]);
    expect(ask('settled').places).toHaveLength(1);
    const id = ask('settled').places[0]?.settled?.id ?? 0;
    expect(workspace.run('voices.agreement.reopen', { ids: [id] })).toEqual({ reopened: 1 });
    expect(consensusOf(workspace)).toEqual([]);
    expect(ask()).toMatchObject({ open: 2, settled: 0 });
  });

  test('a range of its own may reach beyond the place, and leaves what the consensus has elsewhere', () => {
    const { workspace, first, second, ask, settle } = fill();
    workspace.run('voices.agreement.copyAgreed', {
      coders: [first, second],
      codes: { all: true },
    });
    expect(consensusOf(workspace)).toEqual([[22, 41]]);
    settle(ask().places[0] ?? expect.fail(), [{ start: 7, end: 30 }]);
    expect(consensusOf(workspace)).toEqual([
      [7, 30],
      [30, 41],
    ]);
  });

  test('a coder who codes beyond a settled place opens it again', () => {
    const { ask, settle, code, first } = fill();
    settle(ask().places[0] ?? expect.fail(), []);
    expect(ask().settled).toBe(1);
    code(first, 11, 22);
    expect(ask()).toMatchObject({ settled: 0 });
  });

  test('agreements are copied in one step, once, and stay as the consensus has them', () => {
    const { workspace, first, second, ask } = fill();
    const before = workspace.dump();
    const copy = () =>
      workspace.run('voices.agreement.copyAgreed', { coders: [first, second], codes: { all: true } });
    expect(copy()).toEqual({ copied: 1, already: 0 });
    expect(consensusOf(workspace)).toEqual([[22, 41]]);
    expect(ask()).toMatchObject({ agreed: 1, agreedCopied: 1 });
    expect(copy()).toEqual({ copied: 0, already: 1 });
    // The second time nothing was there to copy, and nothing to undo.
    workspace.revert('undo');
    expect(workspace.dump()).toEqual(before);
  });

  test('a text that has changed meanwhile, a range outside it and things that are gone are refused in words', () => {
    const { workspace, sourceId, codeId, ask, settle } = fill();
    const place = ask().places[0] ?? expect.fail();
    expect(failureOf(() => settle(place, [{ start: 0, end: 900 }])).message).toContain(
      'do not lie in this text',
    );
    expect(failureOf(() => settle(place, [{ start: 5, end: 5 }])).message).toContain(
      'do not lie in this text',
    );
    expect(
      failureOf(() =>
        workspace.run('voices.agreement.settle', {
          codeId,
          sourceId,
          ifTextRev: place.textRev + 1,
          start: 0,
          end: 3,
          spans: [],
        }),
      ).code,
    ).toBe('conflict');
    expect(failureOf(() => workspace.run('voices.agreement.reopen', { ids: [99] })).code).toBe('not-found');
    expect(consensusOf(workspace)).toEqual([]);
  });
});

test('an ordinary coder called Consensus does not become one', () => {
  const { workspace, ask, settle } = fill();
  workspace.run('workspace.coder.add', { name: 'Consensus' });
  settle(ask().places[0] ?? expect.fail(), []);
  expect(
    workspace
      .ask('workspace.coders', {})
      .filter(({ isConsensus }) => isConsensus)
      .map(({ name }) => name),
  ).toEqual(['Consensus 2']);
});
