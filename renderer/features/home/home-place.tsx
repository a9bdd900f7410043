import type { ReactNode } from 'react';
import { useWorkspace } from '../../api/query.ts';
import { Pane } from '../../ui/pane.tsx';
import { Activity } from './activity.tsx';
import { NextSteps } from './next-steps.tsx';
import { useOverview } from './overview.ts';
import { WhatIsHere } from './what-is-here.tsx';
import './home-place.css';

/** The place Home: what is in the workspace, what to do next, what was done. */
export function HomePlace(): ReactNode {
  const workspace = useWorkspace();
  const overview = useOverview();
  return (
    <Pane label="Home" isBare>
      <div className="home">
        <h2 className="home-title" dir="auto">
          {workspace?.name}
        </h2>
        <WhatIsHere overview={overview} />
        <div className="home-columns">
          <NextSteps overview={overview} isReadOnly={workspace?.readOnly ?? false} />
          <Activity />
        </div>
      </div>
    </Pane>
  );
}
