import { type ReactNode, useEffect, useRef, useState } from 'react';
import { FailureError } from '../../../../shared/api/failure.ts';
import { useWorkspace } from '../../../api/query.ts';
import { useGo } from '../../../app/navigation.ts';
import { routes } from '../../../app/routes.ts';
import { useHost } from '../../../host/context.tsx';
import { showStatus } from '../../../ui/status.tsx';
import { handOver } from './handed-over.ts';
import './import.css';

/** While mounted, files dropped anywhere on the window go to the import screen. */
export function ImportDrop(): ReactNode {
  const host = useHost();
  const go = useGo();
  const readOnly = useWorkspace()?.readOnly ?? true;
  const [isOver, setOver] = useState(false);
  const depth = useRef(0);
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth.current += 1;
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setOver(false);
    };
    const over = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = async (event: DragEvent): Promise<void> => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      // The tree of what was dropped is gone once the event is over.
      const entries = [...(event.dataTransfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? []);
      if (readOnly) {
        showStatus({
          tone: 'failed',
          text: 'This workspace is open for reading only, so nothing can be imported.',
        });
        return;
      }
      try {
        const tokens = await host.dropFiles(files, entries);
        if (tokens.length === 0) {
          if (entries.length > 0)
            showStatus({ tone: 'failed', text: 'There are no files in what was dropped.' });
          return;
        }
        handOver(tokens);
        go(routes.voicesImport);
      } catch (error) {
        showStatus({ tone: 'failed', text: failureWords(error) });
      }
    };
    const onDrop = (event: DragEvent): void => void drop(event);
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', onDrop);
    };
  }, [host, go, readOnly]);
  return isOver ? (
    <div className="import-drop" role="status">
      <p className="import-drop-words">Drop to import</p>
    </div>
  ) : null;
}

/** What a host says about files it could not hand over. */
export function failureWords(error: unknown): string {
  return error instanceof FailureError
    ? error.message
    : 'The files could not be read. Check that they are still there, then try again.';
}
