import { type ReactNode, useEffect, useState } from 'react';
import type { FileToken } from '../../../../shared/api/host.ts';
import type { JobRun } from '../../../api/query.ts';
import { useJob } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { countOf } from '../../../ui/format.ts';
import { PreviewStep, progressOf, Refused, Working } from './plan-step.tsx';
import { firstChoices, planInput, type TextsChoices } from './texts-choices.ts';
import { TextsScreen } from './texts-screen.tsx';
import { type Brought, useApply } from './use-apply.ts';

export interface TextsImportProps {
  readonly files: readonly FileToken[];
  readonly place: string;
  readonly onDone: (brought: Brought | null) => void;
  readonly onOtherFile: () => void;
}

/** Texts, one source each: what was found in them, who speaks, then the preview. */
export function TextsImport({ files, place, onDone, onOtherFile }: TextsImportProps): ReactNode {
  const look = useJob('voices.import.inspectTexts');
  const plan = useJob('voices.import.planTexts');
  const apply = useApply();
  const [choices, setChoices] = useState<TextsChoices | null>(null);
  const { start } = look;
  useEffect(() => {
    setChoices(null);
    void start({ files: files.map(({ token }) => token) });
  }, [start, files]);
  const first = files[0];
  const title = files.length === 1 && first ? first.name : countOf(files.length, 'text');
  const failed = look.run.state === 'failed' ? look.run : plan.run.state === 'failed' ? plan.run : undefined;
  if (failed !== undefined) {
    return (
      <Refused
        title={title}
        place={place}
        failure={failed.failure}
        actions={
          <>
            {plan.run.state === 'failed' ? (
              <Button kind="primary" onPress={plan.clear}>
                Back
              </Button>
            ) : (
              <Button kind="primary" onPress={onOtherFile}>
                Choose other files
              </Button>
            )}
            <Button onPress={() => onDone(null)}>Leave these out</Button>
          </>
        }
      />
    );
  }
  const working = look.run.state !== 'done' ? look : plan.run.state === 'running' ? plan : undefined;
  if (working !== undefined || look.run.state !== 'done') {
    const run: JobRun<'voices.import.inspectTexts' | 'voices.import.planTexts'> = working?.run ?? look.run;
    return (
      <Working
        title={title}
        place={place}
        label={run.state === 'running' && run.note !== '' ? run.note : 'Reading the files'}
        progress={progressOf(run)}
        onCancel={() => (working ?? look).cancel()}
      />
    );
  }
  const found = look.run.value;
  const said = choices ?? firstChoices(found);
  if (plan.run.state !== 'done') {
    return (
      <TextsScreen
        title={title}
        place={place}
        look={found}
        choices={said}
        onChange={setChoices}
        onOtherFile={onOtherFile}
        onPreview={() => void plan.start(planInput(files, said))}
      />
    );
  }
  const planned = plan.run.value;
  return (
    <PreviewStep
      plan={planned}
      isTexts
      place={place}
      isApplying={apply.pending}
      failure={apply.failure}
      onBack={plan.clear}
      backLabel="Back"
      onImport={async () => {
        const brought = await apply.run(planned, true);
        if (brought !== null) onDone(brought);
      }}
    />
  );
}
