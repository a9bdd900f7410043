import type { CodeCounts, CodeSet } from '../../../../shared/voices/codebook-model.ts';
import type { Code, Quote } from '../../../../shared/voices/model.ts';
import type { QueryContext } from '../../core/handlers.ts';
import { codeQueries } from '../codes.ts';
import { countCodes } from './counts.ts';
import { exampleQueries } from './examples.ts';
import { setQueries } from './sets.ts';

/** A code with everything a reader of the codebook wants to know of it. */
export interface WholeCode {
  readonly code: Code;
  /** Names from the top down to the code itself. */
  readonly path: readonly string[];
  readonly counts: CodeCounts;
  readonly examples: readonly Quote[];
  /** Names of the sets it is in. */
  readonly sets: readonly string[];
}

/** Every code in the order of the tree, each parent before its children; what blind coding hides is left out. */
export function wholeCodebook(context: QueryContext): {
  readonly codes: readonly WholeCode[];
  readonly sets: readonly CodeSet[];
} {
  const codes = codeQueries['voices.codes'](context);
  const counts = new Map(countCodes(context).map((each) => [each.codeId, each]));
  const sets = setQueries['voices.codeSets'](context);
  const withExamples = new Set(context.db.column<number>('SELECT DISTINCT code_id FROM code_example'));
  const children = Map.groupBy(codes, ({ parentId }) => parentId);
  const whole: WholeCode[] = [];
  const none = { codings: 0, sources: 0, people: 0 };
  const visit = (parentId: number | null, above: readonly string[]): void => {
    for (const code of children.get(parentId) ?? []) {
      const path = [...above, code.name];
      whole.push({
        code,
        path,
        counts: counts.get(code.id) ?? { codeId: code.id, own: none, below: none },
        examples: withExamples.has(code.id)
          ? exampleQueries['voices.code.examples'](context, { codeId: code.id })
          : [],
        sets: sets.filter(({ codeIds }) => codeIds.includes(code.id)).map(({ name }) => name),
      });
      visit(code.id, path);
    }
  };
  visit(null, []);
  return { codes: whole, sets };
}
