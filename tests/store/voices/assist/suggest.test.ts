import { expect, test } from 'vitest';
import { gather, materialOf } from '../../../../electron/store/voices/assist/gather.ts';
import { sentencesOf } from '../../../../electron/store/voices/assist/sentences.ts';
import { type SuggestionsAsked, suggest } from '../../../../electron/store/voices/assist/suggest.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support.ts';

const everything: SuggestionsAsked = {
  what: 'answers',
  where: null,
  sourceIds: null,
  range: null,
  limit: 100,
};
const ask = (workspace: TestWorkspace, asked: Partial<SuggestionsAsked> = {}) =>
  suggest(
    workspace.db,
    workspace.coderId,
    workspace.hidesOthers ? workspace.coderId : null,
    { ...everything, ...asked },
    () => undefined,
  );
const answer = (workspace: TestWorkspace, text: string): number =>
  workspace.run('voices.source.add', { kind: 'answer', title: 'A', text }).id;
const code = (workspace: TestWorkspace, name: string, ...texts: string[]): number =>
  texts.map(
    (text) =>
      workspace.run('voices.coding.addWhole', {
        sourceIds: [answer(workspace, text)],
        code: { name, parentId: null },
      }).codeId,
  )[0] ?? 0;

test('only what the coder coded is learned from and left out, whoever else coded what', () => {
  const workspace = openTestWorkspace();
  const delay = code(workspace, 'Delay', 'We waited long', 'Waiting all day');
  const ben = workspace.run('workspace.coder.add', { name: 'Ben' }).id;
  const ada = workspace.coderId;
  workspace.coderId = ben;
  const kind = code(workspace, 'Kind', 'Friendly people', 'So friendly');
  for (const hides of [false, true]) {
    workspace.hidesOthers = hides;
    const ofBen = ask(workspace);
    expect(ofBen).toMatchObject({ codings: 2, codes: 1 });
    // Ada's answers are open to Ben, and none of her codes is ever suggested to him.
    expect(ofBen.units.map(({ text }) => text).sort()).toEqual(['Waiting all day', 'We waited long']);
    expect(ofBen.units.flatMap((u) => u.suggestions.map(({ codeId }) => codeId))).not.toContain(delay);
  }
  workspace.coderId = ada;
  workspace.hidesOthers = false;
  expect(ask(workspace).units.flatMap((u) => u.suggestions.map(({ codeId }) => codeId))).not.toContain(kind);
  const hers = gather(workspace.db, ada);
  const without = JSON.stringify(materialOf(hers));
  workspace.coderId = ben;
  code(workspace, 'Kind', 'Another friendly one');
  expect(JSON.stringify(materialOf(gather(workspace.db, ada)))).toBe(without);
});

test('conversations: sentences of participants not coded yet, with ranges that are their words', () => {
  const workspace = openTestWorkspace();
  const participantId = workspace.run('people.participant.add', { pseudonym: 'P1', segmentId: null }).id;
  const text =
    'Q: How long did you have to wait?\n😀 We waited for three long weeks. She was friendly to us all day.';
  const sourceId = workspace.run('voices.source.add', {
    kind: 'transcript',
    title: 'T',
    text,
    turns: [
      { speaker: 'Q', participantId: null, start: 0, end: 33, startMs: null },
      { speaker: 'A', participantId, start: 34, end: [...text].length, startMs: null },
    ],
  }).id;
  const delay = code(workspace, 'Delay', 'We waited long', 'Waiting for weeks');
  code(workspace, 'Kind', 'Friendly people', 'So friendly');
  const { units } = ask(workspace, { what: 'conversations' });
  for (const unit of units) {
    expect([...text].slice(unit.start, unit.end).join('')).toBe(unit.text);
  }
  expect(units.map((unit) => unit.text).sort()).toEqual([
    'She was friendly to us all day.',
    '😀 We waited for three long weeks.',
  ]);
  const waited = units.find((unit) => unit.text.includes('waited'));
  expect(waited?.suggestions[0]?.codeId).toBe(delay);
  workspace.run('voices.coding.add', {
    sourceId,
    code: { id: delay },
    start: waited?.start ?? 0,
    end: waited?.end ?? 0,
  });
  expect(ask(workspace, { what: 'conversations' }).units.map((unit) => unit.text)).toEqual([
    'She was friendly to us all day.',
  ]);
});

