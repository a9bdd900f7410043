import { type ReactNode, useEffect, useState } from 'react';
import type { FileToken } from '../../../../shared/api/host.ts';
import { useJob } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { PreviewStep, progressOf, Refused, Working } from './plan-step.tsx';
import { type Brought, useApply } from './use-apply.ts';
import { WaveField } from './wave-field.tsx';

type TextKind = 'note' | 'transcript';

export interface TextsImportProps {
  readonly files: readonly FileToken[];
  readonly place: string;
  readonly onDone: (brought: Brought | null) => void;
  readonly onOtherFile: () => void;
}

/** Text files, one source each: what they are, then the preview. */
export function TextsImport({ files, place, onDone, onOtherFile }: TextsImportProps): ReactNode {
  const [kind, setKind] = useState<TextKind>('note');
  const [waveId, setWaveId] = useState<number | null>(null);
  const plan = useJob('voices.import.planTexts');
  const apply = useApply();
  const { start } = plan;
  useEffect(() => {
    void start({ files: files.map(({ token }) => token), kind, waveId });
  }, [start, files, kind, waveId]);
  const first = files[0];
  const title = files.length === 1 && first ? first.name : `${files.length} text files`;
  if (plan.run.state === 'failed') {
    return (
      <Refused
        title={title}
        place={place}
        failure={plan.run.failure}
        actions={
          <>
            <Button kind="primary" onPress={onOtherFile}>
              Choose other files
            </Button>
            <Button onPress={() => onDone(null)}>Leave these out</Button>
          </>
        }
      />
    );
  }
  if (plan.run.state !== 'done') {
    return (
      <Working
        title={title}
        place={place}
        label={files.length === 1 ? 'Reading the file' : 'Reading the files'}
        progress={progressOf(plan.run)}
        onCancel={plan.cancel}
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
      onBack={onOtherFile}
      backLabel="Choose other files"
      onImport={async () => {
        const brought = await apply.run(planned, true);
        if (brought !== null) onDone(brought);
      }}
    >
      <div className="import-whole">
        <div className="field">
          <span className="field-label">They are</span>
          <Segmented<TextKind>
            label="They are"
            options={[
              { id: 'note', label: 'Notes' },
              { id: 'transcript', label: 'Transcripts' },
            ]}
            value={kind}
            onChange={setKind}
          />
        </div>
        <WaveField value={waveId} onChange={setWaveId} />
      </div>
    </PreviewStep>
  );
}
