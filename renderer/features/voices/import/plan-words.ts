import type { ImportPlan, PlanCounts } from '../../../../shared/voices/import-plan.ts';
import { countOf, formatList, formatNumber } from '../../../ui/format.ts';

/** What an import will add, in one sentence. */
export function additionWords(counts: PlanCounts, isTexts: boolean): string {
  if (counts.sources + counts.respondents === 0) return 'Nothing will be added.';
  if (counts.sources > 0 && counts.respondents === 0 && !isTexts) {
    return `Adds ${countOf(counts.sources, 'answer')} to responses that are here.`;
  }
  if (isTexts) return `Adds ${countOf(counts.sources, 'text')}.`;
  const from = countOf(counts.respondents, 'respondent');
  // What goes to responses that are here has a sentence and a choice of its own.
  const own = counts.sources - counts.answersAbsent;
  const first = own > 0 ? `${countOf(own, 'answer')} from ${from}` : `what ${from} said in figures`;
  const rest = [
    counts.readings > 0 ? countOf(counts.readings, 'reading') : '',
    counts.values > 0 ? countOf(counts.values, 'attribute value') : '',
  ].filter((part) => part !== '');
  return `Adds ${formatList([first, ...rest])}.`;
}

/** What becomes of responses that are here already, in sentences. */
export function updateWords(counts: PlanCounts): readonly string[] {
  const words: string[] = [];
  if (counts.updated + counts.unchanged > 0) {
    const same = counts.unchanged > 0 ? `; ${formatNumber(counts.unchanged)} are as they were` : '';
    words.push(
      counts.updated > 0
        ? `${countOf(counts.updated, 'response')} here will be updated${same}.`
        : `${countOf(counts.unchanged, 'response')} of the file ${counts.unchanged === 1 ? 'is' : 'are'} here as they were.`,
    );
  }
  if (counts.answersAbsent > 0) {
    words.push(
      `${countOf(counts.answersAbsent, 'answer')} ${counts.answersAbsent === 1 ? 'goes' : 'go'} to responses that are here without: new in the file, or deleted here. Say above what becomes of ${counts.answersAbsent === 1 ? 'it' : 'them'}.`,
    );
  }
  if (counts.textsChanged > 0) {
    words.push(`${countOf(counts.textsChanged, 'text')} changed in the file; codings move with their words.`);
  }
  if (counts.codingsSwallowed > 0) {
    words.push(
      `${countOf(counts.codingsSwallowed, 'coding')} will go, because all the words coded are gone; each is named below.`,
    );
  }
  return words;
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
  const { sources, respondents, updated, unchanged } = plan.counts;
  if (sources + respondents + updated > 0) return undefined;
  if (unchanged > 0) return `Everything in “${plan.fileName}” is here already, so nothing would change.`;
  return 'Every row would be skipped. Look at the reasons below, then change the mapping or choose another file.';
}

/** What was imported, for the message at the end. */
export function doneWords(
  applied: {
    readonly sources: number;
    readonly respondents: number;
    readonly updated: number;
    readonly swallowed: number;
  },
  isTexts: boolean,
): string {
  const { updated, swallowed } = applied;
  if (updated > 0) {
    const parts = [
      ...(applied.respondents > 0 ? [`added ${formatNumber(applied.respondents)}`] : []),
      ...(swallowed > 0
        ? [`${countOf(swallowed, 'coding')} went with ${swallowed === 1 ? 'its' : 'their'} words`]
        : []),
    ];
    return [`Updated ${countOf(updated, 'response')}`, ...parts].join(', ');
  }
  if (isTexts) return `Imported ${countOf(applied.sources, 'text')}`;
  return applied.sources > 0
    ? `Imported ${countOf(applied.sources, 'answer')} from ${countOf(applied.respondents, 'respondent')}`
    : `Imported ${countOf(applied.respondents, 'respondent')}`;
}
