import type { GridRow } from '../../../../shared/voices/model.ts';
import { useApi } from '../../../api/provider.tsx';
import { useHost } from '../../../host/context.tsx';
import { countOf } from '../../../ui/format.ts';
import { showStatus } from '../../../ui/status.tsx';
import type { GridColumn } from './columns.ts';
import { rowsAsTable } from './copy-rows.ts';

/** Rows one copy takes; the clipboard of most systems chokes on more. */
export const MOST_COPIED = 5000;
const chunk = 300;

/** Puts rows on the clipboard as a spreadsheet takes them: the columns shown, whole texts. */
export function useCopyRows(): (
  ids: readonly number[],
  columns: readonly GridColumn[],
  codeName: (id: number) => string,
) => Promise<void> {
  const { reader } = useApi();
  const host = useHost();
  return async (ids, columns, codeName) => {
    if (ids.length === 0) return;
    if (ids.length > MOST_COPIED) {
      showStatus({
        tone: 'done',
        text: `${countOf(ids.length, 'row')} are too many for the clipboard. Select up to ${countOf(MOST_COPIED, 'row')}.`,
      });
      return;
    }
    const rows: GridRow[] = [];
    for (let from = 0; from < ids.length; from += chunk) {
      rows.push(...(await reader.ask('voices.grid.rows', { ids: ids.slice(from, from + chunk) })));
    }
    for (const [index, row] of rows.entries()) {
      if (!row.cut) continue;
      const { text } = await reader.ask('voices.source.read', { id: row.id });
      rows[index] = { ...row, text };
    }
    await host.writeClipboard(rowsAsTable(columns, rows, codeName));
    showStatus({
      tone: 'done',
      text: `${countOf(rows.length, 'row')} on the clipboard, as a spreadsheet takes them`,
    });
  };
}
