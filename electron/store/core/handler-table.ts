import { journeysCommands, journeysQueries } from '../journeys/index.ts';
import { peopleCommands, peopleQueries } from '../people/index.ts';
import { studiesCommands, studiesQueries } from '../studies/index.ts';
import { importCommands } from '../voices/import/index.ts';
import { voicesCommands, voicesQueries } from '../voices/index.ts';
import { workspaceCommands, workspaceQueries } from '../workspace/index.ts';
import type { HandlerTable } from './handlers.ts';
import { jobHandlers } from './job-handlers.ts';

/** All handlers of all slices. */
export const handlerTable: HandlerTable = {
  queries: { ...workspaceQueries, ...peopleQueries, ...studiesQueries, ...voicesQueries, ...journeysQueries },
  commands: {
    ...workspaceCommands,
    ...peopleCommands,
    ...studiesCommands,
    ...voicesCommands,
    ...importCommands,
    ...journeysCommands,
  },
  jobs: jobHandlers,
};
