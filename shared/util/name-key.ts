/** What names that differ only in case, in blanks around them or in their Unicode form have in common; the same on every machine. */
export function nameKey(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
