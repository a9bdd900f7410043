/** Why a text is no query, and where; offsets in UTF-16 units of the text. */
export interface QueryProblem {
  readonly at: number;
  readonly end: number;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What could stand there, as it would be written. */
  readonly expected: readonly string[];
  /** A change of the text that would mend it; null where there is no obvious one. */
  readonly fix: QueryFix | null;
}

/** Puts `insert` in place of [at, end). */
export interface QueryFix {
  readonly at: number;
  readonly end: number;
  readonly insert: string;
}

/** Thrown while a query is read; `parseQuery` catches it. */
export class QueryProblemError extends Error {
  readonly problem: QueryProblem;

  constructor(problem: QueryProblem) {
    super(problem.message);
    this.name = 'QueryProblemError';
    this.problem = problem;
  }
}

/** The problem of one piece of the text. */
export function problemAt(
  { at, end }: { readonly at: number; readonly end: number },
  message: string,
  expected: readonly string[] = [],
  fix: QueryFix | null = null,
): QueryProblemError {
  return new QueryProblemError({ at, end, message, expected, fix });
}
