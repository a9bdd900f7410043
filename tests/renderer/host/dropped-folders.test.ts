import { expect, test } from 'vitest';
import { filesOfEntries, isHidden } from '../../../renderer/host/dropped-folders.ts';

const file = (name: string) => ({
  name,
  isFile: true,
  isDirectory: false,
  file: (resolve: (file: File) => void) => resolve(new File(['x'], name)),
});

/** Answers with two entries at a time, as browsers answer with a hundred. */
const folder = (name: string, children: readonly { readonly name: string }[]) => ({
  name,
  isFile: false,
  isDirectory: true,
  createReader: () => {
    let at = 0;
    return {
      readEntries: (resolve: (entries: readonly unknown[]) => void) => {
        resolve(children.slice(at, at + 2));
        at += 2;
      },
    };
  },
});

test('a dropped folder becomes its files at any depth, in the order of names, hidden ones passed over', async () => {
  const tree = folder('calls', [
    file('10.vtt'),
    file('2.vtt'),
    file('.DS_Store'),
    folder('deep', [file('a.docx'), folder('.git', [file('config')])]),
    folder('empty', []),
  ]);
  const files = await filesOfEntries([file('lone.txt'), tree]);
  expect(files.map(({ name }) => name)).toEqual(['lone.txt', '2.vtt', '10.vtt', 'a.docx']);
});

test('hidden is what begins with a full stop, anywhere on its way', () => {
  expect(isHidden('calls/.git/config')).toBe(true);
  expect(isHidden('calls/a.b.txt')).toBe(false);
});
