import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useJob } from '../../api/query.ts';
import { useCommandHandler } from '../../app/commands-provider.tsx';
import { routes } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { countOf } from '../../ui/format.ts';
import { Progress } from '../../ui/progress.tsx';
import { Section } from './section.tsx';

/** Reads every text again and compares it with what was stored. */
export function VerifyTexts(): ReactNode {
  const job = useJob('workspace.verify');
  const { run } = job;
  useCommandHandler('workspace.verify', () => void job.start({}), { enabled: run.state !== 'running' });
  return (
    <Section
      id="verify"
      title="Check every text"
      more="Finds a text that a failing disk has changed, even by one letter."
    >
      {run.state === 'running' ? (
        <>
          <Progress label="Checking every text" value={run.progress} note={run.note} />
          <div>
            <Button onPress={job.cancel}>Cancel</Button>
          </div>
        </>
      ) : (
        <div>
          <Button onPress={() => void job.start({})}>Check now</Button>
        </div>
      )}
      {run.state === 'failed' && run.failure.code !== 'cancelled' ? (
        <ErrorState
          isSmall
          title="The check did not finish"
          message={run.failure.message}
          reference={run.failure.ref}
        />
      ) : null}
      {run.state === 'done' && run.value.damaged.length === 0 ? (
        <p role="status">
          {countOf(run.value.checked, 'text')} checked. All are exactly as they were stored.
        </p>
      ) : null}
      {run.state === 'done' && run.value.damaged.length > 0 ? (
        <div role="alert">
          <p>
            {countOf(run.value.damaged.length, 'text')} of {countOf(run.value.checked, 'text')} changed on the
            disk. Restore a backup into a new file and compare:
          </p>
          <ul>
            {run.value.damaged.map((source) => (
              <li key={source.id}>
                <Link href={routes.source(source.id)} dir="auto">
                  {source.title}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Section>
  );
}
