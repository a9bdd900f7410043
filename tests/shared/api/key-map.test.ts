import { expect, test } from 'vitest';
import { type CommandDefinition, commandById, commands } from '../../../shared/api/commands.ts';
import { keysOf, keysOfPress, refusalOf, withKeys } from '../../../shared/api/key-map.ts';

function command(id: string): CommandDefinition {
  const found = commandById(id);
  if (!found) throw new Error(`No command ${id}`);
  return found;
}
const press = (key: string, mods: Partial<Parameters<typeof keysOfPress>[0]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  altGraph: false,
  ...mods,
});

test.each([false, true])('as delivered no command stands in the way of another (Mac: %s)', (isMac) => {
  const list: readonly CommandDefinition[] = commands;
  const clashes = list.flatMap((one) => {
    const keys = keysOf(one, {}, isMac);
    const why = keys === undefined ? null : refusalOf(one, keys, {}, isMac);
    return why === null ? [] : [`${one.id}: ${keys} ${JSON.stringify(why)}`];
  });
  expect(clashes).toEqual([]);
});

test('keys of another command in the same place, or one that works everywhere, are refused with its name', () => {
  expect(refusalOf(command('voices.rate'), 'T', {}, false)).toMatchObject({
    by: { id: 'voices.touchpoint' },
  });
  expect(refusalOf(command('voices.rate'), 'Ctrl+K', {}, false)).toMatchObject({
    by: { id: 'view.palette' },
  });
  expect(refusalOf(command('voices.rate'), 'W', {}, false)).toBeNull();
  // Freed by the map, it can be given.
  expect(refusalOf(command('voices.rate'), 'T', { 'voices.touchpoint': 'Q' }, false)).toBeNull();
  expect(refusalOf(command('voices.rate'), 'Q', { 'voices.touchpoint': 'Q' }, false)).toMatchObject({
    kind: 'taken',
  });
});

test('a letter alone works in a place only; keys for moving about are kept', () => {
  expect(refusalOf(command('go.home'), 'Q', {}, false)).toEqual({ kind: 'plain' });
  expect(refusalOf(command('voices.rate'), 'Q', {}, false)).toBeNull();
  expect(refusalOf(command('voices.rate'), 'Tab', {}, false)).toEqual({ kind: 'kept' });
  expect(refusalOf(command('voices.rate'), 'Mod+C', {}, false)).toEqual({ kind: 'kept' });
});

test('only what differs from a command’s own keys is written down', () => {
  const rate = command('voices.rate');
  const map = withKeys({}, rate, 'Q', false);
  expect(map).toEqual({ 'voices.rate': 'Q' });
  expect(keysOf(rate, map, false)).toBe('Q');
  expect(keysOf(rate, withKeys(map, rate, '', false), false)).toBeUndefined();
  expect(withKeys(map, rate, 'G', false)).toEqual({});
});

test('a key press has one name', () => {
  expect(keysOfPress(press('s', { shiftKey: true }), false)).toBe('Shift+S');
  expect(keysOfPress(press('?', { shiftKey: true }), false)).toBe('?');
  expect(keysOfPress(press('k', { ctrlKey: true }), false)).toBe('Mod+K');
  expect(keysOfPress(press('k', { metaKey: true }), true)).toBe('Mod+K');
  expect(keysOfPress(press('k', { ctrlKey: true }), true)).toBe('Ctrl+K');
  expect(keysOfPress(press('[', { ctrlKey: true, altKey: true, altGraph: true }), false)).toBe('[');
  expect(keysOfPress(press('Shift', { shiftKey: true }), false)).toBeUndefined();
});
