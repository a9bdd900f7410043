import { assertNever } from '../../util/assert-never.ts';
import type { ResultRule } from './spec.ts';

/** What tells whose words a quotation is. */
export interface Attributed {
  readonly sourceTitle: string;
  readonly person: string | null;
  readonly speaker: string | null;
  readonly segment: { readonly name: string } | null;
  readonly study: { readonly name: string } | null;
  readonly wave: { readonly name: string } | null;
}

/**
 * Whose words, and where they were said: “P12 (Families), Interview 3, Moving home, Spring”. The pseudonym where there
 * is one, else the speaker as the transcript calls them.
 */
export function attribution({ sourceTitle, person, speaker, segment, study, wave }: Attributed): string {
  const who = person ?? speaker;
  const whoInFull = who === null ? null : segment === null ? who : `${who} (${segment.name})`;
  return [whoInFull, sourceTitle, study?.name, wave?.name].filter((part) => part).join(', ');
}

/** A passage to paste elsewhere: in quotation marks, with its attribution on the next line. */
export function quotedWithAttribution(result: Attributed & { readonly text: string }): string {
  return `“${result.text.trim()}”\n— ${attribution(result)}`;
}

/** What a rule is called where results are listed, and what it means. */
export function ruleInWords(rule: ResultRule): { readonly name: string; readonly meaning: string } {
  switch (rule) {
    case 'shared':
      return { name: 'Shared part', meaning: 'Only the text that all of the codings share' };
    case 'overlap':
      return { name: 'Any overlap', meaning: 'Everything from the first to the last coding that overlap' };
    case 'whole':
      return { name: 'Whole coding', meaning: 'The whole coding of the code named first' };
    default:
      return assertNever(rule);
  }
}
