import type { FindKind } from './find.ts';
import { nameKey } from './words.ts';

/** The thing itself behind its writings: same key, same replacement. */
export function findKey(kind: FindKind, written: string): string {
  if (kind === 'name') return nameKey(written);
  if (kind === 'phone') {
    // National and international writings of a number share their last digits.
    const digits = written.replace(/\D/gu, '');
    return digits.length > 9 ? digits.slice(-9) : digits.replace(/^0+/u, '');
  }
  if (kind === 'account') return written.replace(/[\s./-]/gu, '').toLowerCase();
  return written.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/**
 * For each name's key the key of the person: a single word that belongs to exactly one full name ("amber" of
 * "amber jones") means that person; one that several share stays a name of its own.
 */
export function personsOf(keys: Iterable<string>): ReadonlyMap<string, string> {
  const all = [...new Set(keys)];
  const fullByPart = new Map<string, Set<string>>();
  for (const key of all) {
    if (!key.includes(' ')) continue;
    for (const part of key.split(' ')) {
      const fulls = fullByPart.get(part);
      if (fulls) fulls.add(key);
      else fullByPart.set(part, new Set([key]));
    }
  }
  return new Map(
    all.map((key) => {
      const fulls = fullByPart.get(key);
      const only = fulls?.size === 1 ? [...fulls][0] : undefined;
      return [key, only ?? key];
    }),
  );
}

const words: Readonly<Record<FindKind, string>> = {
  name: 'Person',
  email: 'e-mail',
  phone: 'phone',
  address: 'address',
  account: 'account',
  other: 'link',
};

/** What a replacement made here looks like; a text that has one is not looked into again. */
export const PLACEHOLDER = /\[(?:Person|e-mail|phone|address|account|link) \d+\]/gu;

/** Gives each new thing the next free number of its kind: "[Person 4]", "[phone 2]". */
export class Numbering {
  readonly #last = new Map<FindKind, number>();

  /** `used`: every replacement there is already, of earlier runs too. */
  constructor(used: Iterable<string>) {
    for (const replacement of used) {
      for (const kind of Object.keys(words) as FindKind[]) {
        const number = new RegExp(`^\\[${words[kind]} (\\d{1,9})\\]$`, 'u').exec(replacement)?.[1];
        if (number !== undefined) this.#last.set(kind, Math.max(this.#last.get(kind) ?? 0, Number(number)));
      }
    }
  }

  next(kind: FindKind): string {
    const number = (this.#last.get(kind) ?? 0) + 1;
    this.#last.set(kind, number);
    return `[${words[kind]} ${number}]`;
  }
}
