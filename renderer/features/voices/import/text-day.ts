/** The day a text was heard, as a date field has it; '' for none. Names of files mean the day they say, in no zone. */
export function dayOfText(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString().slice(0, 10);
}

/** Noon of a day in a date field, in ms since 1970; null for none. */
export function atDay(day: string): number | null {
  const at = Date.parse(`${day}T12:00:00Z`);
  return Number.isNaN(at) ? null : at;
}
