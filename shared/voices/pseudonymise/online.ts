import { type Find, matches } from './find.ts';

const LOCAL_PART = /[\p{L}\p{N}](?:[\p{L}\p{N}._%+'-]{0,62}[\p{L}\p{N}_+-])?$/u;
const HOST = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}\.)+\p{L}{2,24}(?![\p{L}\p{N}-])/u;

/** E-mail addresses. Looked for from each @, so that a long text without spaces costs no more than another. */
export function findEmails(text: string): readonly Find[] {
  const finds: Find[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const before = LOCAL_PART.exec(text.slice(Math.max(0, at - 64), at))?.[0];
    const host = hostAt(text, at + 1);
    if (before === undefined || host === undefined) continue;
    const start = at - before.length;
    const end = at + 1 + host.length;
    finds.push({
      kind: 'email',
      start,
      end,
      text: text.slice(start, end),
      confidence: 0.98,
      why: 'e-mail address',
    });
  }
  return finds;
}

/** The host name that begins there; a dot that ends the sentence is not part of it. */
function hostAt(text: string, from: number): string | undefined {
  return HOST.exec(text.slice(from, from + 255))?.[0];
}

const ADDRESS =
  /(?:https?:\/\/|\bwww\.|\b(?:[a-z]{2,3}\.)?(?:linkedin|twitter|x|facebook|instagram|github|tiktok|youtube|xing|medium|reddit)\.com\/)[^\s<>"“”()[\]{}]{1,2000}/giu;
const PERSONAL_HOST =
  /(?:^|\.)(?:linkedin\.com\/(?:in|pub)|twitter\.com|x\.com|facebook\.com|instagram\.com|github\.com|tiktok\.com|youtube\.com\/(?:@|user|c\/)|xing\.com\/profile|medium\.com\/@|reddit\.com\/u(?:ser)?|t\.me|wa\.me)\/?[@\w.%-]{2,}/iu;
const PERSONAL_PATH =
  /\/(?:~|@|users?\/|profiles?\/|people\/|members?\/|account\/|u\/)[\w.%-]{2,}|[?&](?:user(?:name|id|_id)?|email|e-?mail|name|login|customer(?:id|_id)?|uid)=[^&#]{2,}|\/\/[^/@\s]+@/iu;
/** Pages of a site that are nobody's profile. */
const NOBODY =
  /\.com\/(?:about|help|login|signin|signup|search|home|explore|watch|features|pricing|terms|privacy|policies|business)\b/iu;

/** Web addresses that name a person: profiles, user names in the path or the query. Other links are left alone. */
export function findPersonalLinks(text: string): readonly Find[] {
  return matches(text, ADDRESS, ([address]) => {
    const clean = address.replace(/[.,;:!?'’]+$/u, '');
    if (NOBODY.test(clean) && !PERSONAL_PATH.test(clean)) return undefined;
    const isPersonal = PERSONAL_HOST.test(clean.replace(/^https?:\/\//iu, '')) || PERSONAL_PATH.test(clean);
    return isPersonal ? { kind: 'other', confidence: 0.85, why: 'web address of a person' } : undefined;
  }).map((find) => {
    const clean = find.text.replace(/[.,;:!?'’]+$/u, '');
    return { ...find, text: clean, end: find.start + clean.length };
  });
}

/** Names with an @ before them, as on social media: "@amber_j". Not in the midst of an e-mail address. */
export function findHandles(text: string): readonly Find[] {
  return matches(text, /(?<![\p{L}\p{N}_.@/])@[A-Za-z_][\w.]{2,29}(?<!\.)(?![\w@/])/gu, () => ({
    kind: 'other',
    confidence: 0.7,
    why: 'user name',
  }));
}
