import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { countResults } from '../../../../electron/store/voices/retrieve/count.ts';
import { findPage } from '../../../../electron/store/voices/retrieve/page.ts';
import { planRetrieval } from '../../../../electron/store/voices/retrieve/plan.ts';
import { passagesOfQuery } from '../../../../electron/store/voices/retrieve/retrieve.ts';
import { normalForm } from '../../../../shared/voices/query/normal-form.ts';
import type { QuerySpec, ResultPlace } from '../../../../shared/voices/query/spec.ts';
import { isLong } from '../../../fixtures/reliability/rig.ts';
import { coderArbitrary, modelArbitrary, specArbitrary } from './arbitraries.ts';
import { conditionWithIds, type ModelIds, ModelWorkspace, queryWithIds } from './model-workspace.ts';
import { referenceCounts, referencePassages } from './reference.ts';

const WORKSPACES = isLong ? 10_000 : 500;
/** Queries asked of each workspace. */
const QUERIES = 12;

const workspace = new ModelWorkspace();
afterAll(() => workspace.close());

test(`the engine finds what the brute-force reference finds in ${WORKSPACES} random workspaces`, {
  timeout: 600_000,
}, () => {
  const asked = fc.array(fc.record({ spec: specArbitrary, coder: coderArbitrary, limit: fc.nat(3) }), {
    minLength: QUERIES,
    maxLength: QUERIES,
  });
  let passages = 0;
  fc.assert(
    fc.property(modelArbitrary, asked, (model, queries) => {
      const ids = workspace.fill(model);
      for (const { spec, coder, limit } of queries) {
        const expected = referencePassages(model, spec, coder);
        const places = expected.flatMap((ranges, n) =>
          ranges.map(({ start, end }) => ({ sourceId: ids.sources[n] ?? 0, start, end })),
        );
        passages += places.length;
        const real = withIds(spec, ids);
        const onlyCoder = coder === null ? null : (ids.coders[coder] ?? 0);
        expect(allPassages(real, onlyCoder)).toEqual(places);
        expect(pageByPage(real, onlyCoder, limit + 1)).toEqual(places);
        expect(countResults(workspace.db, real, onlyCoder)).toEqual(referenceCounts(model, expected));
        const normal = { ...real, ast: normalForm(real.ast) };
        expect(allPassages(normal, onlyCoder)).toEqual(places);
      }
    }),
    { numRuns: WORKSPACES, ...(isLong ? {} : { seed: 20_260_105 }) },
  );
  // Agreement on nothing would prove nothing.
  expect(passages).toBeGreaterThan(WORKSPACES * QUERIES);
});

function withIds(spec: QuerySpec, ids: ModelIds): QuerySpec {
  const where = spec.where === null ? null : conditionWithIds(spec.where, ids);
  return { ...spec, ast: queryWithIds(spec.ast, ids), where };
}

function allPassages(spec: QuerySpec, onlyCoder: number | null): readonly ResultPlace[] {
  return [...passagesOfQuery(workspace.db, spec, onlyCoder)].flatMap(({ sourceId, passages }) =>
    Array.from({ length: passages.length / 2 }, (_, n) => ({
      sourceId,
      start: passages[2 * n] ?? -1,
      end: passages[2 * n + 1] ?? -1,
    })),
  );
}

function pageByPage(spec: QuerySpec, onlyCoder: number | null, limit: number): readonly ResultPlace[] {
  const places: ResultPlace[] = [];
  for (let after: ResultPlace | null = null; ; ) {
    const plan = planRetrieval(workspace.db, spec, onlyCoder);
    const page = findPage(workspace.db, plan, after, limit);
    expect(page.places.length).toBeLessThanOrEqual(limit);
    places.push(...page.places);
    if (page.next === null) return places;
    after = page.next;
  }
}
