import AxeBuilder from '@axe-core/playwright';
import { scenes } from '../../build/shots-scenes.ts';
import { expect, test } from './support.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
/** Screens of their own are looked at in accessibility.e2e.ts; here what opens over and inside them. */
const plain = /^(01-home|03-studies|04-study|07-voices-import|08-journeys|12-|13-|14-|15-|17-start$)/;

for (const scheme of ['light', 'dark'] as const) {
  test(`every dialog, palette and state inside a screen passes axe in ${scheme}`, async ({
    page,
    server,
    complaints,
  }) => {
    test.setTimeout(900_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const { name, show } of scenes) {
      if (plain.test(name) && !/-(new|mapping|preview)$/.test(name)) continue;
      await show(page, server.origin);
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      found.push(
        ...violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => `${name}: ${id}: ${node.target.join(' ')}: ${node.any[0]?.message ?? ''}`),
        ),
      );
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  });
}
