import { describe, expect, test } from 'vitest';
import { inspectTable } from '../../../electron/jobs/import/inspect-table.ts';
import { type ReadProgress, readTable } from '../../../electron/jobs/import/read-table.ts';
import type { TableChoices } from '../../../shared/voices/import-model.ts';
import { temporaryFiles } from './files.ts';

const { write } = temporaryFiles();

async function rowsOf(
  path: string,
  choices: TableChoices = {},
): Promise<readonly (readonly [number, ...string[]])[]> {
  const rows: (readonly [number, ...string[]])[] = [];
  const shape = await inspectTable(path, choices);
  for await (const { line, cells } of readTable(path, shape)) rows.push([line, ...cells]);
  return rows;
}

describe('delimiters and line ends', () => {
  test.each([
    [',', 'id,why\n1,"slow, very; slow"\n2,fine\n'],
    [';', 'id;why\n1;slow, very, slow\n2;fine, really\n'],
    ['\t', 'id\twhy\n1\tslow, very\n2\t"a\tb, c"\n'],
    ['|', 'id|why\n1|slow, very\n2|fine\n'],
  ])('%j is found', async (delimiter, text) => {
    const shape = await inspectTable(write('delimiter.csv', text));
    expect(shape.delimiter).toBe(delimiter);
    expect(shape.columns.map((column) => column.name)).toEqual(['id', 'why']);
  });

  test('one column of prose is not split at its commas', async () => {
    const path = write('prose.csv', 'comment\nIt was late, and cold\nFine\nNo, thanks, never again\n');
    expect(await rowsOf(path)).toEqual([
      [2, 'It was late, and cold'],
      [3, 'Fine'],
      [4, 'No, thanks, never again'],
    ]);
  });

  test('the user’s delimiter and header depth replace the detected ones', async () => {
    const path = write('choice.csv', 'a;b,c\n1;2,3\n');
    const shape = await inspectTable(path, { delimiter: ',', headerDepth: 0 });
    expect(shape.columns.map((column) => column.name)).toEqual(['Column 1', 'Column 2']);
    expect(await rowsOf(path, { delimiter: ',', headerDepth: 0 })).toEqual([
      [1, 'a;b', 'c'],
      [2, '1;2', '3'],
    ]);
  });

  test.each([
    ['crlf', '\r\n'],
    ['lf', '\n'],
    ['cr', '\r'],
  ] as const)(
    '%s, with line ends of every kind inside quotes, and the line of each row',
    async (newline, end) => {
      const path = write(
        `${newline}.csv`,
        ['id,why', '1,"two\r\nlines"', '2,"three\nlines\rhere"', '', '3,"a ""word"""', ',', '4,last'].join(
          end,
        ),
      );
      expect((await inspectTable(path)).newline).toBe(newline);
      expect(await rowsOf(path)).toEqual([
        [2, '1', 'two\r\nlines'],
        [4, '2', 'three\nlines\rhere'],
        [8, '3', 'a "word"'],
        [10, '4', 'last'],
      ]);
    },
  );

  test('quotes inside a cell that is not quoted stay', async () => {
    const path = write('inches.tsv', 'id\tsize\n1\t6\'3"\n2\tthe 5" one\n');
    expect(await rowsOf(path)).toEqual([
      [2, '1', '6\'3"'],
      [3, '2', 'the 5" one'],
    ]);
  });

  test('a cell that begins with a quoted word and goes on over lines is no unclosed quote', async () => {
    const path = write('quoted.csv', 'id,why\n1,"""Soon"" they said\nand again"\n2,x\n');
    expect(await rowsOf(path)).toEqual([
      [2, '1', '"Soon" they said\nand again'],
      [4, '2', 'x'],
    ]);
  });
});

