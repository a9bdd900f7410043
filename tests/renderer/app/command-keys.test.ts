// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import {
  belongsToTyping,
  isInOverlay,
  isShortcut,
  isTyping,
  type KeyPress,
} from '../../../renderer/app/command-keys.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, altGraph: false };
const press = (key: string, mods: Partial<KeyPress> = {}): KeyPress => ({ ...none, key, ...mods });

describe('a shortcut', () => {
  test.each([
    ['Mod+K', press('k', { ctrlKey: true }), false, true],
    ['Mod+K', press('k', { metaKey: true }), true, true],
    ['Mod+K', press('k', { ctrlKey: true }), true, false],
    ['Mod+K', press('K', { ctrlKey: true, shiftKey: true }), false, false],
    ['C', press('c'), false, true],
    ['C', press('C', { shiftKey: true }), false, false],
    ['C', press('c', { ctrlKey: true }), false, false],
    ['[', press('[', { ctrlKey: true, altKey: true, altGraph: true }), false, true],
    ['?', press('?', { shiftKey: true }), false, true],
    ['Mod+-', press('-', { ctrlKey: true }), false, true],
    ['Mod++', press('+', { ctrlKey: true, shiftKey: true }), false, true],
    ['Shift+F6', press('F6', { shiftKey: true }), false, true],
    ['F6', press('F6', { shiftKey: true }), false, false],
    ['Alt+ArrowLeft', press('ArrowLeft', { altKey: true }), false, true],
  ])('%s and %o (mac: %s) agree: %s', (keys, event, isMac, expected) => {
    expect(isShortcut(keys, event, isMac)).toBe(expected);
  });
});

test.each([
  ['c', press('c'), true],
  ['Ctrl+Z, the field’s own undo', press('z', { ctrlKey: true }), true],
  ['Delete', press('Delete'), true],
  ['Alt+Left, by word on a Mac', press('ArrowLeft', { altKey: true }), true],
  ['Ctrl+K', press('k', { ctrlKey: true }), false],
  ['F6', press('F6'), false],
  ['Ctrl+1', press('1', { ctrlKey: true }), false],
])('a text field keeps %s for itself: %#', (_name, event, expected) => {
  expect(belongsToTyping(event)).toBe(expected);
});

test('typing happens in fields, not in buttons, tick boxes or a reader that takes commands', () => {
  document.body.innerHTML = `
    <input id="name"><input id="tick" type="checkbox"><textarea id="memo"></textarea><button id="go"></button>
    <div contenteditable="true"><p id="note"></p></div>
    <div data-keys="commands"><div contenteditable="true"><p id="reader"></p></div></div>`;
  const at = (id: string) => isTyping(document.getElementById(id));
  expect(['name', 'tick', 'memo', 'go', 'note', 'reader'].filter(at)).toEqual(['name', 'memo', 'note']);
});

test('dialogs and menus keep their keys', () => {
  document.body.innerHTML = '<div role="dialog"><b id="in"></b></div><b id="out"></b>';
  expect(isInOverlay(document.getElementById('in'))).toBe(true);
  expect(isInOverlay(document.getElementById('out'))).toBe(false);
});
