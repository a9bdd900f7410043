import type { SortedFile } from '../../../../shared/voices/import-texts.ts';
import { binaryAdvice, zipAdvice } from '../magic.ts';
import { holdsTable } from '../table-input.ts';
import type { Recognised } from './file-kind.ts';

const TABLE = /\.(?:csv|tsv|tab|xlsx|jsonl|ndjson|json)$/i;
const TEXT = /\.(?:txt|text|md|markdown|vtt|srt|log)$/i;
const CAPTIONS =
  /^\ufeff?(?:WEBVTT(?:[ \t\r\n]|$)|\s*(?:\d+[ \t]*\r?\n)?[ \t]*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->)/;

/** Where a file goes: by its content where that is certain, else by its name. */
export function sortFile(name: string, { kind, head, names }: Recognised): SortedFile {
  const as = (place: SortedFile['as'], reason = ''): SortedFile => ({ as: place, reason });
  if (kind === 'docx' || kind === 'pdf') return as('text');
  if (kind === 'xlsx') return as('table');
  // An archive may hold the table it was sent as (Google Forms), under whatever name.
  if (kind === 'other-zip') return holdsTable(names) ? as('table') : as('left', zipAdvice(names));
  if (CAPTIONS.test(head.toString('utf8'))) return as('text');
  if (TABLE.test(name)) return as('table');
  if (TEXT.test(name)) return as('text');
  const advice = binaryAdvice(head);
  return as('left', advice ?? leftWords);
}

const leftWords = 'Neither a table nor a text that can be read; save it as CSV, XLSX, DOCX, PDF, TXT or VTT.';
