import path from 'node:path';
import { expect, test } from 'vitest';
import { TokenTable } from '../../electron/platform/tokens.ts';

test('a token is 128 random bits, names the file, and leads back to it', () => {
  const table = new TokenTable();
  const file = table.grant('/home/ana/Kundin Müller.csv', 'import');
  expect(file.name).toBe('Kundin Müller.csv');
  expect(file.token).toMatch(/^[\w-]{22}$/);
  expect(table.resolve(file.token, 'import')).toBe(path.resolve('/home/ana/Kundin Müller.csv'));
});

test('a token is good for its own purpose only', () => {
  const table = new TokenTable();
  const { token } = table.grant('/home/ana/a.touchline', 'workspace');
  for (const purpose of ['import', 'export', 'backup', 'folder'] as const) {
    expect(table.resolve(token, purpose)).toBeUndefined();
  }
});

test('the same file and purpose give the same token; another purpose another', () => {
  const table = new TokenTable();
  const first = table.grant('/a/b/../c.csv', 'import');
  expect(table.grant('/a/c.csv', 'import').token).toBe(first.token);
  expect(table.grant('/a/c.csv', 'export').token).not.toBe(first.token);
});

test('paths, guesses and property names are no tokens', () => {
  const table = new TokenTable();
  table.grant('/a/c.csv', 'import');
  for (const guess of ['/a/c.csv', '', '__proto__', 'constructor', 'A'.repeat(22)]) {
    expect(table.resolve(guess, 'import')).toBeUndefined();
  }
});
