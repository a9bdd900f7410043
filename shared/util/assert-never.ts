/** Makes an exhaustive `switch` a compile error when a case is missing; throws if reached at run time. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
