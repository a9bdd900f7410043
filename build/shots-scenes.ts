import type { Page } from '@playwright/test';

export interface ShotScene {
  readonly name: string;
  /** Brings the page to what is to be seen. */
  readonly show: (page: Page, origin: string) => Promise<void>;
}

const at = (route: string) => async (page: Page, origin: string) => {
  await page.goto(origin + route);
  await page.getByRole('navigation').first().waitFor();
  await page.waitForTimeout(900);
};

const pressing =
  (route: string, ...keys: readonly string[]) =>
  async (page: Page, origin: string) => {
    await at(route)(page, origin);
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(250);
    }
  };

/** The first id in the workspace's list, for addresses. */
const first =
  (op: string, list: string, address: (id: number) => string) => async (page: Page, origin: string) => {
    const id = await page.evaluate(
      async ({ op: name, list: path }) => {
        const response = await fetch('/api/call', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            op: name,
            input: name === 'voices.sources' ? { filter: { kinds: ['transcript'] } } : {},
          }),
        });
        const { value } = (await response.json()) as { value: unknown };
        const rows = (path === '' ? value : (value as Record<string, unknown>)[path]) as { id: number }[];
        return rows[0]?.id ?? 0;
      },
      { op, list },
    );
    await at(address(id))(page, origin);
  };

/** Every screen and dialog, in the order of the rail. */
export const scenes: readonly ShotScene[] = [
  { name: '01-home', show: at('/home') },
  { name: '02-palette', show: pressing('/home', 'Control+k') },
  { name: '03-studies', show: at('/studies') },
  { name: '04-study', show: first('studies.list', '', (id) => `/studies/${id}`) },
  { name: '05-voices-grid', show: at('/voices') },
  { name: '06-voices-reader', show: first('voices.sources', 'rows', (id) => `/voices/source/${id}`) },
  { name: '07-voices-import', show: at('/voices/import') },
  { name: '08-journeys', show: at('/journeys') },
  { name: '09-journey-map', show: first('journeys.list', '', (id) => `/journeys/${id}`) },
  { name: '12-reports', show: at('/reports') },
  { name: '13-people', show: at('/people') },
  { name: '14-settings', show: at('/settings') },
  { name: '15-keyboard', show: at('/keyboard') },
];
