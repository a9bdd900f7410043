import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openReader } from '../../../../electron/store/core/open-connection.ts';
import { bytesWith, proposed, startRig } from './rig.ts';

const mail = 'zora.quillfeather@example.org';
const text = `My name is Zora Quillfeather. I rang on Monday; Zora again on Friday.
Mail me: ${mail} or ring +44 20 7946 0018. My account number is QX-4471902.`;
const originals = ['Quillfeather', 'quillfeather', 'Zora', 'zora', 'QX-4471902', '7946'];

test('replaced in one step, undone byte for byte, confirmed so that no byte of an original is left', async () => {
  const rig = await startRig();
  const id = await rig.note(text, 'Call with Zora Quillfeather');
  const other = await rig.note('Zora Quillfeather’s router broke.');
  await rig.ask('voices.memo.add', { sourceId: id, text: 'Ask Zora Quillfeather again' });
  const code = await rig.ask('voices.code.add', { name: 'Name' });
  await rig.ask('voices.coding.add', { sourceId: id, code: { id: code.id }, start: 11, end: 28 });
  const { plan, groups } = await rig.plan();
  expect(groups.map(({ kind, label, replacement }) => [kind, label, replacement])).toEqual([
    ['name', 'Zora Quillfeather', '[Person 1]'],
    ['email', mail, '[e-mail 1]'],
    ['phone', '+44 20 7946 0018', '[phone 1]'],
    ['account', 'QX-4471902', '[account 1]'],
  ]);
  const applied = await rig.apply(plan, proposed(groups));
  expect(applied).toEqual({ inTexts: 6, beside: 2, sources: 2, changed: 0 });
  const replaced = `My name is [Person 1]. I rang on Monday; [Person 1] again on Friday.
Mail me: [e-mail 1] or ring [phone 1]. My account number is [account 1].`;
  expect(await rig.text(id)).toBe(replaced);
  expect(await rig.text(other)).toBe('[Person 1]’s router broke.');
  expect(await rig.ask('voices.pseudonymise.state', {})).toMatchObject({ isUnconfirmed: true, originals: 5 });

  await rig.ask('workspace.undo', {});
  expect(await rig.text(id)).toBe(text);
  expect((await rig.ask('voices.pseudonymise.state', {})).isUnconfirmed).toBe(false);
  expect(
    (await rig.refused('voices.pseudonymise.confirm', { keepKey: false, deleteBackups: false })).message,
  ).toMatch(/Nothing waits/);
  await rig.ask('workspace.redo', {});
  expect(await rig.text(id)).toBe(replaced);
  expect(bytesWith(rig.file, originals).length).toBeGreaterThan(0);

  const before = (await rig.ask('workspace.backups', {})).length;
  expect(before).toBeGreaterThan(0);
  const confirmed = await rig.ask('voices.pseudonymise.confirm', { keepKey: false, deleteBackups: true });
  expect(confirmed.backupsDeleted).toBe(before);
  expect(bytesWith(rig.file, originals)).toEqual([]);
  const backups = await rig.ask('workspace.backups', {});
  expect(backups).toHaveLength(1);
  const state = await rig.ask('workspace.state', {});
  expect(state?.undoLabel).toBeNull();
  expect(await rig.ask('voices.pseudonymise.state', {})).toMatchObject({
    isUnconfirmed: false,
    originals: 0,
    replacements: 4,
  });

  // The workspace goes on: writes, undo, close and open again.
  await rig.ask('voices.source.add', { kind: 'note', title: 'Later', text: 'My name is Ottoline.' });
  const again = await rig.plan();
  expect(again.groups.map(({ label, replacement }) => [label, replacement])).toEqual([
    ['Ottoline', '[Person 2]'],
  ]);
  await rig.ask('workspace.undo', {});
  await rig.ask('workspace.close', {});
  expect(bytesWith(rig.file, originals)).toEqual([]);
  const db = openReader(rig.file);
  expect(db.raw.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
});

test('the key is kept where asked for, and the same person gets the same replacement in a later run', async () => {
  const rig = await startRig();
  await rig.note('My name is Zora Quillfeather.');
  const first = await rig.plan();
  const choices = proposed(first.groups);
  await rig.apply(first.plan, {
    ...choices,
    groups: choices.groups.map(({ n }) => ({ n, replacement: 'Caller A' })),
  });
  await rig.ask('voices.pseudonymise.confirm', { keepKey: true, deleteBackups: false });
  expect((await rig.ask('voices.pseudonymise.state', {})).originals).toBe(1);
  await rig.note('We spoke to ZORA QUILLFEATHER and to Ottoline Marsh.');
  const { groups } = await rig.plan();
  expect(groups.map(({ label, replacement, isKnown }) => [label, replacement, isKnown])).toEqual([
    ['ZORA QUILLFEATHER', 'Caller A', true],
    ['Ottoline Marsh', '[Person 1]', false],
  ]);
});

test('a copy holds no original and no history; the open workspace stays as it is', async () => {
  const rig = await startRig();
  const id = await rig.note(text, 'Call with Zora Quillfeather');
  await rig.note('Nothing to see here.');
  const changed = await rig.note('Hello Zora Quillfeather');
  const { rev } = await rig.ask('voices.source.get', { id: changed });
  await rig.ask('voices.source.edit', { id: changed, ifRev: rev, title: 'About Zora Quillfeather' });
  const { plan, groups } = await rig.plan();
  const written = await rig.job('voices.pseudonymise.saveCopy', {
    planId: plan.planId,
    choices: proposed(groups),
    file: rig.exportToken('copy.touchline'),
  });
  expect(written).toMatchObject({ inTexts: 6, beside: 2, sources: 2, changed: 0 });
  expect(written.bytes).toBeGreaterThan(0);
  expect(await rig.text(id)).toBe(text);
  expect((await rig.ask('voices.pseudonymise.state', {})).isUnconfirmed).toBe(false);
  expect(bytesWith(rig.at('copy.touchline'), originals)).toEqual([]);
  expect(existsSync(`${rig.at('copy.touchline')}-journal`)).toBe(false);
  const copy = openReader(rig.at('copy.touchline'));
  const own = openReader(rig.file);
  const uid = `SELECT value FROM meta WHERE key = 'uid'`;
  expect(copy.value(uid)).not.toBe(own.value(uid));
  own.close();
  copy.close();
  // The plan is still there: the same choices can be made for good afterwards.
  await rig.apply(plan, proposed(groups));
  await rig.ask('workspace.open', { file: rig.workspaceToken('copy.touchline') });
  expect(await rig.text(id)).toMatch(/^My name is \[Person 1\]\. I rang/);
  expect((await rig.ask('workspace.state', {}))?.undoLabel).toBeNull();
});

test.each(['csv', 'xlsx'] as const)(
  'the texts alone as %s hold the replacements, and no copy is left',
  async (format) => {
    const rig = await startRig();
    await rig.note(text, 'Call with Zora Quillfeather');
    const { plan, groups } = await rig.plan();
    const written = await rig.job('voices.pseudonymise.saveCopy', {
      planId: plan.planId,
      choices: proposed(groups),
      format,
      file: rig.exportToken(`texts.${format}`),
    });
    expect(written).toMatchObject({ inTexts: 5, beside: 1, sources: 1, changed: 0 });
    expect(readdirSync(path.dirname(rig.file)).filter((name) => name.includes('texts'))).toEqual([
      `texts.${format}`,
    ]);
    expect(bytesWith(rig.at(`texts.${format}`), originals)).toEqual([]);
    if (format === 'csv') {
      const csv = readFileSync(rig.at('texts.csv'), 'utf8');
      expect(csv).toContain('Call with [Person 1]');
      expect(csv).toContain('My name is [Person 1]. I rang on Monday; [Person 1] again on Friday.');
    }
  },
);

test('a text changed since the preview is left as a whole and said; the finds left out stay', async () => {
  const rig = await startRig();
  const kept = await rig.note('Mail a@example.org or b@example.org.');
  const edited = await rig.note('Mail c@example.org.');
  const { plan, groups } = await rig.plan();
  const source = await rig.ask('voices.source.read', { id: edited });
  await rig.ask('voices.source.editText', {
    id: edited,
    ifRev: source.textRev,
    changes: [{ from: 0, to: 4, insert: 'Write to' }],
  });
  const finds = await rig.ask('voices.pseudonymise.finds', {
    planId: plan.planId,
    groups: groups.map(({ n }) => n),
    offset: 0,
    limit: 50,
  });
  const b = finds.finds.find(({ context, from, to }) => context.slice(from, to) === 'b@example.org');
  const applied = await rig.apply(plan, { ...proposed(groups), without: [b?.n ?? 0] });
  expect(applied).toEqual({ inTexts: 1, beside: 0, sources: 1, changed: 1 });
  expect(await rig.text(kept)).toBe('Mail [e-mail 1] or b@example.org.');
  expect(await rig.text(edited)).toBe('Write to c@example.org.');
});

test('words said to be no names are left out, until they are names again', async () => {
  const rig = await startRig();
  await rig.note('My name is Ottoline.');
  expect((await rig.plan()).groups).toHaveLength(1);
  await rig.ask('voices.pseudonymise.notNames', { words: ['Ottoline'], areNames: false });
  expect((await rig.plan()).groups).toHaveLength(0);
  await rig.ask('voices.pseudonymise.notNames', { words: ['OTTOLINE'], areNames: true });
  expect((await rig.plan()).groups).toHaveLength(1);
});
