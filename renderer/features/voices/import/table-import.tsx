import { type ReactNode, useEffect, useState } from 'react';
import type { FileToken } from '../../../../shared/api/host.ts';
import type { TableChoices } from '../../../../shared/voices/import-model.ts';
import type { TableMapping } from '../../../../shared/voices/import-plan.ts';
import { useJob } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { ImportFrame } from './import-frame.tsx';
import { KnownChoices } from './known-choices.tsx';
import { adviceOn, carryOver, fits, problemOf, proposedMapping } from './mapping.ts';
import { type Inspected, MappingScreen } from './mapping-screen.tsx';
import { PreviewStep, progressOf, Refused, Working } from './plan-step.tsx';
import { type Brought, useApply } from './use-apply.ts';

export interface TableImportProps {
  readonly file: FileToken;
  readonly place: string;
  /** Goes on after the import; null where the file was left out. */
  readonly onDone: (brought: Brought | null) => void;
  readonly onOtherFile: () => void;
}

interface Read {
  readonly inspected: Inspected;
  readonly choices: TableChoices;
}

/** One table from the look at it to what came in: read, map, preview, import. */
export function TableImport({ file, place, onDone, onOtherFile }: TableImportProps): ReactNode {
  const [read, setRead] = useState<Read | null>(null);
  const [choices, setChoices] = useState<TableChoices>({});
  const [mapping, setMapping] = useState<TableMapping | null>(null);
  const [isRemembered, setRemembered] = useState(false);
  const inspect = useJob('voices.import.inspect', (inspected) => {
    const { shape, remembered } = inspected;
    setRead({ inspected, choices });
    if (mapping) setMapping(carryOver(mapping, shape));
    else if (remembered && fits(remembered, shape)) {
      // A wave is of one run of the study; the next file belongs to another.
      const { waveId: _, ...rest } = remembered;
      setMapping(rest);
      setRemembered(true);
    } else setMapping(proposedMapping(shape));
  });
  const plan = useJob('voices.import.planTable');
  const [edited, setEdited] = useState<'keep' | 'take'>('keep');
  const [absent, setAbsent] = useState<'add' | 'leave'>('add');
  const apply = useApply();
  const { start } = inspect;
  useEffect(() => {
    void start({ file: file.token, choices });
  }, [start, file.token, choices]);

  const leave = (
    <>
      <Button kind="primary" onPress={onOtherFile}>
        Choose another file
      </Button>
      <Button onPress={() => onDone(null)}>Leave this file out</Button>
    </>
  );
  if (!read || !mapping) {
    if (inspect.run.state === 'failed') {
      return <Refused title={file.name} place={place} failure={inspect.run.failure} actions={leave} />;
    }
    return (
      <Working
        title={file.name}
        place={place}
        label="Reading the file"
        progress={progressOf(inspect.run)}
        onCancel={inspect.cancel}
      />
    );
  }
  if (plan.run.state === 'running') {
    return (
      <Working
        title={file.name}
        place={place}
        label="Planning the import"
        progress={progressOf(plan.run)}
        onCancel={plan.cancel}
      />
    );
  }
  if (plan.run.state === 'done') {
    const planned = plan.run.value;
    return (
      <PreviewStep
        plan={planned}
        isTexts={false}
        place={place}
        isApplying={apply.pending}
        failure={apply.failure}
        onBack={planned.alreadyImported ? onOtherFile : plan.clear}
        backLabel={planned.alreadyImported ? 'Choose another file' : 'Change the mapping'}
        onImport={async () => {
          const brought = await apply.run(planned, false, { edited, absent });
          if (brought !== null) onDone(brought);
        }}
      >
        <KnownChoices
          counts={planned.counts}
          edited={edited}
          onEdited={setEdited}
          absent={absent}
          onAbsent={setAbsent}
        />
      </PreviewStep>
    );
  }
  if (plan.run.state === 'failed') {
    return (
      <Refused
        title={file.name}
        place={place}
        failure={plan.run.failure}
        actions={
          <>
            <Button kind="primary" onPress={plan.clear}>
              Back to the mapping
            </Button>
            <Button onPress={onOtherFile}>Choose another file</Button>
          </>
        }
      />
    );
  }
  const problem = problemOf(mapping);
  const advice = problem ?? adviceOn(mapping);
  const isBusy = inspect.run.state === 'running';
  return (
    <ImportFrame
      title={read.inspected.fileName}
      place={place}
      footer={
        <>
          <span className="import-advice" role="status" data-quiet={advice === undefined ? '' : undefined}>
            {advice ?? 'Next you see what will be added and what will not.'}
          </span>
          <Button onPress={onOtherFile}>Choose another file</Button>
          <Button
            kind="primary"
            isDisabled={isBusy || problem !== undefined}
            onPress={() => void plan.start({ file: file.token, choices: read.choices, mapping })}
          >
            Preview
          </Button>
        </>
      }
    >
      <MappingScreen
        inspected={read.inspected}
        choices={read.choices}
        onChoices={setChoices}
        mapping={mapping}
        onMapping={(next) => {
          setMapping(next);
          setRemembered(false);
        }}
        isRemembered={isRemembered}
        isBusy={isBusy}
        failure={inspect.run.state === 'failed' ? inspect.run.failure.message : null}
      />
    </ImportFrame>
  );
}
