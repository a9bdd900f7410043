// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { JourneysPlace } from '../../../renderer/features/journeys/journeys-place.tsx';
import { type ImportRig, startRig } from '../../jobs/import-plan/rig.ts';
import { layOut, show } from '../voices-grid/rig.tsx';

let rig: ImportRig;
let journeyId: number;
const wait = { timeout: 8000 };

beforeAll(() => {
  layOut();
  // jsdom knows no media; the map asks for the system's theme.
  window.matchMedia = (media) =>
    ({
      media,
      matches: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList;
});
beforeEach(async () => {
  localStorage.clear();
  rig = await startRig();
  journeyId = (await rig.ask('journeys.journey.add', { name: 'Moving home' })).id;
  window.history.replaceState(null, '', `/journeys/${journeyId}`);
});
afterEach(async () => {
  cleanup();
  await rig.close();
});

const map = () => rig.ask('journeys.map', { id: journeyId, filter: { kind: 'subtracted' } });
async function stages(): Promise<Record<string, readonly string[]>> {
  const { stages: list } = await map();
  return Object.fromEntries(list.map(({ name, steps }) => [name, steps.map((step) => step.name)]));
}
async function made(stagesAndSteps: Readonly<Record<string, readonly string[]>>): Promise<void> {
  for (const [name, steps] of Object.entries(stagesAndSteps)) {
    const { id: stageId } = await rig.ask('journeys.stage.add', { journeyId, name });
    for (const step of steps) await rig.ask('journeys.step.add', { stageId, name: step, channel: 'web' });
  }
}
const cell = (label: RegExp) =>
  waitFor(() => {
    const found = [...document.querySelectorAll<HTMLElement>('[data-cell]')].find((element) =>
      label.test(element.getAttribute('aria-label') ?? ''),
    );
    if (!found) throw new Error(`No cell ${label}`);
    return found;
  }, wait);
const focused = () => document.activeElement ?? document.body;
const press = (key: string, options: object = {}) => fireEvent.keyDown(focused(), { key, ...options });
function type(text: string): void {
  fireEvent.change(focused(), { target: { value: text } });
}
/** Waits until something to type into has the focus and is empty (or holds `value`). */
const field = (name: string, value = '') =>
  waitFor(() => {
    const input = focused();
    if (!(input instanceof HTMLInputElement)) throw new Error('Nothing to type into');
    const which =
      input.getAttribute('aria-label') ?? input.closest('[data-field]')?.getAttribute('data-field');
    expect(which).toContain(name);
    expect(input.value).toBe(value);
  }, wait);

describe('typing a journey without the mouse', () => {
  test('from the first stage through steps, Tab after Tab', async () => {
    show(rig, <JourneysPlace />);
    fireEvent.click(await screen.findByRole('button', { name: 'Add a stage' }, wait));
    await field('Name of the stage');
    type('Arrange');
    press('Tab');
    await field('name');
    for (const name of ['Ordering', 'Confirmation']) {
      type(name);
      (document.querySelector('[data-field="channel"] input') as HTMLInputElement).focus();
      type('web');
      press('Tab');
      await field('name');
    }
    press('Escape');
    await waitFor(
      async () => expect(await stages()).toEqual({ Arrange: ['Ordering', 'Confirmation'] }),
      wait,
    );
    await waitFor(() => expect(focused().getAttribute('aria-label')).toMatch(/^Step Confirmation/), wait);
    const { steps } = (await map()).stages[0] ?? { steps: [] };
    // Left empty, the touchpoint is the step's own name.
    expect(steps.map(({ channel, touchpoint }) => [channel, touchpoint])).toEqual([
      ['web', 'Ordering'],
      ['web', 'Confirmation'],
    ]);
  });

  test('Escape leaves a name as it was; an empty name makes nothing', async () => {
    await made({ Arrange: ['Ordering'] });
    show(rig, <JourneysPlace />);
    (await cell(/^Step Ordering/)).focus();
    press('F2');
    await field('name', 'Ordering');
    type('Something else');
    press('Escape');
    await waitFor(() => expect(focused().getAttribute('aria-label')).toMatch(/^Step Ordering/), wait);
    press('n');
    await field('name');
    press('Enter');
    await waitFor(() => expect(document.querySelector('[data-editor]')).toBeNull(), wait);
    expect(await stages()).toEqual({ Arrange: ['Ordering'] });
  });
});

describe('the keyboard on the map', () => {
  beforeEach(async () => {
    await made({ Arrange: ['Ordering', 'Confirmation'], Wait: ['Engineer'] });
    show(rig, <JourneysPlace />);
    (await cell(/^Step Ordering/)).focus();
  });

  test('is one stop of the Tab key; arrows move in it', async () => {
    expect(document.querySelectorAll('[data-cell][tabindex="0"]')).toHaveLength(1);
    press('ArrowRight');
    await waitFor(() => expect(focused().getAttribute('aria-label')).toMatch(/^Step Confirmation/));
    press('ArrowUp');
    await waitFor(() => expect(focused().getAttribute('aria-label')).toBe('Stage Arrange, 2 steps'));
    press('ArrowDown');
    press('ArrowDown');
    await waitFor(() => expect(focused().getAttribute('aria-label')).toBe('Channels, Confirmation: web'));
    expect(document.querySelectorAll('[data-cell][tabindex="0"]')).toHaveLength(1);
  });

  test('renames, adds after, and adds a stage', async () => {
    press('Enter');
    await field('name', 'Ordering');
    type('Ordering online');
    press('Enter');
    await waitFor(async () =>
      expect(await stages()).toEqual({ Arrange: ['Ordering online', 'Confirmation'], Wait: ['Engineer'] }),
    );
    await cell(/^Step Ordering online/);
    press('n');
    await field('name');
    type('Paying a deposit');
    press('Enter');
    await waitFor(() => expect(focused().getAttribute('aria-label')).toMatch(/^Step Paying a deposit/), wait);
    press('N', { shiftKey: true });
    await field('Name of the stage');
    type('Change of mind');
    press('Enter');
    await field('name');
    press('Escape');
    await waitFor(async () =>
      expect(await stages()).toEqual({
        Arrange: ['Ordering online', 'Paying a deposit', 'Confirmation'],
        'Change of mind': [],
        Wait: ['Engineer'],
      }),
    );
  });

  test('moves a step within its stage and across, and a stage among stages', async () => {
    const move = { altKey: true, shiftKey: true };
    press('ArrowRight', move);
    await waitFor(async () => expect((await stages()).Arrange).toEqual(['Confirmation', 'Ordering']), wait);
    await waitFor(
      () =>
        expect(
          [...document.querySelectorAll('.journey-step')].map((step) => step.getAttribute('aria-label'))[1],
        ).toMatch(/Ordering/),
      wait,
    );
    press('ArrowRight', move);
    await waitFor(async () => expect((await stages()).Wait).toEqual(['Ordering', 'Engineer']), wait);
    await waitFor(() => expect(focused().getAttribute('aria-label')).toMatch(/^Step Ordering/), wait);
    press('ArrowUp');
    await waitFor(() => expect(focused().getAttribute('aria-label')).toBe('Stage Wait, 2 steps'), wait);
    press('ArrowLeft', move);
    await waitFor(async () => expect(Object.keys(await stages())).toEqual(['Wait', 'Arrange']), wait);
  });

  test('deletes with a way back, and stays on the map', async () => {
    press('Delete');
    await waitFor(async () => expect((await stages()).Arrange).toEqual(['Confirmation']), wait);
    await waitFor(() => expect(focused().getAttribute('aria-label')).toMatch(/^Step Confirmation/), wait);
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }, wait));
    await waitFor(async () => expect((await stages()).Arrange).toEqual(['Ordering', 'Confirmation']), wait);
  });

  test('types into the cells of a text lane, one after the other', async () => {
    await rig.ask('journeys.lane.add', { journeyId, kind: 'actions', name: 'Does' });
    const first = await cell(/^Does, Ordering: empty/);
    first.focus();
    await waitFor(() => expect(first.tabIndex).toBe(0));
    press('Enter');
    await waitFor(() => expect(focused().tagName).toBe('TEXTAREA'), wait);
    type('Compares offers');
    press('Tab');
    await waitFor(() => expect(focused().getAttribute('aria-label')).toBe('Does at Confirmation'), wait);
    type('Files it');
    press('Enter');
    await cell(/^Does, Ordering: Compares offers/);
    await cell(/^Does, Confirmation: Files it/);
  });
});

