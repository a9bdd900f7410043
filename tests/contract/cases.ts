import { expect } from 'vitest';
import type { ChangedEvent, JobEvent, StoreEvent } from '../../shared/api/events.ts';
import type { Failure } from '../../shared/api/failure.ts';
import type { Reply } from '../../shared/api/transport.ts';
import type { Rig } from './transports.ts';

export interface Case {
  readonly name: string;
  readonly run: (rig: Rig) => Promise<void>;
}

/** The value of a reply that has to be a good one. */
async function value(rig: Rig, op: string, input: unknown): Promise<unknown> {
  const reply = await rig.transport.send({ op, input });
  if (!reply.ok) throw new Error(`${op} failed: ${reply.failure.code} ${reply.failure.message}`);
  return reply.value;
}

async function failure(rig: Rig, op: string, input: unknown): Promise<Failure> {
  const reply = await rig.transport.send({ op, input });
  if (reply.ok) throw new Error(`${op} was done, and should have been refused.`);
  return reply.failure;
}

function field(of: unknown, name: string): unknown {
  if (typeof of === 'object' && of !== null && name in of)
    return Object.entries(of).find(([key]) => key === name)?.[1];
  throw new Error(`There is no ${name}.`);
}

const number = (of: unknown, name: string): number => Number(field(of, name));

async function open(rig: Rig): Promise<void> {
  await value(rig, 'workspace.create', { file: await rig.newFile('Contract'), coderName: 'Ada' });
}

/** Everything heard from now on; over HTTP the stream is up once the state of the workspace has come. */
async function listen(rig: Rig): Promise<StoreEvent[]> {
  const heard: StoreEvent[] = [];
  rig.transport.onEvent((event) => heard.push(event));
  await new Promise((resolve) => setTimeout(resolve, 150));
  heard.length = 0;
  return heard;
}

const changes = (heard: readonly StoreEvent[]): readonly ChangedEvent[] =>
  heard.filter((event) => event.type === 'changed');

const jobsOf = (heard: readonly StoreEvent[], jobId: unknown): readonly JobEvent[] =>
  heard.filter((event) => event.type === 'job').filter((event) => event.jobId === jobId);

const quiet = () => new Promise((resolve) => setTimeout(resolve, 150));

