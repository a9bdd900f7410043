import type { Quote } from '../../../shared/voices/model.ts';
import type { WholeCode } from '../../store/voices/codebook/whole.ts';
import type { DocxBlock } from './docx-file.ts';
import { type TableCell, type TableFile, type TableRows, wallClock } from './table-file.ts';

const BLIND =
  'Codings of others were hidden while this was exported: counts and examples are of one coder alone.';
const PEOPLE =
  'People are participants, else respondents, each counted once; words of nobody known count as nobody’s.';

/** The codebook as a document: every code a heading as deep as it stands, with its definition and examples. */
export function codebookBlocks(
  codes: readonly WholeCode[],
  title: string,
  now: number,
  isBlind: boolean,
): readonly DocxBlock[] {
  const head: DocxBlock[] = [
    { kind: 'title', text: title, below: `${count(codes.length, 'code')}, ${wallClock(now).day}` },
    ...(isBlind ? [{ kind: 'paragraph', text: BLIND } as const] : []),
  ];
  if (codes.length === 0) return [...head, { kind: 'paragraph', text: 'There are no codes yet.' }];
  return [...head, ...codes.flatMap(codeBlocks), { kind: 'caption', text: PEOPLE }];
}

function codeBlocks({ code, path, counts, examples, sets }: WholeCode): readonly DocxBlock[] {
  const level = headingLevel(path.length);
  const blocks: DocxBlock[] = [{ kind: 'heading', level, text: code.name }];
  const said = [countWords(counts.own)];
  if (counts.below.codings !== counts.own.codings) said.push(`with those below: ${countWords(counts.below)}`);
  // Headings go no deeper than six.
  if (path.length > 6) said.unshift(path.slice(0, -1).join(' › '));
  if (sets.length > 0) said.push(`sets: ${sets.join(', ')}`);
  blocks.push({ kind: 'paragraph', text: said.join('; '), isSecondary: true });
  if (code.description.trim() !== '') blocks.push({ kind: 'paragraph', text: code.description });
  for (const [label, text] of [
    ['When to use: ', code.whenToUse],
    ['When not to use: ', code.whenNot],
  ] as const) {
    if (text.trim() !== '') blocks.push({ kind: 'paragraph', text: [{ text: label, bold: true }, { text }] });
  }
  for (const example of examples) {
    blocks.push({ kind: 'quote', text: example.text, attribution: attribution(example) });
  }
  return blocks;
}

function headingLevel(depth: number): 1 | 2 | 3 | 4 | 5 | 6 {
  const levels = [1, 2, 3, 4, 5, 6] as const;
  return levels[depth - 1] ?? 6;
}

/** The codebook as a table, one row a code; its examples as a second one. */
export function codebookTable(codes: readonly WholeCode[], isBlind: boolean): TableFile {
  return {
    sheets: [
      {
        name: 'Codes',
        columns: [
          { title: 'Code', kind: 'text', width: 28 },
          { title: 'Path', kind: 'text', width: 44 },
          { title: 'Level', kind: 'number', width: 7 },
          { title: 'Description', kind: 'text', width: 48 },
          { title: 'When to use', kind: 'text', width: 40 },
          { title: 'When not to use', kind: 'text', width: 40 },
          { title: 'Key', kind: 'number', width: 6 },
          { title: 'Sets', kind: 'text' },
          { title: 'Codings', kind: 'number' },
          { title: 'Sources', kind: 'number' },
          { title: 'People', kind: 'number' },
          { title: 'Codings with those below', kind: 'number', width: 14 },
          { title: 'Sources with those below', kind: 'number', width: 14 },
          { title: 'People with those below', kind: 'number', width: 14 },
          { title: 'Examples', kind: 'number' },
        ],
        rows: codes.map(codeRow),
      },
      {
        name: 'Examples',
        columns: [
          { title: 'Code', kind: 'text', width: 44 },
          { title: 'Quote', kind: 'text', width: 80 },
          { title: 'Person', kind: 'text' },
          { title: 'Source', kind: 'text', width: 32 },
          { title: 'Coder', kind: 'text' },
        ],
        rows: exampleRows(codes),
      },
    ],
    notes: isBlind ? [PEOPLE, BLIND] : [PEOPLE],
  };
}

function codeRow({ code, path, counts: { own, below }, examples, sets }: WholeCode): readonly TableCell[] {
  return [
    code.name,
    path.join(' › '),
    path.length,
    code.description,
    code.whenToUse,
    code.whenNot,
    code.pin,
    sets.join(', '),
    own.codings,
    own.sources,
    own.people,
    below.codings,
    below.sources,
    below.people,
    examples.length,
  ];
}

function exampleRows(codes: readonly WholeCode[]): TableRows {
  return codes.flatMap(({ path, examples }) =>
    examples.map(({ text, person, sourceTitle, coder }) => [
      path.join(' › '),
      text,
      person,
      sourceTitle,
      coder,
    ]),
  );
}

function attribution({ person, sourceTitle }: Quote): string {
  return person === null ? sourceTitle : `${person}, ${sourceTitle}`;
}

function countWords({ codings, sources, people }: WholeCode['counts']['own']): string {
  if (codings === 0) return 'no codings';
  return `${count(codings, 'coding')} in ${count(sources, 'source')}, ${count(people, 'person', 'people')}`;
}

const count = (value: number, one: string, many = `${one}s`): string =>
  `${new Intl.NumberFormat('en').format(value)} ${value === 1 ? one : many}`;
