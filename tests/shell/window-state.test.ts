import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readWindowState, visibleState, writeWindowState } from '../../electron/shell/window-state.ts';

const screens = [
  { x: 0, y: 25, width: 1440, height: 875 },
  { x: 1440, y: 0, width: 1920, height: 1080 },
];
const state = { x: 100, y: 100, width: 1200, height: 800, maximized: false };

test.each([
  ['on the first screen', {}, true],
  ['on the second screen', { x: 2000 }, true],
  ['half off to the right', { x: 3000 }, true],
  ['on a screen that is gone', { x: -1900 }, false],
  ['below every screen', { y: 2000 }, false],
  ['title bar above the screen', { x: 0, y: -400 }, false],
  ['only a sliver left', { x: 3300 }, false],
])('%s', (_name, change, visible) => {
  expect(visibleState({ ...state, ...change }, screens) !== undefined).toBe(visible);
});

test('what was written is read again, and nothing else is left behind', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchline-window-'));
  const file = path.join(folder, 'window.json');
  writeWindowState(file, state);
  expect(readWindowState(file)).toEqual(state);
  expect(readdirSync(folder)).toEqual(['window.json']);
  for (const broken of ['', '{', '[]', '{"x":1}', JSON.stringify({ ...state, width: 'wide' })]) {
    writeFileSync(file, broken);
    expect(readWindowState(file)).toBeUndefined();
  }
  rmSync(folder, { recursive: true });
});
