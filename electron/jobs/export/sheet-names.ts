/** Characters no sheet may be called by, and the length Excel allows. */
const FORBIDDEN = /[\\/?*[\]:\0-\x1F]/g;
const MOST = 31;

/** Gives out sheet names a spreadsheet takes: legal, at most 31 UTF-16 units, and each only once whatever its case. */
export class SheetNames {
  readonly #taken = new Set<string>(['history']);

  /** The name itself where it can be had; else one as like it as can be. */
  next(wanted: string): string {
    const legal = wanted
      .toWellFormed()
      .replaceAll(FORBIDDEN, ' ')
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/^[' ]+|[' ]+$/g, '');
    const base = legal === '' ? 'Sheet' : legal;
    for (let count = 1; ; count += 1) {
      const suffix = count === 1 ? '' : ` (${count})`;
      const name = `${cut(base, MOST - suffix.length)}${suffix}`;
      if (this.#taken.has(name.toLowerCase())) continue;
      this.#taken.add(name.toLowerCase());
      return name;
    }
  }
}

/** Never half a character, and no blank or apostrophe at the end. */
function cut(text: string, units: number): string {
  return text.length <= units
    ? text
    : text
        .slice(0, units)
        .replace(/[\uD800-\uDBFF]$/, '')
        .replace(/[' ]+$/, '');
}
