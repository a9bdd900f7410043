import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExample } from '../../build/demo/build-example.ts';
import { type Builder, openBuilder } from '../../build/demo/builder.ts';
import type { JourneyMap } from '../../shared/journeys/model.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'touchline-example-test-'));
let builder: Builder;
let maps: readonly JourneyMap[];

beforeAll(async () => {
  const file = path.join(folder, 'example.touchline');
  await buildExample(file);
  builder = openBuilder();
  await builder.do('workspace.open', { file: builder.store.tokens.grant(file, 'workspace').token });
  const journeys = await builder.do('journeys.list', {});
  maps = await Promise.all(journeys.map(({ id }) => builder.do('journeys.map', { id, filter: {} })));
}, 120_000);

afterAll(async () => {
  await builder.close();
  rmSync(folder, { recursive: true, force: true });
});

const stepsIn = (state: string) =>
  [
    ...new Set(
      maps
        .flatMap((map) => map.stages.flatMap((stage) => stage.steps))
        .filter((step) => step.gap.state === state)
        .map((step) => step.touchpoint),
    ),
  ].sort();

describe('the example workspace, as the product shows it', () => {
  it('tells the story its content was written for', () => {
    expect(stepsIn('breaks')).toEqual(['Engineer appointment window', 'First bill after the move'].sort());
    expect(stepsIn('delights')).toHaveLength(1);
    expect(stepsIn('thin')).toHaveLength(2);
    expect(stepsIn('silent')).toHaveLength(1);
  });

  it('has one handover where the context is lost, and others where it is not', () => {
    const rated = maps.flatMap((map) => map.handovers).filter((handover) => handover.rated > 0);
    const lost = rated.filter(({ continuity }) => continuity.defined && continuity.value < 0.5);
    expect(lost.map(({ fromChannel, toChannel }) => `${fromChannel} to ${toChannel}`)).toEqual([
      'chat to phone',
    ]);
    expect(rated.length).toBeGreaterThan(1);
  });

  it('has voices enough: people, answers, transcripts, codes and codings by two coders', async () => {
    const { total: answers } = await builder.do('voices.sources', { filter: { kinds: ['answer'] } });
    const { total: transcripts } = await builder.do('voices.sources', { filter: { kinds: ['transcript'] } });
    const codes = await builder.do('voices.codes', {});
    const people = await builder.do('people.participants', {});
    expect(answers).toBeGreaterThanOrEqual(450);
    expect(transcripts).toBe(8);
    expect(codes.length).toBeGreaterThanOrEqual(45);
    expect(codes.reduce((sum, code) => sum + code.codings, 0)).toBeGreaterThanOrEqual(1500);
    expect(people.length).toBeGreaterThanOrEqual(90);
    expect(await builder.do('workspace.coders', {})).toHaveLength(2);
  });

  it('starts with nothing to undo and nothing damaged', async () => {
    const state = await builder.do('workspace.state', {});
    expect(state?.undoLabel).toBeNull();
    const { checked, damaged } = await builder.run('workspace.verify', {});
    expect(checked).toBeGreaterThan(450);
    expect(damaged).toEqual([]);
  });
});
