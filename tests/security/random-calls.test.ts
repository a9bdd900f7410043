import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../shared/api/contract.ts';
import { failureCodes } from '../../shared/api/failure.ts';
import type { Operation } from '../../shared/api/operation.ts';
import type { Reply } from '../../shared/api/transport.ts';
import { type Rig, rigs } from '../contract/transports.ts';

/** Every operation against input nobody would send: each call is refused as data, and nothing is changed. */
const operations: readonly (readonly [string, Operation])[] = Object.entries(contract);
const CALLS = Number(process.env.TOUCHLINE_RANDOM_CALLS ?? 1_000);

const hostile = fc.oneof(
  fc.constantFrom(
    '__proto__',
    '../../../etc/passwd',
    "'; DROP TABLE source; --",
    '<script>alert(1)</script>',
    '=cmd|calc',
    '\u0000',
    '\ud800',
    'A'.repeat(1_000_000),
    Number.MAX_SAFE_INTEGER + 2,
    -1,
    0.5,
    1e308,
  ),
  fc.jsonValue({ maxDepth: 4 }),
);

/** Keys the operations know, so that the inside of an input is reached too. */
const knownKey = fc.constantFrom(
  'id',
  'ids',
  'name',
  'text',
  'file',
  'ifRev',
  'start',
  'end',
  'code',
  'filter',
  'limit',
  'sourceId',
  'planId',
  'mapping',
  '__proto__',
  'constructor',
);
const input = fc.oneof(
  hostile,
  fc.dictionary(
    fc.oneof({ weight: 4, arbitrary: knownKey }, { weight: 1, arbitrary: fc.string() }),
    hostile,
    { maxKeys: 6 },
  ),
);

let rig: Rig;
beforeAll(async () => {
  rig = await rigs['in process']();
  await rig.transport.send({ op: 'workspace.create', input: { file: await rig.newFile('Random') } });
  await rig.transport.send({ op: 'voices.code.add', input: { name: 'Kept' } });
});
afterAll(() => rig.close());

function expectRefused(reply: Reply, op: string): void {
  if (reply.ok) throw new Error(`${op} was done with input its contract does not allow.`);
  expect(failureCodes).toContain(reply.failure.code);
  expect(reply.failure.code, op).toBe('invalid-input');
  expect(reply.failure.message.length).toBeLessThan(2_000);
  expect(JSON.stringify(reply)).not.toMatch(/node_modules|\bat \S+ \(|\.ts:\d|SQLITE/);
}

describe(`${CALLS} random calls of each of the ${operations.length} operations`, () => {
  test.each(operations)('%s', async (op, operation) => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(input, async (value) => {
        // What happens to be allowed is not this test's business.
        if (operation.input.safeParse(value ?? {}).success) return;
        expectRefused(await rig.transport.send({ op, input: value }), op);
        refused++;
      }),
      { numRuns: CALLS, seed: 20_261_121 },
    );
    expect(refused).toBeGreaterThan(CALLS / 4);
  });

  test('left everything as it was', async () => {
    expect(await rig.transport.send({ op: 'voices.codes', input: {} })).toMatchObject({
      ok: true,
      value: [{ name: 'Kept' }],
    });
    expect(await rig.transport.send({ op: 'workspace.state', input: {} })).toMatchObject({
      ok: true,
      value: { undoLabel: 'Add code Kept', readOnly: false },
    });
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});

test('over HTTP the same input is refused in the same words', async () => {
  const http = await rigs.HTTP();
  try {
    for (const [op, operation] of operations) {
      const values = fc
        .sample(input, { numRuns: 12, seed: 7 })
        .map((value) => JSON.parse(JSON.stringify(value)));
      for (const value of values) {
        if (operation.input.safeParse(value ?? {}).success) continue;
        expectRefused(await http.transport.send({ op, input: value }), op);
      }
    }
    expect(await http.transport.send({ op: 'workspace.state', input: {} })).toMatchObject({
      ok: true,
      value: null,
    });
  } finally {
    await http.close();
  }
}, 120_000);
