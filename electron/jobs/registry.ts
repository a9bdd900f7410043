/** Tells how far a job is: 0 to 1, or null where the end is not known. */
export type Progress = (progress: number | null, note: string) => void;

/** A job: plain data in, plain data out, in a process of its own. */
export type Job = (args: Readonly<Record<string, unknown>>, progress: Progress) => Promise<unknown> | unknown;

/** Every job by the name its handler starts it under. */
export const jobs: Readonly<Record<string, Job>> = {
  'verify-texts': async (args, progress) =>
    (await import('./verify-texts.ts')).verifyTextsJob(args, progress),
  'import-inspect': async (args, progress) =>
    (await import('./import-inspect.ts')).inspectTableJob(args, progress),
  'import-plan-table': async (args, progress) =>
    (await import('./import-plan-table.ts')).planTableJob(args, progress),
  'import-plan-texts': async (args, progress) =>
    (await import('./import-plan-texts.ts')).planTextsJob(args, progress),
};
