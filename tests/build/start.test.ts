import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../build/find-chromium.ts';
import { findElectron } from '../../build/find-electron.ts';
import { appWindowFlags } from '../../build/open-window.ts';
import { readStartOptions } from '../../build/start-options.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'touchline-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the command line', () => {
  test('by itself opens Touchline', () => {
    expect(readStartOptions([], folder)).toEqual({
      help: false,
      browser: false,
      headless: false,
      port: 0,
      example: false,
      file: undefined,
    });
  });

  test('takes a file from the folder the user is in', () => {
    writeFileSync(path.join(folder, 'a b.touchline'), '');
    expect(readStartOptions(['a b.touchline'], folder).file).toBe(path.join(folder, 'a b.touchline'));
    expect(() => readStartOptions(['missing.touchline'], folder)).toThrow(
      'There is no file missing.touchline.',
    );
    expect(() => readStartOptions(['a', 'b'], folder)).toThrow('one workspace');
  });

  test('takes a port and refuses what is none', () => {
    expect(readStartOptions(['--headless', '--port', '8123'], folder)).toMatchObject({
      headless: true,
      port: 8123,
    });
    for (const port of ['-1', '65536', '80x', '', '1e3']) {
      expect(() => readStartOptions([`--port=${port}`], folder), port).toThrow('is not a port');
    }
    expect(() => readStartOptions(['--unheard-of'], folder)).toThrow('--unheard-of');
  });
});

describe('a browser', () => {
  const only = (wanted: string) => (file: string) => file === wanted;

  test('is found on PATH, Chromium before Chrome before Edge', () => {
    const env = { PATH: '/a:/b' };
    expect(findChromium('linux', env, only('/b/chromium'))).toBe('/b/chromium');
    expect(findChromium('linux', env, only('/a/microsoft-edge'))).toBe('/a/microsoft-edge');
    expect(findChromium('linux', env, (file) => /chrom/.test(file))).toBe('/a/chromium');
    expect(findChromium('linux', env, () => false)).toBeUndefined();
    expect(findChromium('linux', { PATH: 'relative' }, () => true)).toBeUndefined();
  });

  test('is found in the program folders of macOS and Windows', () => {
    const chrome = '/home/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findChromium('darwin', { HOME: '/home/me' }, only(chrome))).toBe(chrome);
    const edge = 'P:\\Programs (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(findChromium('win32', { 'PROGRAMFILES(X86)': 'P:\\Programs (x86)' }, only(edge))).toBe(edge);
  });

  test('can be named outright', () => {
    expect(findChromium('linux', { TOUCHLINE_CHROMIUM: '/x/y', PATH: '/a' }, only('/x/y'))).toBe('/x/y');
    expect(
      findChromium('linux', { TOUCHLINE_CHROMIUM: '/x/y', PATH: '/a' }, only('/a/chromium')),
    ).toBeUndefined();
  });

  test('opens the address as an app with a profile of its own', () => {
    const flags = appWindowFlags('http://127.0.0.1:1/?token=t', '/usr/bin/chromium', folder);
    expect(flags[0]).toBe('--app=http://127.0.0.1:1/?token=t');
    expect(flags).toContain(`--user-data-dir=${path.join(folder, 'browser')}`);
    expect(flags).toContain('--disable-background-networking');
    expect(flags.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
  });
});

describe("Electron's runtime", () => {
  test('is there only where its program file is', () => {
    const electron = path.join(folder, 'electron');
    mkdirSync(path.join(electron, 'dist'), { recursive: true });
    expect(findElectron({}, electron)).toBeUndefined();
    writeFileSync(path.join(electron, 'path.txt'), 'electron');
    expect(findElectron({}, electron)).toBeUndefined();
    writeFileSync(path.join(electron, 'dist', 'electron'), '');
    expect(findElectron({}, electron)).toBe(path.join(electron, 'dist', 'electron'));
  });

  test('may be in a folder named by the user', () => {
    const override = path.join(folder, 'elsewhere');
    mkdirSync(override);
    const env = { ELECTRON_OVERRIDE_DIST_PATH: override };
    expect(findElectron(env, path.join(folder, 'electron'))).toBeUndefined();
    writeFileSync(path.join(override, 'electron'), '');
    expect(findElectron(env, path.join(folder, 'electron'))).toBe(path.join(override, 'electron'));
  });
});
