import type { ImportPlan, PlanCounts } from '../../../../shared/voices/import-plan.ts';
import { countOf, formatList, formatNumber } from '../../../ui/format.ts';

/** What an import will add, in one sentence. */
export function additionWords(counts: PlanCounts, isTexts: boolean): string {
  if (counts.sources + counts.respondents === 0) return 'Nothing will be added.';
  if (isTexts) return `Adds ${countOf(counts.sources, 'text')}.`;
  const from = countOf(counts.respondents, 'respondent');
  const first =
    counts.sources > 0 ? `${countOf(counts.sources, 'answer')} from ${from}` : `what ${from} said in figures`;
  const rest = [
    counts.readings > 0 ? countOf(counts.readings, 'reading') : '',
    counts.values > 0 ? countOf(counts.values, 'attribute value') : '',
  ].filter((part) => part !== '');
  return `Adds ${formatList([first, ...rest])}.`;
}

/** Who and what is new, in sentences. */
export function newcomerWords(counts: PlanCounts): readonly string[] {
  const words: string[] = [];
  if (counts.participantsNew + counts.participantsKnown > 0) {
    const known =
      counts.participantsKnown > 0 ? `; ${formatNumber(counts.participantsKnown)} are known already` : '';
    words.push(
      counts.participantsNew > 0
        ? `${countOf(counts.participantsNew, 'participant')} will be added${known}.`
        : `All ${countOf(counts.participantsKnown, 'participant')} are known already.`,
    );
  }
  if (counts.touchpointsNew > 0) words.push(`${countOf(counts.touchpointsNew, 'touchpoint')} will be added.`);
  return words;
}

/** Why nothing can be imported; undefined where something can. */
export function refusalWords(plan: ImportPlan): string | undefined {
  if (plan.alreadyImported) {
    return `“${plan.fileName}” was imported before, so nothing would change. Export it again if there are newer answers.`;
  }
  if (plan.counts.sources + plan.counts.respondents > 0) return undefined;
  return 'Every row would be skipped. Look at the reasons below, then change the mapping or choose another file.';
}

/** What was imported, for the message at the end. */
export function doneWords(
  applied: { readonly sources: number; readonly respondents: number },
  isTexts: boolean,
): string {
  if (isTexts) return `Imported ${countOf(applied.sources, 'text')}`;
  return applied.sources > 0
    ? `Imported ${countOf(applied.sources, 'answer')} from ${countOf(applied.respondents, 'respondent')}`
    : `Imported ${countOf(applied.respondents, 'respondent')}`;
}
