import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { call, expect, test, visit } from './support.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

interface Rows {
  readonly rows: readonly { readonly id: number }[];
}

/** The address of every screen; those of one thing show the example's first. */
async function addresses(page: Page): Promise<readonly string[]> {
  const [journey] = await call<{ id: number }[]>(page, 'journeys.list');
  const [study] = await call<{ id: number }[]>(page, 'studies.list');
  const { rows } = await call<Rows>(page, 'voices.sources', { filter: { kinds: ['transcript'] }, limit: 1 });
  const map = await call<{ stages: { steps: { id: number }[] }[] }>(page, 'journeys.map', {
    id: journey?.id,
    filter: {},
  });
  const step = map.stages[0]?.steps[0]?.id;
  const [code] = await call<{ id: number }[]>(page, 'voices.codes');
  return [
    '/home',
    '/studies',
    `/studies/${study?.id}`,
    '/voices',
    `/voices/source/${rows[0]?.id}`,
    '/voices/import',
    '/voices?view=grid&group=touchpoint',
    '/voices/codebook',
    `/voices/codebook/${code?.id}`,
    '/voices/retrieve',
    '/voices/retrieve?q=*',
    '/voices/compare',
    '/voices/compare?tab=words',
    '/voices/compare?tab=context&word=engineer',
    '/voices/compare?tab=time',
    '/voices/agreement',
    `/voices/agreement?code=${code?.id}`,
    '/voices/auto-code',
    '/voices/suggestions',
    '/voices/pseudonymise',
    '/journeys',
    `/journeys/${journey?.id}`,
    `/journeys/${journey?.id}/step/${step}`,
    '/reports',
    '/people',
    '/settings',
    '/keyboard',
  ];
}

const looks = [
  { name: 'light', scheme: 'light', forced: 'none' },
  { name: 'dark', scheme: 'dark', forced: 'none' },
  { name: 'forced colours', scheme: 'light', forced: 'active' },
] as const;

for (const { name, scheme, forced } of looks) {
  test(`every screen passes axe in ${name}`, async ({ page, complaints }) => {
    test.setTimeout(480_000);
    await page.emulateMedia({ colorScheme: scheme, forcedColors: forced, reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const address of await addresses(page)) {
      await visit(page, address);
      await page.waitForTimeout(800);
      found.push(...(await violations(page, address)));
    }
    await visit(page, '/home');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    found.push(...(await violations(page, 'the palette')));
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  });
}

test.describe('without a workspace', () => {
  test.use({ serverArguments: [] });
  for (const { name, scheme, forced } of looks) {
    test(`the start screen passes axe in ${name}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, forcedColors: forced });
      await page.waitForTimeout(500);
      expect(await violations(page, 'start')).toEqual([]);
    });
  }
});

async function violations(page: Page, where: string): Promise<readonly string[]> {
  const { violations: list } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return list.flatMap(({ id, nodes }) => nodes.map((node) => `${where}: ${id}: ${node.target.join(' ')}`));
}
