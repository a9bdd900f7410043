import { codingLinkCommands } from './coding-links.ts';
import type { JourneysCommands, JourneysQueries } from './handler-types.ts';
import { journeyCommands, journeyQueries } from './journey-rows.ts';
import { laneCommands } from './lanes.ts';
import { mapQueries } from './map.ts';
import { opportunityCommands, opportunityQueries } from './opportunities.ts';
import { readingCommands } from './readings.ts';
import { stageCommands } from './stages.ts';
import { stepEvidenceQueries } from './step-evidence.ts';
import { stepCommands } from './steps.ts';
import { touchpointCommands, touchpointQueries } from './touchpoints.ts';

/** What `journeys` queries answer from. */
export const journeysQueries: JourneysQueries = {
  ...touchpointQueries,
  ...journeyQueries,
  ...mapQueries,
  ...stepEvidenceQueries,
  ...opportunityQueries,
};

/** What `journeys` commands do. */
export const journeysCommands: JourneysCommands = {
  ...touchpointCommands,
  ...journeyCommands,
  ...stageCommands,
  ...stepCommands,
  ...laneCommands,
  ...codingLinkCommands,
  ...readingCommands,
  ...opportunityCommands,
};
