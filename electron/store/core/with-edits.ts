/** `current` with every field that `edits` gives; a field left out or undefined stays as it is. */
export function withEdits<T extends object>(
  current: T,
  edits: { readonly [K in keyof T]?: T[K] | undefined },
): T {
  const given = Object.entries(edits).filter(([, value]) => value !== undefined);
  return { ...current, ...Object.fromEntries(given) };
}
