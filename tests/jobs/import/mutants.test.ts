import { describe, expect, test } from 'vitest';
import { ImportRefusal } from '../../../electron/jobs/import/failures.ts';
import { inspectTable } from '../../../electron/jobs/import/inspect-table.ts';
import { readTable } from '../../../electron/jobs/import/read-table.ts';
import { temporaryFiles } from './files.ts';
import { makeZip, workbookEntries } from './make-zip.ts';

const { write } = temporaryFiles();
const COUNT = process.env.TOUCHLINE_LONG === '1' ? 10_000 : 300;

/** Mulberry32: the same numbers from 0 to 1 for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
type Random = () => number;
const pick = <T>(next: Random, from: readonly T[]): T => {
  const one = from[Math.floor(next() * from.length)];
  if (one === undefined) throw new Error('Nothing to pick from');
  return one;
};

/** Cuts, doubles, swaps, and puts in `pieces`, at the joints that `joint` finds. */
function mutateText(next: Random, text: string, joint: RegExp, pieces: readonly string[]): string {
  let out = text;
  for (let i = 0; i < 1 + next() * 4; i++) {
    const parts = out.split(joint);
    const at = Math.floor(next() * parts.length);
    const kind = next();
    if (kind < 0.3) parts.splice(at, 1);
    else if (kind < 0.5) parts.splice(at, 0, parts[at] ?? '');
    else if (kind < 0.6) parts.splice(at, 0, ...parts.splice(Math.floor(next() * parts.length), 1));
    else if (kind < 0.9) parts.splice(at, 0, pick(next, pieces));
    else parts[at] = (parts[at] ?? '').slice(0, Math.floor(next() * 20));
    out = parts.join('');
  }
  return out;
}

const SHEET = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Why</t></is></c><c r="C1" t="s"><v>1</v></c></row><row r="2"><c r="A2"><v>9</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" s="1"><v>43812.5</v></c></row><row r="3"><c r="A3"><f>1+1</f><v>2</v></c><c r="B3" t="inlineStr"><is><r><t>Zu </t></r><r><t>spät 🎉</t></r></is></c></row>`;
const ENTRIES = workbookEntries({
  sheets: { Answers: SHEET, Other: '' },
  strings: '<si><t>NPS</t></si><si><t>Date</t></si><si><t xml:space="preserve"> Quick, and kind </t></si>',
  formats: '<numFmt numFmtId="164" formatCode="m/d/yyyy h:mm"/>',
  styles: '<xf numFmtId="0"/><xf numFmtId="164"/>',
});
const XML = [
  '<c>',
  '</c>',
  '<row r="2">',
  '<row>',
  '</row>',
  '<v>',
  '</v>',
  ' r="ZZZ9"',
  ' t="s"',
  ' t="b"',
  '&#0;',
  '&amp;',
  '&x;',
  '<!DOCTYPE a>',
  '<![CDATA[x]]>',
  '<!-- -->',
  '<f>',
  '-1',
  '1e400',
  '\0',
  '𝕏',
  ' r="XFD1"',
  ' s="99"',
  'xl/workbook.xml',
  '..',
];

function workbookMutant(next: Random): Buffer {
  const entries = [...ENTRIES];
  for (let i = 0; i < 1 + next() * 2; i++) {
    const at = Math.floor(next() * entries.length);
    const entry = entries[at];
    if (!entry) continue;
    const kind = next();
    const data = mutateText(next, String(entry.data), /(?=<)|(?<=>)|(?= [a-z]+=)/, XML);
    if (kind < 0.85) entries[at] = { ...entry, data };
    else if (kind < 0.9) entries.splice(at, 1);
    else if (kind < 0.95) entries.push({ ...entry, data });
    else entries[at] = { ...entry, claimedSize: Math.floor(next() * 5000) };
  }
  return makeZip(entries);
}

const TICKETS = [
  '{"id": 1, "created_at": "2026-03-20T22:55:29Z", "subject": "Install", "status": "open", "requester": {"id": 5, "name": "Ana"}, "tags": ["a", "b"], "custom_fields": [{"id": 7, "value": "x"}], "comments": [{"author_id": 5, "body": "<p>Hi &amp; bye</p>", "public": true}, {"author_id": 9, "body": "note", "public": false}]}',
  '{"id": 2, "status": "closed", "requester": {"id": 6}, "description": "Zu spät 🎉"}',
].join('\n');
const JSON_BITS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  'null',
  '1e999',
  '\n',
  '\r\n',
  '\0',
  '"\\ud800"',
  '{"a":{"b":{"c":{"d":{"e":1}}}}}',
  '"__proto__": 1',
  'true',
  '\ufeff',
  '"comments": 5',
  '"requester": []',
];

const CSV =
  'message_id,message_body,message_type,message_created_at,message_author_type,conversation_id\r\n1,"Hi, <b>you</b>",comment,2026-03-14 21:45:08,user,9\r\n2,"a ""note""",note,2026-03-14 21:46:00,admin,9\r\n3,"Line\none",comment,,admin,10\r\n';
const CSV_BITS = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\0',
  '\ufeff',
  '=1+1',
  '{"ImportId":"QID1"}',
  '<br>',
  '\ud83c',
  'conversation_id',
  '9',
  '#',
  'Timestamp',
  ' ',
];

const FORMATS: readonly (readonly [string, string, (next: Random) => Buffer | string])[] = [
  ['csv', 'm.csv', (next) => mutateText(next, CSV, /(?=[",\r\n;])|(?<=[",\r\n;])/, CSV_BITS)],
  ['xlsx', 'm.xlsx', workbookMutant],
  [
    'ndjson',
    'm.ndjson',
    (next) => mutateText(next, TICKETS, /(?=[{}[\]",:\n])|(?<=[{}[\]",:\n])/, JSON_BITS),
  ],
];

describe('files damaged in their structure are read as previewed or refused in words', () => {
  test.each(FORMATS)('%s', async (_, name, mutant) => {
    const next = random(20261122);
    let read = 0;
    let refused = 0;
    for (let i = 0; i < COUNT; i++) {
      const path = write(name, mutant(next));
      try {
        const shape = await inspectTable(path);
        let rows = 0;
        let before = -1;
        for await (const { line, cells } of readTable(path, shape)) {
          rows++;
          expect(line).toBeGreaterThanOrEqual(before);
          before = line;
          if (!cells.every((cell) => cell.isWellFormed())) throw new Error(`Mutant ${i}: a cell is no text`);
        }
        expect(rows, `mutant ${i}`).toBe(shape.rowCount);
        read++;
      } catch (error) {
        if (!(error instanceof ImportRefusal)) throw new Error(`Mutant ${i}: ${path}`, { cause: error });
        expect(error.message).toMatch(/^[A-Z“].*\.$/s);
        refused++;
      }
    }
    // Both happen, or the mutations say nothing.
    expect(read).toBeGreaterThan(COUNT / 20);
    // A line of JSON that is none is listed, and only a file without any good line is refused.
    expect(refused).toBeGreaterThan(name === 'm.ndjson' ? 0 : COUNT / 20);
  });
});
