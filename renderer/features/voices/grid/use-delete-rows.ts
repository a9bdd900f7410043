import { useCommand, useWorkspace } from '../../../api/query.ts';
import { useCommandHandler } from '../../../app/commands-provider.tsx';
import { countOf } from '../../../ui/format.ts';
import { showStatus } from '../../../ui/status.tsx';

/** The Delete command on rows: they go with their codings, in one step that can be undone from the message. */
export function useDeleteRows(which: () => readonly number[], enabled: boolean): void {
  const { run } = useCommand('voices.source.delete');
  const { run: undo } = useCommand('workspace.undo');
  const readOnly = useWorkspace()?.readOnly ?? false;
  useCommandHandler(
    'edit.delete',
    async () => {
      const list = which();
      if (list.length === 0) return;
      const result = await run({ ids: [...list] });
      if (!result.ok) return;
      const { sources, codings } = result.value;
      showStatus({
        tone: 'done',
        text: `Deleted ${countOf(sources, 'answer')}${codings > 0 ? ` with ${countOf(codings, 'coding')}` : ''}`,
        commit: result.seq,
        action: { label: 'Undo', onPress: () => void undo({}) },
      });
    },
    { enabled: enabled && !readOnly },
  );
}
