/** Tells how far a job is: 0 to 1, or null where the end is not known. */
export type Progress = (progress: number | null, note: string) => void;

/** Tells what the job takes in hand, by a file's name; what it does not let go of in time is named and ends the job. */
export type Hold = (what: string) => void;

/** A job: plain data in, plain data out, in a process of its own. */
export type Job = (
  args: Readonly<Record<string, unknown>>,
  progress: Progress,
  hold?: Hold,
) => Promise<unknown> | unknown;
