/** A moment as the local day `YYYY-MM-DD` a date field takes; '' for none. */
export function dayOf(at: number | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const parts = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${String(date.getFullYear()).padStart(4, '0')}-${parts.join('-')}`;
}

/** Noon of a local day, so that no change of clocks moves it to another day; null for anything else. */
export function fromDay(day: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return null;
  return new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]), 12).getTime();
}
