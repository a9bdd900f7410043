/** Below this the native SQLite module does not refuse, it crashes the process. */
const OLDEST_NODE = 22;

/** One line for the user when `version` ("24.21.0") is too old to run on; undefined when it is fine. */
export function runtimeProblem(version: string): string | undefined {
  const major = Number.parseInt(version, 10);
  if (major >= OLDEST_NODE) return undefined;
  return `Touchline needs Node ${OLDEST_NODE} or newer and was started with Node ${version}. Start it with "npm start", which brings its own.`;
}

/** Ends the process with one clear line where it runs on a Node that is too old. */
export function requireRuntime(): void {
  const problem = runtimeProblem(process.versions.node);
  if (problem === undefined) return;
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}

// Every entry imports this file first, so the check runs before anything native is loaded.
requireRuntime();
