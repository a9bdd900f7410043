import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { compactCopy } from '../../electron/store/file/compact-copy.ts';
import { projectRoot } from '../run.ts';
import { openBuilder } from './builder.ts';
import { coders } from './content/index.ts';
import { Ids } from './ids.ts';
import { writeJourneys } from './write-journeys.ts';
import { writePlan } from './write-plan.ts';
import { writeVoices } from './write-voices.ts';

/** Where the built example lies and where the store looks for it. */
export const examplePath = path.join(projectRoot, 'dist', 'example', 'example.touchline');

/**
 * Builds the example workspace from `content/` through the product's own commands and writes it to `target`, without
 * the builder's undo history. Takes some seconds; throws at the first command that is refused.
 */
export async function buildExample(target: string = examplePath): Promise<void> {
  const builder = openBuilder();
  try {
    const ids = new Ids();
    const file = path.join(builder.folder, 'example.touchline');
    const { token } = builder.store.tokens.grant(file, 'workspace');
    const [first, ...others] = coders;
    if (!first) throw new Error('The content names no coder');
    await builder.do('workspace.create', { file: token, coderName: first.name });
    const [present] = await builder.do('workspace.coders', {});
    ids.coder.set(first.mark, present?.id ?? 0);
    for (const { mark, name } of others)
      ids.coder.set(mark, (await builder.do('workspace.coder.add', { name })).id);
    await writePlan(builder, ids);
    await writeVoices(builder, ids);
    await writeJourneys(builder, ids);
    await builder.do('workspace.close', {});
    mkdirSync(path.dirname(target), { recursive: true });
    rmSync(target, { force: true });
    compactCopy(file, target);
  } finally {
    await builder.close();
  }
}

if (import.meta.main) {
  const begun = Date.now();
  await buildExample();
  process.stdout.write(`The example workspace was built in ${((Date.now() - begun) / 1000).toFixed(1)} s.\n`);
}
