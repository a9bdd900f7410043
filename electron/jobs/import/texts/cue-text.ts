import { decodeEntities } from './entities.ts';

/** A stretch of a cue by one voice; undefined where the cue does not name it. */
export interface Voiced {
  readonly voice: string | undefined;
  readonly text: string;
}

const MARKUP = /^\/?(?:c|i|b|u|s|v|lang|ruby|rt|font)(?:[.\s/]|$)/i;
const TIMESTAMP = /^(?:\d{1,3}:)?\d{1,2}:\d{2}\.\d{1,3}$/;
/** Longer is no tag: a `<` in speech must not swallow the cue. */
const TAG_MOST = 1_000;

/**
 * Takes the tags out of a cue, voice by voice. What only looks like a tag (`<laughs>`, `3 < 4`) stays as it is: those
 * are words. `{\an8}` and its like are styles that SRT borrowed.
 */
export function cueVoices(payload: string): readonly Voiced[] {
  const voiced: Voiced[] = [];
  let voice: string | undefined;
  let text = '';
  const close = (): void => {
    const plain = decodeEntities(text).trim();
    if (plain !== '') voiced.push({ voice, text: plain });
    text = '';
  };
  // Where the next tag ends, kept until it is passed: a search from every `<` would take quadratic time.
  let end = -2;
  for (let at = 0; at < payload.length; ) {
    const open = payload.indexOf('<', at);
    if (open < 0) {
      text += payload.slice(at);
      break;
    }
    text += payload.slice(at, open);
    if (end !== -1 && end <= open) end = payload.indexOf('>', open + 1);
    const tag = end < 0 || end - open > TAG_MOST ? undefined : payload.slice(open + 1, end);
    if (tag === undefined || !(tag === '' || MARKUP.test(tag) || TIMESTAMP.test(tag))) {
      text += '<';
      at = open + 1;
      continue;
    }
    if (/^v[.\s]/i.test(tag)) {
      close();
      voice = nameOf(tag);
    } else if (/^\/v\s*$/i.test(tag)) {
      close();
      voice = undefined;
    }
    at = end + 1;
  }
  close();
  return voiced;
}

function nameOf(tag: string): string | undefined {
  const name = decodeEntities(tag.replace(/^v[^\s]*/i, ''))
    .replace(/\s+/g, ' ')
    .trim();
  return name === '' ? undefined : name;
}
