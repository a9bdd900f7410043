import { startServer } from '../../build/running-server.ts';
import { press, tabTo } from './keyboard.ts';
import { call, createWorkspace, expect, ready, test, visit } from './support.ts';

interface Made {
  readonly id: number;
}

test.describe('in the example', () => {
  test('a reload keeps the address and what was selected', async ({ page, complaints }) => {
    await visit(page, '/journeys');
    await tabTo(page, page.getByRole('listbox', { name: 'Journeys' }));
    await press(page, 'Enter');
    await tabTo(page, page.getByRole('grid', { name: 'Steps by severity' }));
    await press(page, 'ArrowDown', 'Enter');
    const name = page.locator('.step-name');
    await expect(name).toHaveText('First bill after the move');
    const step = page.url();
    await page.reload();
    await expect(name).toHaveText('First bill after the move');
    expect(page.url()).toBe(step);

    await tabTo(page, page.getByRole('grid', { name: 'Quotes' }));
    await press(page, 'Enter');
    const picked = page.locator('.coding-picked').first();
    await expect(picked).toBeVisible();
    const words = await picked.innerText();
    const source = page.url();
    expect(source).toMatch(/\?coding=\d+$/);
    await page.reload();
    await expect(picked).toHaveText(words);
    expect(page.url()).toBe(source);
    await press(page, 'Alt+ArrowLeft');
    await expect(name).toHaveText('First bill after the move');
    expect(complaints).toEqual([]);
  });
});

test.describe('after a restart', () => {
  test.use({ serverArguments: [] });

  test('the workspace is in the recents, and its undo still knows what was done', async ({
    page,
    server,
  }) => {
    await createWorkspace(page, 'Harbour.touchline', 'Rosa');
    const { id: sourceId } = await call<Made>(page, 'voices.source.add', {
      kind: 'note',
      title: 'A visit to the shop',
      text: 'Nobody knew about my call.',
    });
    await call(page, 'voices.coding.add', {
      sourceId,
      code: { name: 'Told it again', parentId: null },
      start: 0,
      end: 6,
    });
    await call(page, 'voices.coding.addWhole', {
      sourceIds: [sourceId],
      code: { name: 'Handover', parentId: null },
    });
    await call(page, 'workspace.undo');
    await server.stop({ keepHome: true });

    const again = await startServer([], server.home);
    try {
      await page.goto(again.address);
      await ready(page);
      const recents = page.getByRole('grid', { name: 'Recent workspaces' });
      await expect(recents.getByRole('row')).toContainText('Harbour');
      await tabTo(page, recents);
      await press(page, 'Enter');
      await expect(page.getByRole('heading', { level: 1, name: 'Harbour' })).toBeVisible();
      const bar = page.getByRole('banner');
      await tabTo(page, bar.getByRole('button', { name: 'Undo' }), { key: 'Shift+Tab' });
      await expect(page.getByRole('tooltip')).toContainText('Undo: Code with Told it again');
      await press(page, 'Tab');
      await expect(page.getByRole('tooltip')).toContainText('Redo: Code answer');
      await press(page, 'Control+z');
      await expect.poll(() => call(page, 'voices.codes')).toEqual([]);
      await press(page, 'Control+y', 'Control+y');
      await expect
        .poll(async () =>
          (await call<{ name: string }[]>(page, 'voices.codes')).map(({ name }) => name).sort(),
        )
        .toEqual(['Handover', 'Told it again']);
    } finally {
      await again.stop({ keepHome: true });
    }
  });
});
