import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const rectangle = { x: z.int(), y: z.int(), width: z.int().min(200), height: z.int().min(200) };
const stateSchema = z.strictObject({ ...rectangle, maximized: z.boolean() });
export type WindowState = z.infer<typeof stateSchema>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The state kept in `file`, or undefined where there is none that can be used. */
export function readWindowState(file: string): WindowState | undefined {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Keeps the state; where it cannot be written the window opens in its usual place next time. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(`${file}.tmp`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${file}.tmp`, file);
  } catch {
    // Nothing of the user's is lost.
  }
}

/** Where the window opens: as left, if its title bar is still on one of the `screens`; else undefined. */
export function visibleState(
  state: WindowState | undefined,
  screens: readonly Area[],
): WindowState | undefined {
  if (state === undefined) return undefined;
  const reachable = screens.some((screen) => {
    const left = Math.max(state.x, screen.x);
    const right = Math.min(state.x + state.width, screen.x + screen.width);
    const titleBarOn = state.y >= screen.y - 8 && state.y + 32 <= screen.y + screen.height;
    return right - left >= 120 && titleBarOn;
  });
  return reachable ? state : undefined;
}
