import { expect, test } from 'vitest';
import { inLong, litter, type Rig, sleep, soundness, startRig } from '../fixtures/reliability/rig.ts';
import { startWriter, type WriterLine } from '../fixtures/reliability/start-writer.ts';

const KILLS = inLong(500, 25);

test(`${KILLS} times killed while writing: no acknowledged edit lost, nothing damaged`, async () => {
  const rig = startRig();
  await rig.create('killed');
  const file = rig.file('killed');
  await rig.call('workspace.close', {});
  let acknowledged = 0;

  for (let kill = 1; kill <= KILLS; kill += 1) {
    const writer = startWriter(rig.home, file, kill, 'edit');
    expect(await writer.opened).toMatchObject({ opened: true, readOnly: false });
    await sleep(Math.random() * 60);
    await writer.kill();
    acknowledged += writer.lines.length - 1;

    const state = await rig.open(file);
    expect(state.readOnly, state.readOnlyReason).toBe(false);
    expect(state.notices.map(({ kind }) => kind)).toEqual(['recovered']);
    await expectAcknowledged(rig, writer.lines);
    await rig.call('workspace.close', {});
    expect(soundness(file)).toBe('ok');
  }

  expect(acknowledged).toBeGreaterThan(KILLS);
  await rig.open(file);
  expect(await rig.job('workspace.verify', {})).toMatchObject({ damaged: [] });
  await rig.call('workspace.close', {});
  expect(litter(rig.paths.documents)).toEqual([]);
}, 3_600_000);

/** Every edit the writer said was done is there; what it was doing when it was killed may be there or not. */
async function expectAcknowledged(rig: Rig, lines: readonly WriterLine[]): Promise<void> {
  const texts = new Map<number, string | null>();
  for (const line of lines) {
    if ('source' in line) texts.set(line.source, line.text);
    if ('gone' in line) texts.set(line.gone, null);
  }
  const last = [...texts.keys()].at(-1);
  for (const [id, text] of texts) {
    const reply = await rig.store.transport.send({ op: 'voices.source.get', input: { id } });
    const found = reply.ok ? (reply.value as { readonly text: string; readonly intact: boolean }) : undefined;
    if (id === last) {
      if (text !== null) expect([text, `Mended${text.slice(4)}`, undefined]).toContain(found?.text);
    } else expect(found?.text ?? null).toBe(text);
    if (found) expect(found.intact).toBe(true);
  }
}
