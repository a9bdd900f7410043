import { rmSync } from 'node:fs';
import { z } from 'zod';
import { type PlanResult, planAskedSchema } from '../../shared/voices/pseudonymise/model.ts';
import { openReader } from '../store/core/open-connection.ts';
import { PseudonymPlanWriter } from '../store/voices/pseudonymise/plan-file.ts';
import type { Job } from './job.ts';
import { Planner } from './pseudonymise/planner.ts';

const argsSchema = z.strictObject({
  workspacePath: z.string(),
  planId: z.string(),
  planPath: z.string(),
  now: z.number(),
  onlyCoder: z.int().nullable(),
  asked: planAskedSchema,
});

/** Looks for names and numbers in the texts asked for and beside them, and writes every place into a plan. */
export const pseudonymisePlanJob: Job = (args, progress): PlanResult => {
  const { workspacePath, planId, planPath, onlyCoder, asked } = argsSchema.parse(args);
  const db = openReader(workspacePath);
  const writer = new PseudonymPlanWriter(planPath);
  try {
    const result = new Planner({ db, writer, asked, onlyCoder }).run(progress);
    writer.finish();
    return { planId, ...result };
  } catch (error) {
    writer.abandon();
    rmSync(planPath, { force: true });
    throw error;
  } finally {
    db.close();
  }
};
