import { useCommandHandler } from '../../../app/commands-provider.tsx';
import { useGo } from '../../../app/navigation.ts';
import { routes } from '../../../app/routes.ts';
import { handOverName } from './session.ts';

/** The command "Replace this name…": what is selected is looked for in all texts, on the screen of pseudonyms. */
export function useReplaceName(
  target: () => { readonly selectedText: string } | null,
  options: { readonly enabled: boolean },
): void {
  const go = useGo();
  const replace = (): void => {
    const words = target()?.selectedText.trim() ?? '';
    if (words.length < 2) return;
    handOverName(words);
    go(routes.pseudonymise);
  };
  useCommandHandler('voices.replaceName', replace, options);
}
