import type { FilePurpose } from '../../shared/api/host.ts';

/** What the browser's own file dialog offers for each purpose. */
const accepted: Readonly<Record<FilePurpose, string>> = {
  workspace: '.touchline',
  backup: '.touchline',
  import: '.csv,.tsv,.txt,.md,.markdown',
  export: '',
};

/** Opens the browser's file dialog. Empty when the user cancelled. */
export function pickWithInput(purpose: FilePurpose, multiple: boolean): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = multiple;
  input.accept = accepted[purpose];
  input.hidden = true;
  document.body.append(input);
  return new Promise((resolve) => {
    const finish = () => {
      const files = [...(input.files ?? [])];
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', finish, { once: true });
    input.addEventListener('cancel', finish, { once: true });
    input.click();
  });
}
