/** Whether a cell is one mail address; addresses have at most 254 characters, which also bounds the search. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}
