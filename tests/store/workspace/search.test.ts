import { describe, expect, test } from 'vitest';
import { failureOf, openTestWorkspace } from '../support.ts';

describe('search', () => {
  test('finds names of every kind, good matches first, and marks words in texts', () => {
    const workspace = openTestWorkspace();
    const journeyId = workspace.run('journeys.journey.add', { name: 'Installation' }).id;
    const stageId = workspace.run('journeys.stage.add', { journeyId, name: 'S' }).id;
    const stepId = workspace.run('journeys.step.add', { stageId, name: 'Reinstallation' }).id;
    workspace.run('studies.study.add', { name: 'After the installation', pattern: 'past' });
    const codeId = workspace.run('voices.code.add', { name: 'Delay', description: 'Late installation' }).id;
    const sourceId = workspace.run('voices.source.add', {
      kind: 'note',
      title: 'Visit',
      text: 'They said the Installátion was done.',
    }).id;
    const hits = workspace.ask('workspace.search', { text: 'installation', limit: 20 });
    expect(hits.map(({ kind }) => kind)).toEqual([
      'journey',
      'study',
      'source',
      'step',
      'touchpoint',
      'code',
    ]);
    expect(hits.find(({ kind }) => kind === 'source')).toMatchObject({
      id: sourceId,
      snippet: 'They said the \ue000Installátion\ue001 was done.',
      route: `/voices/source/${sourceId}`,
    });
    // Steps of one name stand in several journeys: the journey is told beside each.
    expect(hits.find(({ kind }) => kind === 'step')).toMatchObject({
      snippet: 'Installation',
      route: `/journeys/${journeyId}/step/${stepId}`,
    });
    expect(hits.find(({ kind }) => kind === 'code')).toMatchObject({ id: codeId, title: 'Delay' });
    expect(workspace.ask('workspace.search', { text: 'installation', limit: 2 })).toHaveLength(2);
  });

  test('accents, letter case and odd characters do not matter', () => {
    const workspace = openTestWorkspace();
    workspace.run('people.participant.add', { pseudonym: 'Zoë Müller' });
    const titles = (text: string) =>
      workspace.ask('workspace.search', { text, limit: 5 }).map(({ title }) => title);
    expect(titles('zoe')).toEqual(['Zoë Müller']);
    expect(titles('MULLER zo')).toEqual(['Zoë Müller']);
    for (const odd of ['', ' ', '"', '\u0000', '(((', '😀', 'NOT', '\ud800']) expect(titles(odd)).toEqual([]);
  });

  test('a long text shows the words around the first match', () => {
    const workspace = openTestWorkspace();
    const text = `${'filler words '.repeat(3000)}the (router) failed ${'and so on '.repeat(2000)}`;
    workspace.run('voices.source.add', { kind: 'transcript', title: 'Long', text });
    const [hit] = workspace.ask('workspace.search', { text: 'rout', limit: 5 });
    expect(hit?.snippet).toContain('the (\ue000router\ue001) failed');
    expect(hit?.snippet.length).toBeLessThan(200);
    expect(workspace.ask('workspace.search', { text: '(router', limit: 5 })).toHaveLength(1);
  });
});

describe('coders and activity', () => {
  test('coders have names of their own and initials', () => {
    const workspace = openTestWorkspace();
    const { id } = workspace.run('workspace.coder.add', { name: 'Bo von Dahl' });
    expect(failureOf(() => workspace.run('workspace.coder.add', { name: 'Ada Berg' })).code).toBe(
      'invalid-input',
    );
    const coders = () => workspace.ask('workspace.coders', {});
    expect(coders().map(({ name, isActive }) => [name, isActive])).toEqual([
      ['Ada Berg', true],
      ['Bo von Dahl', false],
    ]);
    const ifRev = coders()[1]?.rev ?? -1;
    workspace.run('workspace.coder.rename', { id, name: 'Carl Ek', ifRev });
    expect(coders()[1]).toMatchObject({ name: 'Carl Ek', initials: 'CE' });
    expect(failureOf(() => workspace.run('workspace.coder.rename', { id, name: 'Dan', ifRev })).code).toBe(
      'conflict',
    );
  });

  test('activity is listed newest first and continues below an id', () => {
    const workspace = openTestWorkspace();
    for (const label of ['one', 'two', 'three']) {
      workspace.db.run(
        `INSERT INTO activity (at, coder, kind, op, label, tables) VALUES (1, 'Ada', 'do', 'x', ?, '{}')`,
        [label],
      );
    }
    const page = workspace.ask('workspace.activity', { limit: 2 });
    expect(page.map(({ label }) => label)).toEqual(['three', 'two']);
    const before = page[1]?.id ?? 0;
    expect(workspace.ask('workspace.activity', { limit: 2, before }).map(({ label }) => label)).toEqual([
      'one',
    ]);
  });
});
