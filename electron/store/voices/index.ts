import { codeCommands, codeQueries } from './codes.ts';
import { codingCommands } from './codings.ts';
import { editTextCommands } from './edit-text.ts';
import { gridQueries } from './grid.ts';
import type { VoicesCommands, VoicesQueries } from './handler-types.ts';
import { importQueries } from './import/index.ts';
import { memoCommands } from './memos.ts';
import { quoteQueries } from './quotes.ts';
import { sourceCommands, sourceQueries } from './sources.ts';

/** What `voices` queries answer from. */
export const voicesQueries: VoicesQueries = {
  ...sourceQueries,
  ...gridQueries,
  ...codeQueries,
  ...quoteQueries,
  ...importQueries,
};

/** What `voices` commands do; imports stand apart. */
export const voicesCommands: VoicesCommands = {
  ...sourceCommands,
  ...editTextCommands,
  ...codeCommands,
  ...codingCommands,
  ...memoCommands,
};
