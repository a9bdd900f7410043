import type { FilePurpose } from '../../shared/api/host.ts';
import { isHidden } from './dropped-folders.ts';

/** What the browser's own file dialog offers for each purpose. */
const accepted: Readonly<Record<FilePurpose, string>> = {
  workspace: '.touchline',
  backup: '.touchline',
  import: '.csv,.tsv,.tab,.xlsx,.xlsm,.json,.jsonl,.ndjson,.zip,.txt,.md,.markdown,.vtt,.srt,.docx,.pdf',
  export: '',
};

/** Opens the browser's file dialog, or its dialog for a whole folder. Empty when the user cancelled. */
export function pickWithInput(
  purpose: FilePurpose,
  multiple: boolean,
  folder = false,
): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = multiple;
  if (folder) input.webkitdirectory = true;
  else input.accept = accepted[purpose];
  input.hidden = true;
  document.body.append(input);
  return new Promise((resolve) => {
    const finish = () => {
      const chosen = [...(input.files ?? [])];
      const files = folder ? chosen.filter((file) => !isHidden(file.webkitRelativePath)) : chosen;
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', finish, { once: true });
    input.addEventListener('cancel', finish, { once: true });
    input.click();
  });
}
