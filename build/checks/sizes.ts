import { type Check, isCode } from './sources.ts';

const MOST_LINES = 500;
const MEDIAN = 90;
const P95 = 350;

/** The example's texts are content in TypeScript's clothes, and generated tables are nobody's reading. */
const exempt = (path: string) => path.startsWith('build/demo/content/') || path.includes('.generated.');

/** Small files: none above 500 lines, median at most 90, 95th percentile at most 350. */
export const fileSizes: Check = {
  name: 'file sizes',
  run: (files) => {
    const sized = files
      .filter((file) => (isCode(file) || file.path.endsWith('.css')) && !exempt(file.path))
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .sort((a, b) => a.lines - b.lines);
    const at = (share: number) =>
      sized[Math.min(sized.length - 1, Math.floor(sized.length * share))]?.lines ?? 0;
    const violations = sized
      .filter(({ lines }) => lines > MOST_LINES)
      .map(({ path, lines }) => ({
        path,
        line: MOST_LINES + 1,
        what: `${lines} lines: split it by what it does`,
      }));
    if (at(0.5) > MEDIAN)
      violations.push({ path: '.', line: 0, what: `median file has ${at(0.5)} lines, at most ${MEDIAN}` });
    if (at(0.95) > P95)
      violations.push({ path: '.', line: 0, what: `95th percentile is ${at(0.95)} lines, at most ${P95}` });
    return violations;
  },
};