/** Words no failure may hold: where in the program it happened. */
const innards = /node_modules|\.ts\b|\.js\b|\bat \S+ \(|SQLITE|Error:/;

const strange =
  'é e\u0301 漢字 😀 👩‍👩‍👧 \u202Eمرحبا\u202C \u0000 \u0001 \u2028 \u2029 \uFEFF "\\ </script> \uE000';

export const cases: readonly Case[] = [
  {
    name: 'a good call gets its value and the number of the last commit',
    async run(rig) {
      expect(await rig.transport.send({ op: 'workspace.state', input: {} })).toEqual({
        ok: true,
        value: null,
        seq: 0,
      });
      await open(rig);
      const state = await value(rig, 'workspace.state', {});
      expect(state).toMatchObject({ name: 'Contract', readOnly: false, undoLabel: null, redoLabel: null });
      const added = await rig.transport.send({ op: 'voices.code.add', input: { name: 'Waiting' } });
      expect(added).toEqual({ ok: true, value: { id: expect.any(Number) }, seq: expect.any(Number) });
      const read = await rig.transport.send({ op: 'voices.codes', input: {} });
      expect(read.ok && added.ok && read.seq === added.seq && read.seq > 0).toBe(true);
    },
  },
  {
    name: 'without a workspace nothing of one can be reached',
    async run(rig) {
      for (const op of ['voices.codes', 'workspace.undo', 'workspace.backupNow', 'workspace.verify']) {
        expect((await failure(rig, op, {})).code, op).toBe('not-found');
      }
      expect((await failure(rig, 'voices.code.add', { name: 'a' })).code).toBe('not-found');
    },
  },
  {
    name: 'input that does not fit is refused without being repeated',
    async run(rig) {
      await open(rig);
      const secret = 'she said the engineer never came';
      const inputs: readonly (readonly [string, unknown])[] = [
        ['voices.code.add', {}],
        ['voices.code.add', { name: 7 }],
        ['voices.code.add', { name: '   ' }],
        ['voices.code.add', { name: secret.repeat(100) }],
        ['voices.code.add', { name: 'a', colour: 12 }],
        ['voices.code.add', { name: 'a', parentId: secret }],
        ['voices.code.add', { name: 'a', unheardOf: secret }],
        ['voices.code.add', [secret]],
        ['voices.code.add', secret],
        ['voices.code.add', null],
        ['voices.source.get', { id: -1 }],
        ['voices.source.get', { id: 1.5 }],
        ['voices.source.get', { id: '1' }],
        ['workspace.state', { extra: true }],
        ['workspace.open', { file: '' }],
      ];
      for (const [op, input] of inputs) {
        const refused = await failure(rig, op, input);
        expect(refused.code, `${op} ${JSON.stringify(input)?.slice(0, 60)}`).toBe('invalid-input');
        expect(refused.message).not.toContain(secret);
        expect(refused.message).not.toMatch(innards);
      }
      expect(await value(rig, 'voices.codes', {})).toEqual([]);
    },
  },
  {
    name: 'an operation that does not exist is refused',
    async run(rig) {
      await open(rig);
      for (const op of [
        '',
        'voices',
        'voices.codes ',
        'VOICES.CODES',
        '__proto__',
        'constructor',
        'toString',
        'a.b.c',
      ]) {
        expect((await failure(rig, op, {})).code, op).toBe('invalid-input');
      }
    },
  },
  {
    name: 'what is not there is said, and an unknown file token opens nothing',
    async run(rig) {
      expect((await failure(rig, 'workspace.open', { file: '../../etc/passwd' })).code).toBe('not-found');
      await open(rig);
      expect((await failure(rig, 'voices.source.get', { id: 4711 })).code).toBe('not-found');
      expect((await failure(rig, 'voices.code.edit', { id: 4711, ifRev: 0, name: 'a' })).code).toBe(
        'not-found',
      );
    },
  },
  {
    name: 'an edit of an outdated row is a conflict that carries the current one',
    async run(rig) {
      await open(rig);
      const id = number(await value(rig, 'voices.code.add', { name: 'First' }), 'id');
      const [code] = (await value(rig, 'voices.codes', {})) as unknown[];
      const ifRev = number(code, 'rev');
      await value(rig, 'voices.code.edit', { id, ifRev, name: 'Second' });
      const refused = await failure(rig, 'voices.code.edit', { id, ifRev, name: 'Third' });
      expect(refused.code).toBe('conflict');
      expect(refused.detail).toMatchObject({ id, name: 'Second' });
      expect(await value(rig, 'voices.codes', {})).toMatchObject([{ id, name: 'Second' }]);
    },
  },
  {
    name: 'each commit is announced once, with its tables, its rows and what can be undone',
    async run(rig) {
      await open(rig);
      const heard = await listen(rig);
      const added = await rig.transport.send({ op: 'voices.code.add', input: { name: 'Waiting' } });
      if (!added.ok) throw new Error(added.failure.message);
      await expect.poll(() => changes(heard).length).toBe(1);
      const [change] = changes(heard);
      expect(change).toMatchObject({ seq: added.seq, undoLabel: 'Add code Waiting', redoLabel: null });
      expect(change?.tables).toContain('code');
      expect(change?.ids.code).toContain(number(added.value, 'id'));
      await failure(rig, 'voices.code.add', { name: '' });
      await value(rig, 'voices.codes', {});
      await quiet();
      expect(changes(heard).length).toBe(1);
    },
  },
  {
    name: 'undo and redo say what they did and what comes next',
    async run(rig) {
      await open(rig);
      const heard = await listen(rig);
      await value(rig, 'voices.code.add', { name: 'One' });
      await value(rig, 'voices.code.add', { name: 'Two' });
      expect(await value(rig, 'workspace.undo', {})).toEqual({ label: 'Add code Two' });
      expect(await value(rig, 'voices.codes', {})).toMatchObject([{ name: 'One' }]);
      expect(await value(rig, 'workspace.state', {})).toMatchObject({
        undoLabel: 'Add code One',
        redoLabel: 'Add code Two',
      });
      await expect
        .poll(() => changes(heard).at(-1))
        .toMatchObject({ undoLabel: 'Add code One', redoLabel: 'Add code Two' });
      expect(await value(rig, 'workspace.redo', {})).toEqual({ label: 'Add code Two' });
      expect(await value(rig, 'voices.codes', {})).toMatchObject([{ name: 'One' }, { name: 'Two' }]);
      await value(rig, 'workspace.undo', {});
      await value(rig, 'workspace.undo', {});
      expect(await value(rig, 'workspace.undo', {})).toEqual({ label: null });
      expect(await value(rig, 'voices.codes', {})).toEqual([]);
    },
  },
  {
    name: 'opening and closing a workspace is announced, and each opening is a new one',
    async run(rig) {
      const heard = await listen(rig);
      const file = await rig.newFile('Again');
      const first = await value(rig, 'workspace.create', { file });
      await value(rig, 'workspace.close', {});
      const second = await value(rig, 'workspace.open', { file });
      expect(field(second, 'sessionId')).not.toBe(field(first, 'sessionId'));
      await expect
        .poll(() =>
          heard.flatMap((event) => (event.type === 'workspace' ? [event.workspace?.name ?? null] : [])),
        )
        .toEqual(expect.arrayContaining(['Again', null]));
      await expect
        .poll(() => heard.findLast((event) => event.type === 'workspace'))
        .toMatchObject({ workspace: { sessionId: field(second, 'sessionId') } });
      expect((await failure(rig, 'workspace.create', { file })).code).not.toBe('internal');
    },
  },
  {
    name: 'what was meant for another opening of a workspace is refused, and does nothing in this one',
    async run(rig) {
      const file = await rig.newFile('First');
      const first = String(field(await value(rig, 'workspace.create', { file }), 'sessionId'));
      const add = { op: 'voices.code.add', input: { name: 'Waiting' } };
      const added = await rig.transport.send({ ...add, session: first });
      if (!added.ok) throw new Error(added.failure.message);
      const id = number(added.value, 'id');
      const [code] = (await value(rig, 'voices.codes', {})) as unknown[];

      // The next workspace has a row of the same number and revision.
      const second = await value(rig, 'workspace.create', { file: await rig.newFile('Second') });
      await value(rig, 'voices.code.add', { name: 'Waiting' });
      const edit = { op: 'voices.code.edit', input: { id, ifRev: number(code, 'rev'), name: 'Price' } };
      const stale = [
        edit,
        add,
        { op: 'voices.codes', input: {} },
        { op: 'workspace.verify', input: {} },
        { op: 'workspace.undo', input: {} },
      ];
      const heard = await listen(rig);
      for (const session of [first, 'never was', '']) {
        for (const request of stale) {
          const reply = await rig.transport.send({ ...request, session });
          expect(reply, `${request.op} ${session}`).toMatchObject({
            ok: false,
            failure: { code: 'conflict', message: expect.stringContaining('Nothing was changed') },
          });
        }
      }
      await quiet();
      expect(heard).toEqual([]);
      expect(await value(rig, 'voices.codes', {})).toMatchObject([{ id, name: 'Waiting' }]);
      const session = String(field(second, 'sessionId'));
      expect(await rig.transport.send({ ...edit, session })).toMatchObject({ ok: true });
      expect(await rig.transport.send({ op: 'voices.codes', input: {}, session })).toMatchObject({
        ok: true,
        value: [{ id, name: 'Price' }],
      });

      await value(rig, 'workspace.close', {});
      expect(await rig.transport.send({ ...add, session })).toMatchObject({
        ok: false,
        failure: { code: 'conflict' },
      });
      await value(rig, 'workspace.open', { file });
      expect(await rig.transport.send({ ...add, session: first })).toMatchObject({
        ok: false,
        failure: { code: 'conflict' },
      });
    },
  },
  {
    name: 'a job reports progress and ends once with its result',
    async run(rig) {
      await open(rig);
      for (let index = 0; index < 3; index++) {
        await value(rig, 'voices.source.add', {
          kind: 'note',
          title: `Note ${index}`,
          text: `Text ${index}`,
        });
      }
      const heard = await listen(rig);
      const jobId = field(await value(rig, 'workspace.verify', {}), 'jobId');
      await expect.poll(() => jobsOf(heard, jobId).at(-1)?.job.state, { timeout: 15_000 }).toBe('done');
      await quiet();
      const states = jobsOf(heard, jobId).map((event) => event.job.state);
      expect(states.filter((state) => state !== 'running')).toEqual(['done']);
      expect(jobsOf(heard, jobId).at(-1)).toMatchObject({
        label: 'Checking every text',
        job: { value: { checked: 3, damaged: [] } },
      });
    },
  },
  {
    name: 'a job that is cancelled ends once, as cancelled, and changes nothing',
    async run(rig) {
      await open(rig);
      await value(rig, 'voices.source.add', { kind: 'note', title: 'Note', text: 'Text' });
      const heard = await listen(rig);
      const jobId = field(await value(rig, 'workspace.verify', {}), 'jobId');
      await value(rig, 'jobs.cancel', { jobId });
      await expect.poll(() => jobsOf(heard, jobId).at(-1)?.job.state, { timeout: 15_000 }).toBe('failed');
      await value(rig, 'jobs.cancel', { jobId });
      await value(rig, 'jobs.cancel', { jobId: 'never-was' });
      await quiet();
      const ends = jobsOf(heard, jobId).filter((event) => event.job.state !== 'running');
      expect(ends).toMatchObject([{ job: { failure: { code: 'cancelled' } } }]);
      expect(await value(rig, 'voices.sources', {})).toMatchObject({ total: 1 });
    },
  },
  {
    name: 'two hundred calls at once each get exactly their own answer',
    async run(rig) {
      await open(rig);
      const asked = Array.from({ length: 200 }, (_, index): Promise<Reply> => {
        if (index % 4 === 0)
          return rig.transport.send({ op: 'voices.code.add', input: { name: `Code ${index}` } });
        if (index % 4 === 1) return rig.transport.send({ op: 'voices.code.add', input: { name: '' } });
        if (index % 4 === 2)
          return rig.transport.send({ op: 'voices.source.get', input: { id: 9000 + index } });
        return rig.transport.send({ op: 'workspace.state', input: {} });
      });
      const replies = await Promise.all(asked);
      const outcomes = replies.map((reply) => (reply.ok ? 'ok' : reply.failure.code));
      expect(outcomes).toEqual(
        Array.from({ length: 200 }, (_, index) => ['ok', 'invalid-input', 'not-found', 'ok'][index % 4]),
      );
      const ids = replies.flatMap((reply, index) =>
        reply.ok && index % 4 === 0 ? [number(reply.value, 'id')] : [],
      );
      expect(new Set(ids).size).toBe(50);
      const codes = (await value(rig, 'voices.codes', {})) as unknown[];
      const names = new Map(codes.map((code) => [number(code, 'id'), field(code, 'name')]));
      expect(ids.map((id) => names.get(id))).toEqual(ids.map((_, index) => `Code ${index * 4}`));
    },
  },
  {
    name: 'a text of four million characters goes and comes back whole',
    async run(rig) {
      await open(rig);
      const text = 'Ünïcode 漢字 😀 and plain words.\n'.repeat(140_000);
      const id = number(
        await value(rig, 'voices.source.add', { kind: 'transcript', title: 'Long', text }),
        'id',
      );
      const source = await value(rig, 'voices.source.get', { id });
      expect(field(source, 'text') === text).toBe(true);
      expect(field(source, 'intact')).toBe(true);
    },
  },
  {
    name: 'text keeps every character, NUL included; halves of characters become U+FFFD',
    async run(rig) {
      await open(rig);
      const add = (text: string) =>
        value(rig, 'voices.source.add', { kind: 'note', title: `T ${strange}`, text });
      const id = number(await add(`${strange}\r\n\ud800x\rlast`), 'id');
      const source = await value(rig, 'voices.source.get', { id });
      expect(field(source, 'text')).toBe(`${strange}\n\ufffdx\nlast`);
      expect(field(source, 'intact')).toBe(true);
      await value(rig, 'voices.code.add', { name: `Code ${strange}!` });
      expect(await value(rig, 'voices.codes', {})).toMatchObject([{ name: `Code ${strange}!` }]);
      expect(await value(rig, 'workspace.undo', {})).toEqual({ label: `Add code Code ${strange}!` });
    },
  },
  {
    name: 'a listener that left hears nothing more',
    async run(rig) {
      await open(rig);
      const staying = await listen(rig);
      const left: StoreEvent[] = [];
      rig.transport.onEvent((event) => left.push(event))();
      await value(rig, 'voices.code.add', { name: 'Waiting' });
      await expect.poll(() => changes(staying).length).toBe(1);
      expect(left).toEqual([]);
    },
  },
];
