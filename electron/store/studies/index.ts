import { forumCommands, forumQueries } from './forums.ts';
import type { StudiesCommands, StudiesQueries } from './handler-types.ts';
import { studyCommands, studyQueries } from './studies.ts';
import { waveCommands, waveQueries } from './waves.ts';

/** What `studies` queries answer from. */
export const studiesQueries: StudiesQueries = { ...studyQueries, ...waveQueries, ...forumQueries };

/** What `studies` commands do. */
export const studiesCommands: StudiesCommands = { ...studyCommands, ...waveCommands, ...forumCommands };