describe('where it breaks', () => {
  test('ranks by severity with its parts, says what is assumed, and opens a step', async () => {
    await made({ Arrange: ['Ordering', 'Confirmation', 'Survey'] });
    const [ordering, confirmation] = (await map()).stages[0]?.steps ?? [];
    const rate = async (
      step: typeof ordering,
      values: readonly (readonly [number, number])[],
      importance: number | null,
    ) => {
      for (const [expectation, experience] of values) {
        await rig.ask('journeys.reading.add', {
          touchpointId: step?.touchpointId ?? 0,
          stepId: step?.id ?? 0,
          rating: { kind: 'subtracted', expectation, experience, min: -2, max: 2, importance },
        });
      }
    };
    const gaps = [
      [1, -1],
      [1, 0],
      [1, 1],
      [1, 0],
      [1, 0],
    ] as const;
    await rate(ordering, gaps, null);
    await rate(
      confirmation,
      [
        [0, 1],
        [0, 2],
        [0, 1],
        [0, 1],
        [0, 1],
      ],
      0.8,
    );
    show(rig, <JourneysPlace />);
    const list = await screen.findByRole('grid', { name: 'Steps by severity' }, wait);
    await screen.findByText(/1 of 3 steps is at risk|1 of 3 steps breaks/, undefined, wait);
    const rows = within(list)
      .getAllByRole('row')
      .map((row) => row.textContent ?? '');
    expect(rows).toHaveLength(3);
    // Gaps −2 −1 0 −1 −1: mean −1, 95 % t interval −1.878 to −0.122 (df 4).
    expect(rows[0]).toContain('Ordering');
    expect(rows[0]).toContain('breaks');
    expect(rows[0]).toContain('−1.9 to −0.1, 5 people');
    expect(rows[0]).toContain('Severity 0.25 = gap 1.00 × importance 0.50 × reach 0.50');
    expect(rows[0]).toContain('Importance not rated, 0.5 assumed');
    expect(rows[1]).toContain('delights');
    expect(rows[1]).not.toContain('assumed');
    expect(rows[2]).toContain('silent');
    expect(screen.getByText(/Touchline’s own indicator/)).toBeTruthy();

    const first = within(list).getAllByRole('row')[0];
    first?.focus();
    fireEvent.keyDown(focused(), { key: 'Enter' });
    fireEvent.keyUp(focused(), { key: 'Enter' });
    await waitFor(
      () => expect(window.location.pathname).toBe(`/journeys/${journeyId}/step/${ordering?.id}`),
      wait,
    );
    const panel = await screen.findByRole('region', { name: 'Gap at this step' }, wait);
    expect(panel.textContent).toContain('5 people, 5 readings');
    expect(panel.textContent).toContain('t interval');
  });

  test('a silent step says so and leads to a new study at its touchpoint', async () => {
    await made({ Arrange: ['Ordering'] });
    const step = (await map()).stages[0]?.steps[0];
    window.history.replaceState(null, '', `/journeys/${journeyId}/step/${step?.id}`);
    show(rig, <JourneysPlace />);
    const link = await screen.findByRole('link', { name: 'Plan a study that listens here' }, wait);
    expect(link.getAttribute('href')).toBe(`/studies?new=study&touchpoint=${step?.touchpointId}`);
    expect(link.parentElement?.textContent).toContain('Nobody has been heard here');
  });
});
