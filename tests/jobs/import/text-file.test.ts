import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readTextFile } from '../../../electron/jobs/import/text-file.ts';
import { temporaryFiles } from './files.ts';

const { write, folder } = temporaryFiles();

describe('text files', () => {
  test('keep every character but the kind of line end', async () => {
    const text = '\n  # Visit\t1 \n\nShe said: “no”…\u200d 🎉\r\n\rnext\u2028same\n \n';
    const found = await readTextFile(write('Visit 1.two.md', text));
    expect(found).toEqual({
      title: 'Visit 1.two',
      text: '\n  # Visit\t1 \n\nShe said: “no”…\u200d 🎉\n\nnext\u2028same\n \n',
      encoding: 'utf-8',
      encodingCertain: true,
      notes: [],
    });
  });

  test.each(['windows-1252', 'macintosh', 'utf-16le', 'utf-16be'])('%s is recognised', async (label) => {
    const text = 'Déjà vu, l’équipe a été très gentille.\nC’était génial.\n';
    const found = await readTextFile(write(`${label}.txt`, iconv.encode(text, label)));
    expect(found).toMatchObject({ text, encoding: label, encodingCertain: false });
  });

  test('a byte order mark is no part of the text', async () => {
    const found = await readTextFile(write('bom.txt', '\ufeffHello\n'));
    expect(found.text).toBe('Hello\n');
  });

  test('half a surrogate pair in UTF-16 is replaced and told', async () => {
    const bytes = Buffer.concat([
      iconv.encode('\ufeffa ', 'utf-16le'),
      Buffer.from([0x3c, 0xd8]),
      iconv.encode(' b', 'utf-16le'),
    ]);
    const found = await readTextFile(write('half.txt', bytes));
    expect(found.text).toBe('a \ufffd b');
    expect(found.notes).toMatchObject([{ kind: 'replaced', count: 1 }]);
  });

  test('NULs are kept and told', async () => {
    const found = await readTextFile(write('nul.txt', 'one\0two, and so on for a while'));
    expect(found.text).toContain('one\0two');
    expect(found.notes).toMatchObject([{ kind: 'nul', count: 1 }]);
  });

  test('blank, empty, missing and foreign files are refused', async () => {
    await expect(readTextFile(write('blank.txt', ' \n\n'))).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(readTextFile(write('empty.txt', ''))).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(readTextFile(`${folder}/none.txt`)).rejects.toMatchObject({ code: 'not-found' });
    await expect(readTextFile(write('a.txt', '%PDF-1.4'))).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('PDF'),
    });
  });
});
