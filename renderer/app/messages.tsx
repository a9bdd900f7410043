import type { ReactNode } from 'react';
import { StatusRegion } from '../ui/status.tsx';
import { useLastCommit } from './last-commit.ts';

/** The messages at the foot of the window; an offer to undo goes with the next change. Once per window. */
export function Messages(): ReactNode {
  return <StatusRegion lastCommit={useLastCommit()} />;
}
