import { agreementCommands, agreementQueries } from './agreement/index.ts';
import { assistCommands, assistQueries } from './assist/index.ts';
import { codebookCommands, codebookQueries } from './codebook/index.ts';
import { codeCommands, codeQueries } from './codes.ts';
import { codingCommands } from './codings.ts';
import { compareCommands, compareQueries } from './compare/index.ts';
import { editTextCommands } from './edit-text.ts';
import { gridQueries } from './grid.ts';
import type { VoicesCommands, VoicesQueries } from './handler-types.ts';
import { importQueries } from './import/index.ts';
import { memoCommands } from './memos.ts';
import { pseudonymiseCommands, pseudonymiseQueries } from './pseudonymise/index.ts';
import { quoteQueries } from './quotes.ts';
import { readerCommands, readerQueries } from './reader.ts';
import { retrieveCommands, retrieveQueries } from './retrieve/index.ts';
import { sourceCommands, sourceQueries } from './sources.ts';

/** What `voices` queries answer from. */
export const voicesQueries: VoicesQueries = {
  ...sourceQueries,
  ...readerQueries,
  ...gridQueries,
  ...codeQueries,
  ...codebookQueries,
  ...quoteQueries,
  ...importQueries,
  ...retrieveQueries,
  ...compareQueries,
  ...agreementQueries,
  ...assistQueries,
  ...pseudonymiseQueries,
};

/** What `voices` commands do; imports stand apart. */
export const voicesCommands: VoicesCommands = {
  ...sourceCommands,
  ...editTextCommands,
  ...codeCommands,
  ...codebookCommands,
  ...codingCommands,
  ...memoCommands,
  ...readerCommands,
  ...retrieveCommands,
  ...compareCommands,
  ...agreementCommands,
  ...assistCommands,
  ...pseudonymiseCommands,
};
