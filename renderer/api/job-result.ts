import { useCallback, useEffect, useRef, useState } from 'react';
import { contract, type InputOf, type JobName, type OutputOf } from '../../shared/api/contract.ts';
import type { Failure } from '../../shared/api/failure.ts';
import type { JobOperation } from '../../shared/api/operation.ts';
import { useApi } from './provider.tsx';
import { useJob } from './query.ts';

/** How long the workspace is left in peace after a change before the result is worked out anew, in ms. */
const SETTLE_MS = 400;

export interface JobResult<N extends JobName> {
  /** The newest result; undefined until the first is there. It stays while another is worked out. */
  readonly value: OutputOf<N> | undefined;
  /** What the value answers: the input it was asked with. */
  readonly answered: InputOf<N> | undefined;
  readonly isRunning: boolean;
  /** 0 to 1, or null where it is not known. */
  readonly progress: number | null;
  readonly note: string;
  readonly failure: Failure | null;
  readonly cancel: () => void;
  /** Works it out once more. */
  readonly again: () => void;
}

/**
 * The result of a job that answers a question, kept fresh as {@link useQuery} keeps an answer: it runs when `input`
 * changes and, a moment after, when a table the job reads does. null asks nothing. An overtaken run is cancelled.
 */
export function useJobResult<N extends JobName>(op: N, input: InputOf<N> | null): JobResult<N> {
  const { client } = useApi();
  const { start, cancel, clear, run } = useJob(op);
  const [latest, setLatest] = useState<{ value: OutputOf<N>; answered: InputOf<N> } | null>(null);
  const [round, setRound] = useState(0);
  const key = input === null ? null : JSON.stringify(input);
  const asked = useRef(input);

  const operation: JobOperation = contract[op];
  const reads = operation.reads;
  useEffect(() => {
    if (reads === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = client.onEvent((event) => {
      if (event.type !== 'changed' || !event.tables.some((table) => reads.includes(table))) return;
      clearTimeout(timer);
      timer = setTimeout(() => setRound((now) => now + 1), SETTLE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, reads]);

  const end = useRef({ cancel, clear });
  end.current = { cancel, clear };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the input, `round` for asking again
  useEffect(() => {
    asked.current = input;
    if (input === null) return;
    void start(input);
    return () => {
      end.current.cancel();
      end.current.clear();
    };
  }, [key, round, start]);

  const value = run.state === 'done' ? run.value : undefined;
  useEffect(() => {
    if (value !== undefined && asked.current !== null) setLatest({ value, answered: asked.current });
  }, [value]);
  const again = useCallback(() => setRound((now) => now + 1), []);
  const isOvertaken = run.state === 'failed' && run.failure.code === 'cancelled';
  return {
    value: value ?? latest?.value,
    answered: latest?.answered,
    isRunning: run.state === 'running',
    progress: run.state === 'running' ? run.progress : null,
    note: run.state === 'running' ? run.note : '',
    failure: run.state === 'failed' && !isOvertaken ? run.failure : null,
    cancel,
    again,
  };
}