describe('headers', () => {
  test('are cleaned of tags, entities, hard spaces and marks, and made distinct', async () => {
    const path = write(
      'headers.csv',
      'id,<b>Why?</b>,Why?,Why&nbsp;?,\ufeffWhy? (2),"How<br>was\u00a0it &amp; when",,Why?\n1,a,b,c,d,e,f,g\n',
    );
    const shape = await inspectTable(path);
    expect(shape.columns.map((column) => column.name)).toEqual([
      'id',
      'Why?',
      'Why? (2)',
      'Why ?',
      'Why? (2) (2)',
      'How was it & when',
      'Column 7',
      'Why? (3)',
    ]);
    expect(shape.notes).toMatchObject([
      { kind: 'inner-bom', count: 1 },
      { kind: 'duplicate-header', count: 3 },
    ]);
  });

  test('two SurveyMonkey rows become question and option', async () => {
    const path = write(
      'monkey.csv',
      'Respondent ID,How likely?,Which channels?,,Why?\n,Response,Phone,E-mail,Open-Ended Response\n1,9,Phone,,Quick\n',
    );
    const shape = await inspectTable(path);
    expect(shape).toMatchObject({ dialect: 'surveymonkey', headerDepth: 2, rowCount: 1 });
    expect(shape.columns.map((column) => column.name)).toEqual([
      'Respondent ID',
      'How likely?',
      'Which channels? - Phone',
      'Which channels? - E-mail',
      'Why?',
    ]);
  });

  test('legacy Qualtrics has two rows and an empty last column', async () => {
    const path = write(
      'legacy.csv',
      '\ufeffResponseID,ResponseSet,StartDate,EndDate,Finished,Q1,\nResponseID,ResponseSet,StartDate,EndDate,Finished,Why?,\nR_1,Default,2014-03-01 10:00:00,2014-03-01 10:02:00,1,Late,\n',
    );
    const shape = await inspectTable(path);
    expect(shape).toMatchObject({ dialect: 'qualtrics', headerDepth: 2, rowCount: 1 });
    expect(shape.columns.map((column) => [column.name, column.guess.role]).slice(-2)).toEqual([
      ['Why?', 'answer'],
      ['Column 7', 'ignore'],
    ]);
  });

  test('a first row of data is no header', async () => {
    const path = write(
      'bare.csv',
      '2026-03-01,9,Quick and friendly\n2026-03-02,3,Nobody came\n2026-03-03,7,Fine\n',
    );
    const shape = await inspectTable(path);
    expect(shape).toMatchObject({ headerDepth: 0, rowCount: 3 });
  });

  test('the shape key depends on the header names alone', async () => {
    const one = await inspectTable(write('key1.csv', 'id,why\n1,a\n'));
    const two = await inspectTable(write('key2.csv', 'id;<i>why</i>\n7;b\n8;c\n'));
    const three = await inspectTable(write('key3.csv', 'id,who\n1,a\n'));
    expect(two.shapeKey).toBe(one.shapeKey);
    expect(three.shapeKey).not.toBe(one.shapeKey);
  });
});

describe('reading', () => {
  test('uneven rows are read as they are and counted', async () => {
    const path = write('uneven.csv', 'a,b,c\n1,2,3\n4,5\n6,7,8,\n9,10,11\n');
    const shape = await inspectTable(path);
    expect(shape.notes).toMatchObject([{ kind: 'uneven-rows', count: 1, line: 3 }]);
    const stream = readTable(path, shape);
    const rows = [];
    for await (const { cells } of stream) rows.push(cells);
    expect(rows[1]).toEqual(['4', '5']);
    expect(stream.report()).toMatchObject({ rows: 4, shortRows: 1, firstShortLine: 3, longRows: 0 });
  });

  test('cells beyond the header get a column of their own', async () => {
    const shape = await inspectTable(write('beyond.csv', 'a,b\n1,2\n3,4,"lost, else"\n'));
    expect(shape.columns.map((column) => column.name)).toEqual(['a', 'b', 'Column 3']);
  });

  test('a large file: progress to the end, the same rows in batches, cancelling', async () => {
    const lines = Array.from(
      { length: 30_000 },
      (_, i) => `${i},"row ${i}\nsecond line ${'x'.repeat(i % 50)}"`,
    );
    const path = write('large.csv', `id,why\n${lines.join('\n')}\n`);
    const shape = await inspectTable(path);
    expect(shape).toMatchObject({ rowCount: 30_000, rowCountExact: true });
    const progress: ReadProgress[] = [];
    let next = 0;
    for await (const batch of readTable(path, shape, (step) => progress.push(step)).batches()) {
      for (const { line, cells } of batch) {
        expect(cells[0]).toBe(String(next));
        expect(line).toBe(2 + 2 * next);
        next++;
      }
    }
    expect(next).toBe(30_000);
    const last = progress.at(-1);
    expect(last?.rows).toBe(30_000);
    expect(last?.bytes).toBe(last?.totalBytes);
    expect(progress.length).toBeGreaterThan(3);

    const stop = new AbortController();
    let seen = 0;
    const cancelled = async (): Promise<void> => {
      for await (const _ of readTable(path, shape, undefined, stop.signal)) if (++seen === 10) stop.abort();
    };
    await expect(cancelled()).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toBeLessThan(30_000);
  });

  test('values and samples describe the columns', async () => {
    const path = write('stats.csv', 'id,plan,why\n1,Home,\n2,Home,slow\n3,Office,slow\n');
    const { columns } = await inspectTable(path);
    expect(columns.map(({ filled, distinct, sample }) => ({ filled, distinct, sample }))).toEqual([
      { filled: 3, distinct: 3, sample: ['1', '2', '3'] },
      { filled: 3, distinct: 2, sample: ['Home', 'Office'] },
      { filled: 2, distinct: 1, sample: ['slow'] },
    ]);
  });
});