test('for the source at hand, codes it does not have yet; conditions narrow; few examples are named', () => {
  const workspace = openTestWorkspace();
  const delay = code(workspace, 'Delay', 'We waited long', 'Waiting all day');
  const kind = code(workspace, 'Kind', 'Friendly people');
  const sourceId = workspace.db.value<number>('SELECT min(id) FROM source') ?? 0;
  const atHand = ask(workspace, { sourceIds: [sourceId] });
  expect(atHand.units).toHaveLength(1);
  expect(atHand.units[0]?.suggestions.map(({ codeId }) => codeId)).toEqual([kind]);
  expect(atHand.thin).toEqual([delay, kind]);
  answer(workspace, 'Nobody came');
  expect(ask(workspace).total).toBe(1);
  expect(ask(workspace, { where: { test: 'kind', kinds: ['post'] } }).total).toBe(0);
});

test('at hand in a conversation: every sentence though coded, or the very words selected, marked in those words', () => {
  const workspace = openTestWorkspace();
  const delay = code(workspace, 'Delay', 'We waited long', 'Waiting for weeks');
  const kind = code(workspace, 'Kind', 'Friendly people', 'So friendly');
  const text = '😀 We waited for weeks. The lady was friendly. Yes.';
  const sourceId = workspace.run('voices.source.add', { kind: 'note', title: 'N', text }).id;
  workspace.run('voices.coding.add', { sourceId, code: { id: delay }, start: 2, end: 22 });
  const points = [...text];
  const all = ask(workspace, { sourceIds: [sourceId] }).units.toSorted((a, b) => a.start - b.start);
  expect(all.map((unit) => unit.text)).toEqual(['😀 We waited for weeks.', 'The lady was friendly.', 'Yes.']);
  expect(all[0]?.suggestions.map(({ codeId }) => codeId)).toEqual([kind]);
  const start = points.indexOf('T');
  const range = { start, end: start + 22 };
  const [selected, ...others] = ask(workspace, { sourceIds: [sourceId], range }).units;
  expect(others).toEqual([]);
  expect(selected).toMatchObject({ ...range, text: 'The lady was friendly.' });
  expect(selected?.suggestions.map(({ codeId }) => codeId)).toContain(kind);
  // What stands around the words has its say, but only the words themselves are marked.
  for (const { words } of selected?.suggestions ?? []) {
    for (const [from, to] of words)
      expect(selected?.text.slice(from, to)).toMatch(/^(The|lady|was|friendly)$/);
  }
  const beyond = ask(workspace, { sourceIds: [sourceId], range: { start: points.length - 4, end: 9999 } });
  expect(beyond.units.map((unit) => unit.text)).toEqual(['Yes.']);
});

test('refusing twice is one refusal and one step; undo takes it back', () => {
  const workspace = openTestWorkspace();
  const codeId = code(workspace, 'Delay', 'We waited');
  const sourceId = answer(workspace, 'They waited');
  const refuse = () => workspace.run('voices.suggestion.refuse', { sourceId, codeId, start: 0, end: 11 });
  refuse();
  refuse();
  const count = () => workspace.db.value<number>('SELECT count(*) FROM suggestion_refusal');
  expect(count()).toBe(1);
  expect(ask(workspace).units).toEqual([]);
  expect(workspace.revert('undo')).toBe('Refuse suggestion');
  expect(count()).toBe(0);
  expect(ask(workspace).units).toHaveLength(1);
});

test('sentences end at full stops and lines, without the blanks around them', () => {
  const text = ' One here.  Two there!\nThree\n\n…\n';
  expect(sentencesOf(text).map(([a, b]) => text.slice(a, b))).toEqual(['One here.', 'Two there!', 'Three']);
});
