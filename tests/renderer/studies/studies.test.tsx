// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { StudiesPlace } from '../../../renderer/features/studies/studies-place.tsx';
import { type ImportRig, startRig } from '../../jobs/import-plan/rig.ts';
import { layOut, show } from '../voices-grid/rig.tsx';

let rig: ImportRig;
const wait = { timeout: 8000 };

beforeAll(layOut);
beforeEach(async () => {
  rig = await startRig();
  window.history.replaceState(null, '', '/studies');
});
afterEach(async () => {
  cleanup();
  await rig.close();
});

/** Types into a field and leaves it. */
function fill(element: HTMLElement, value: string): void {
  element.focus();
  fireEvent.change(element, { target: { value } });
  element.blur();
}

describe('the list', () => {
  test('empty, it explains the three patterns and offers the first study', async () => {
    show(rig, <StudiesPlace />);
    await screen.findByText('Studies belong here', undefined, wait);
    for (const pattern of ['Past', 'Present', 'Potential']) expect(screen.getByText(pattern)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Plan the first study' }));
    expect(await screen.findByRole('dialog', { name: 'New study' }, wait)).toBeTruthy();
  });

  test('stands by pattern; Delete takes a study away and Undo brings it back', async () => {
    await rig.ask('studies.study.add', { name: 'After the installation', pattern: 'past' });
    await rig.ask('studies.study.add', { name: 'Visits', pattern: 'potential' });
    show(rig, <StudiesPlace />);
    const past = await screen.findByRole('region', { name: 'Past: after something happened' }, wait);
    expect(within(past).getByText('After the installation')).toBeTruthy();
    const present = screen.getByRole('region', { name: 'Present: at a steady rhythm' });
    expect(within(present).getByText('No study of this pattern yet.')).toBeTruthy();
    const row = within(past).getAllByRole('row')[1];
    row?.focus();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Delete' });
    await waitFor(async () => expect(await rig.ask('studies.list', {})).toHaveLength(1), wait);
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }, wait));
    await waitFor(async () => expect(await rig.ask('studies.list', {})).toHaveLength(2), wait);
  });

  test('a new study planned from a silent touchpoint listens there', async () => {
    const { id: touchpointId } = await rig.ask('journeys.touchpoint.add', { name: 'Welcome call' });
    window.history.replaceState(null, '', `/studies?new=study&touchpoint=${touchpointId}`);
    show(rig, <StudiesPlace />);
    await screen.findByText('Welcome call', undefined, wait);
    fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'First week' } });
    fireEvent.click(screen.getByRole('button', { name: 'Create' }));
    await waitFor(() => expect(window.location.pathname).toMatch(/^\/studies\/\d+$/), wait);
    const [row] = await rig.ask('studies.list', {});
    expect((await rig.ask('studies.study.get', { id: row?.id ?? 0 })).touchpointIds).toEqual([touchpointId]);
  });
});

describe('the form', () => {
  let id: number;
  beforeEach(async () => {
    id = (await rig.ask('studies.study.add', { name: 'Relationship', pattern: 'present' })).id;
    window.history.replaceState(null, '', `/studies/${id}`);
    show(rig, <StudiesPlace />);
    await screen.findByRole('textbox', { name: 'Owner' }, wait);
  });
  const study = () => rig.ask('studies.study.get', { id });
  const box = (name: string) => screen.getByRole('textbox', { name });

  test('saves each field as it is left, one right after the other, without a false conflict', async () => {
    fill(box('Owner'), 'Nora Pell');
    fill(box('Method'), 'Web survey');
    fill(box('Budget'), '4,000');
    await waitFor(
      async () =>
        expect(await study()).toMatchObject({ owner: 'Nora Pell', method: 'Web survey', budget: '4,000' }),
      wait,
    );
    expect(screen.queryByText(/changed in another window/)).toBeNull();
  });

  test('Escape brings back what is saved', async () => {
    const owner = box('Owner');
    owner.focus();
    fireEvent.change(owner, { target: { value: 'Somebody' } });
    fireEvent.keyDown(owner, { key: 'Escape' });
    owner.blur();
    expect(box('Owner')).toHaveProperty('value', '');
    expect((await study()).owner).toBe('');
  });

  test('shows the pattern’s own fields and keeps those of the other patterns', async () => {
    expect(box('Time zone')).toBeTruthy();
    fill(box('Time zone'), 'Europe/Berlin');
    fireEvent.click(screen.getByRole('radio', { name: /^Past/ }));
    await screen.findByRole('textbox', { name: 'What happened to the customer' }, wait);
    expect(screen.queryByRole('textbox', { name: 'Time zone' })).toBeNull();
    await waitFor(
      async () => expect(await study()).toMatchObject({ pattern: 'past', rhythmZone: 'Europe/Berlin' }),
      wait,
    );
  });

  test('waves are added, typed into and deleted; a wrong count says what is wanted', async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Add a wave' }));
    const invited = await screen.findByRole('textbox', { name: 'Invited in Wave 1' }, wait);
    fill(invited, '120');
    fill(screen.getByLabelText('Planned start of Wave 1'), '2026-03-02');
    const waves = () => rig.ask('studies.waves', { studyId: id });
    await waitFor(
      async () => expect((await waves())[0]).toMatchObject({ invited: 120, plannedStart: '2026-03-02' }),
      wait,
    );
    fill(screen.getByRole('textbox', { name: 'Refused in Wave 1' }), 'a few');
    expect(await screen.findByText(/A whole number, 0 or more/, undefined, wait)).toBeTruthy();
    expect((await waves())[0]?.refused).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Delete Wave 1' }));
    await waitFor(async () => expect(await waves()).toEqual([]), wait);
  });
});
