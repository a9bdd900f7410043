import path from 'node:path';
import type { TextDialect, TextKind, textContainers } from '../../../../shared/voices/import-texts.ts';
import { ImportRefusal } from '../failures.ts';
import { readTextFile } from '../text-file.ts';
import { buildTranscript } from './build-transcript.ts';
import { dateInName } from './dated-name.ts';
import { readDocx } from './docx.ts';
import { fileKind } from './file-kind.ts';
import type { Conversation, LeftOut, Transcript } from './model.ts';
import { readPdf } from './pdf.ts';
import type { Repeated } from './pdf-paragraphs.ts';
import { readCues } from './read-cues.ts';
import { readConversation } from './read-lines.ts';

export interface TextSource extends Transcript {
  readonly title: string;
  readonly container: (typeof textContainers)[number];
  readonly dialect: TextDialect;
  readonly kind: TextKind;
  readonly heardAt: number | null;
  readonly notes: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly repeated: readonly Repeated[];
}

export interface ReadChoices {
  /** What the user says it is; a note or a post keeps names and times where the text has them. */
  readonly kind?: TextKind | undefined;
  /** Takes out lines that stand at the edge of most pages. */
  readonly dropRepeated?: boolean;
  readonly onPart?: (share: number) => void;
}

interface Plain {
  readonly container: TextSource['container'];
  readonly text: string;
  readonly notes: readonly string[];
  readonly repeated: readonly Repeated[];
}

const SRT = /^\ufeff?\s*(?:\d+[ \t]*\n)?[ \t]*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->/;

/**
 * Reads one file of text, whatever it is: captions, transcripts, notes, Word, PDF. What it is comes from its content;
 * its name gives the title and, where certain, the day. Refuses (ImportRefusal) what holds no text that can be read.
 */
export async function readTextSource(file: string, choices: ReadChoices = {}): Promise<TextSource> {
  const plain = await plainText(file, choices);
  const name = path.basename(file);
  const own = {
    title: titleOf(name),
    heardAt: dateInName(name),
    container: plain.container,
    repeated: plain.repeated,
  };
  const found = conversationIn(plain);
  const isCaptions = found !== undefined && !isWritten(found.dialect);
  const kind = choices.kind ?? (found === undefined ? 'note' : 'transcript');
  if (found === undefined || (!isCaptions && kind !== 'transcript')) {
    return {
      ...own,
      kind,
      // The dialect stays known, so that the choice can be taken back.
      dialect: found?.dialect ?? 'plain',
      text: plain.text,
      turns: [],
      cues: [],
      notes: found === undefined && kind === 'transcript' ? [...plain.notes, noSpeakers] : plain.notes,
      leftOut: [],
    };
  }
  const transcript = buildTranscript(found.segments);
  if (transcript.text.trim() === '') {
    throw new ImportRefusal(
      'invalid-input',
      'The file holds times but no words; check that it was saved whole.',
    );
  }
  const isNameless = transcript.turns.every(({ speaker }) => speaker === '');
  return {
    ...own,
    ...transcript,
    kind,
    dialect: found.dialect,
    notes: [...plain.notes, ...found.notes, ...(isNameless ? [noSpeakers] : [])],
    leftOut: found.leftOut,
  };
}

const noSpeakers = 'The file does not say who speaks.';

const isWritten = (dialect: TextDialect): boolean =>
  dialect === 'otter' || dialect === 'labels' || dialect === 'plain';

async function plainText(file: string, { dropRepeated = false, onPart }: ReadChoices): Promise<Plain> {
  const { kind } = await fileKind(file);
  if (kind === 'xlsx') {
    throw new ImportRefusal('invalid-input', 'This is a workbook, not a text; import it as a table.');
  }
  if (kind === 'docx') return written({ container: 'docx', repeated: [], ...(await readDocx(file)) });
  if (kind === 'pdf') {
    const read = await readPdf(file, { dropRepeated }, (page, pages) => onPart?.(page / pages));
    return written({ container: 'pdf', ...read });
  }
  const { text, encoding, encodingCertain, notes } = await readTextFile(file);
  const isMarkdown = /\.(?:md|markdown)$/i.test(file);
  return {
    container: isMarkdown ? 'markdown' : 'text',
    text,
    repeated: [],
    notes: [
      ...notes.map(({ message }) => message),
      ...(encodingCertain ? [] : [`It was read as ${encoding}; look at its accents and quotes.`]),
      ...(isMarkdown && /^---\n[\s\S]{0,20000}?\n---(?:\n|$)/.test(text)
        ? ['The details at its top (front matter) are kept as part of the text.']
        : []),
    ],
  };
}

function written(plain: Plain): Plain {
  if (plain.text.trim() !== '') return plain;
  throw new ImportRefusal('invalid-input', 'The file holds no text; check that it was saved.');
}

function conversationIn({ container, text }: Plain): Conversation | undefined {
  if (container === 'text' || container === 'markdown') {
    if (/^\ufeff?WEBVTT(?:[ \t\n]|$)/.test(text)) return readCues(text, 'vtt');
    if (SRT.test(text)) return readCues(text, 'srt');
  }
  return readConversation(text);
}

/** The file's name without its endings: Zoom writes `.transcript.vtt`. */
function titleOf(name: string): string {
  const plain = name
    .replace(/\.[^.]{1,10}$/, '')
    .replace(/\.transcript$/i, '')
    .normalize('NFC')
    .toWellFormed()
    .trim();
  return (plain === '' ? name.toWellFormed() : plain).slice(0, 300).toWellFormed();
}
