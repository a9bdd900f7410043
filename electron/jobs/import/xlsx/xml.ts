import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { ImportRefusal } from '../failures.ts';
import { LIMITS } from '../limits.ts';

/** What is told of a part of XML while it is read; names come without their prefix. */
export interface XmlHandlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** UTF-16 units of one text, attribute or tag; what is longer is no document. */
const LONGEST = 4 * 1024 * 1024;
const MOST_ATTRIBUTES = 500;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads a part of XML to its end; as `xmlSteps`. */
export async function readXml(
  pieces: AsyncIterable<Uint8Array>,
  what: string,
  handlers: XmlHandlers,
): Promise<void> {
  for await (const _ of xmlSteps(pieces, what, handlers));
}

/**
 * Reads XML piece by piece and tells `handlers` what is in it; gives way after each piece. No entity but the five of
 * XML is known, nothing is ever fetched. `what` names the part for the user.
 * Refuses (ImportRefusal) a DOCTYPE, more than LIMITS.xmlDepth elements inside each other, and what is no XML.
 */
export async function* xmlSteps(
  pieces: AsyncIterable<Uint8Array>,
  what: string,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let attributes = 0;
  /** Units given to the parser since it last told anything: the length of what it is holding. */
  let held = 0;
  parser.on('error', () => {
    throw broken(what);
  });
  parser.on('doctype', () => {
    throw hasDoctype(what);
  });
  parser.on('opentagstart', () => {
    held = 0;
    attributes = 0;
    depth += 1;
    if (depth > LIMITS.xmlDepth) throw tooDeep(what);
  });
  parser.on('attribute', () => {
    held = 0;
    attributes += 1;
    if (attributes > MOST_ATTRIBUTES) throw broken(what);
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    held = 0;
    handlers.open?.(local(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag: SaxesTagPlain) => {
    held = 0;
    depth -= 1;
    handlers.close?.(local(tag.name));
  });
  const text = (value: string): void => {
    held = 0;
    if (depth > 0) handlers.text?.(value);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('comment', () => {
    held = 0;
  });

  let decoder: TextDecoder | undefined;
  let head = '';
  try {
    for await (const piece of pieces) {
      decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
      const decoded = decoder.decode(piece, { stream: true });
      // A DOCTYPE is refused before the parser begins to collect it.
      if (head.length < 1024) {
        head += decoded.slice(0, 1024);
        if (/<!DOCTYPE/i.test(head)) throw hasDoctype(what);
      }
      held += decoded.length;
      parser.write(decoded);
      if (held > LONGEST) throw tooLong(what);
      yield;
    }
    if (decoder) parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    // What is not text in the encoding it claims is a TypeError of the decoder.
    throw error instanceof TypeError ? broken(what) : error;
  }
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

const broken = (what: string): ImportRefusal =>
  new ImportRefusal(
    'invalid-input',
    `${what} is damaged; open the file in its own program and save it again.`,
  );

const hasDoctype = (what: string): ImportRefusal =>
  new ImportRefusal(
    'invalid-input',
    `${what} declares a document type, which no office program writes; save the file again with its own program.`,
  );

const tooDeep = (what: string): ImportRefusal =>
  new ImportRefusal(
    'too-large',
    `${what} has more than ${LIMITS.xmlDepth} elements inside each other; save the file again with its own program.`,
  );

const tooLong = (what: string): ImportRefusal =>
  new ImportRefusal(
    'too-large',
    `${what} holds one text of more than ${LONGEST / 1024 / 1024} million characters; save it as a text file and import that.`,
  );
