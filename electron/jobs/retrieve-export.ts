import { z } from 'zod';
import type { OutputOf } from '../../shared/api/contract.ts';
import { FailureError } from '../../shared/api/failure.ts';
import { type ResultColumn, type Retrieved, resultColumns } from '../../shared/voices/contract-retrieve.ts';
import { attribution, ruleInWords } from '../../shared/voices/query/attribution.ts';
import {
  contextSchema,
  querySpecSchema,
  type ResultContext,
  type ResultPlace,
} from '../../shared/voices/query/spec.ts';
import type { Db } from '../store/core/db.ts';
import { openSnapshot } from '../store/core/open-snapshot.ts';
import { codePaths } from '../store/voices/code-tree.ts';
import { planRetrieval, type RetrievalPlan } from '../store/voices/retrieve/plan.ts';
import { describeResults } from '../store/voices/retrieve/results.ts';
import { evaluatePlan } from '../store/voices/retrieve/retrieve.ts';
import { writeCsvFile } from './export/csv-file.ts';
import { type DocxBlock, writeDocxFile } from './export/docx-file.ts';
import type { TableCell, TableColumn } from './export/table-file.ts';
import { writeXlsxFile } from './export/xlsx-file.ts';
import type { Job, Progress } from './job.ts';

const argsSchema = z.object({
  workspacePath: z.string(),
  onlyCoder: z.int().nullable(),
  query: querySpecSchema,
  name: z.string(),
  text: z.string(),
  context: contextSchema,
  format: z.enum(['csv', 'xlsx', 'docx']),
  columns: z.array(z.enum(resultColumns)),
  file: z.string(),
  part: z.string(),
});

/** Passages described at once. */
const BATCH = 400;
/** A document is put together in memory and read from its beginning; more than this nobody reads. */
const MOST_IN_DOCUMENT = 5000;

/** Writes what a query finds, as it stands when the job starts. */
export const retrieveExportJob: Job = async (args, progress): Promise<OutputOf<'voices.retrieve.export'>> => {
  const { workspacePath, onlyCoder, query, name, text, context, format, columns, file, part } =
    argsSchema.parse(args);
  // One state of the workspace from the first row to the last, whatever is coded meanwhile.
  const db = openSnapshot(workspacePath);
  try {
    const plan = planRetrieval(db, query, onlyCoder);
    const results = resultsOf(db, plan, context, progress);
    const codes = codePaths(db);
    const title = name === '' ? 'Passages' : name;
    const rule = ruleInWords(query.rule);
    const notes = [`Query: ${text}`, `${rule.name}: ${rule.meaning}.`];
    if (format === 'docx') return await writeDocument(file, part, { title, notes, results, codes });
    const shown = columns.map((column) => tableColumns[column]);
    const table = {
      sheets: [
        {
          name: title,
          columns: [{ title: 'Passage', kind: 'text', width: 80 } satisfies TableColumn, ...shown],
          rows: rowsOf(results, columns, codes),
        },
      ],
      notes,
    };
    const written =
      format === 'csv' ? await writeCsvFile(file, table, part) : await writeXlsxFile(file, table, part);
    const own = written.notes.filter((note) => !notes.includes(note));
    return { results: written.rows, bytes: written.bytes, notes: own };
  } finally {
    db.close();
  }
};

type Codes = ReadonlyMap<number, string>;

function* resultsOf(
  db: Db,
  plan: RetrievalPlan,
  context: ResultContext,
  progress: Progress,
): Generator<Retrieved> {
  const most = { text: Number.MAX_SAFE_INTEGER, codings: Number.MAX_SAFE_INTEGER };
  for (const { found, before } of evaluatePlan(db, plan)) {
    const places = [...found].flatMap(({ sourceId, passages }): readonly ResultPlace[] =>
      Array.from({ length: passages.length / 2 }, (_, n) => ({
        sourceId,
        start: passages[2 * n] ?? 0,
        end: passages[2 * n + 1] ?? 0,
      })),
    );
    for (let at = 0; at < places.length; at += BATCH) {
      yield* describeResults(db, places.slice(at, at + BATCH), context, plan.onlyCoder, most);
    }
    progress(Math.min(1, before / Math.max(1, plan.lastSource)), 'Writing the passages');
  }
}

const text = (title: string, width: number): TableColumn => ({ title, kind: 'text', width });

const tableColumns: Readonly<Record<ResultColumn, TableColumn>> = {
  source: text('Source', 30),
  question: text('Question', 30),
  codes: text('Codes', 40),
  coders: text('Coders', 20),
  speaker: text('Speaker', 20),
  time: text('Time', 10),
  person: text('Person', 20),
  segment: text('Segment', 20),
  study: text('Study', 20),
  wave: text('Wave', 20),
  touchpoints: text('Touchpoints', 30),
  heardAt: { title: 'Heard', kind: 'date' },
  before: text('Before', 40),
  after: text('After', 40),
};

function* rowsOf(
  results: Iterable<Retrieved>,
  columns: readonly ResultColumn[],
  codes: Codes,
): Generator<readonly TableCell[]> {
  for (const result of results) {
    yield [result.text, ...columns.map((column) => cellOf(result, column, codes))];
  }
}

function cellOf(result: Retrieved, column: ResultColumn, codes: Codes): TableCell {
  switch (column) {
    case 'source':
      return result.sourceTitle;
    case 'codes':
      return codesAt(result, codes).join('; ');
    case 'coders':
      return [...new Set(result.codings.map(({ coder }) => coder))].join('; ');
    case 'time':
      return result.startMs === null ? null : clock(result.startMs);
    case 'segment':
    case 'study':
    case 'wave':
      return result[column]?.name ?? null;
    case 'touchpoints':
      return result.touchpoints.map(({ name }) => name).join('; ');
    default:
      return result[column];
  }
}

function codesAt({ codings }: Retrieved, codes: Codes): readonly string[] {
  return [...new Set(codings.map(({ codeId }) => codes.get(codeId) ?? ''))];
}

/** Hours, minutes and seconds of a recording. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

interface ResultDocument {
  readonly title: string;
  readonly notes: readonly string[];
  readonly results: Iterable<Retrieved>;
  readonly codes: Codes;
}

async function writeDocument(
  file: string,
  part: string,
  { title, notes, results, codes }: ResultDocument,
): Promise<OutputOf<'voices.retrieve.export'>> {
  const blocks: DocxBlock[] = [
    { kind: 'title', text: title },
    ...notes.map((note): DocxBlock => ({ kind: 'paragraph', text: note, isSecondary: true })),
  ];
  let count = 0;
  let sourceId = 0;
  for (const result of results) {
    count += 1;
    if (count > MOST_IN_DOCUMENT) {
      throw new FailureError(
        'too-large',
        `The query finds more than ${MOST_IN_DOCUMENT} passages, which is more than a document can hold. Export them as a table, or ask for less. Nothing was written.`,
      );
    }
    if (result.sourceId !== sourceId) blocks.push({ kind: 'heading', level: 2, text: result.sourceTitle });
    sourceId = result.sourceId;
    blocks.push({
      kind: 'quote',
      // The passage stands out from what was said around it.
      text: [
        { text: result.before, italic: true },
        { text: result.text },
        { text: result.after, italic: true },
      ].filter(({ text: words }) => words !== ''),
      attribution: [attribution(result), codesAt(result, codes).join('; ')].filter(Boolean).join(' · '),
    });
  }
  if (count === 0) blocks.push({ kind: 'paragraph', text: 'Nothing was found.' });
  const { bytes } = await writeDocxFile(file, { title, blocks }, part);
  return { results: count, bytes, notes: [] };
}
