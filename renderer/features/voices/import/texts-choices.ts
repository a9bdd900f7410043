import type { InputOf } from '../../../../shared/api/contract.ts';
import type { FileToken } from '../../../../shared/api/host.ts';
import type {
  SpeakerChoice,
  SpeakerLook,
  TextChoice,
  TextKind,
  TextLook,
  TextsLook,
} from '../../../../shared/voices/import-texts.ts';
import { countOf, formatNumber } from '../../../ui/format.ts';

/** Who a speaker is, while it is being said: a participant may not be picked yet. */
export type SpeakerDraft =
  | { readonly is: 'nobody' | 'interviewer' | 'new-each' }
  | { readonly is: 'participant'; readonly id: number | null }
  | { readonly is: 'new'; readonly pseudonym: string };

/** Everything a user says about texts before they are planned. */
export interface TextsChoices {
  /** `found`: what each looks like. */
  readonly kind: TextKind | 'found';
  readonly waveId: number | null;
  readonly speakers: ReadonlyMap<string, SpeakerDraft>;
  readonly texts: ReadonlyMap<number, TextChoice>;
  readonly dropRepeated: boolean;
  readonly ownedByOnly: boolean;
}

/** What the one who asks is called where nobody is named. */
const ASKS =
  /^(?:interviewer(?:in)?|moderator(?:in)?|researcher|facilitator|entrevistador(?:a)?|intervieweur|intervieweuse|intervistatore|int|mod|i|q)\s*#?\d{0,2}$/i;

/** Nobody is anybody unless an earlier file already said so, or the name says who asks. */
export function firstChoices({ speakers }: TextsLook): TextsChoices {
  return {
    kind: 'found',
    waveId: null,
    speakers: new Map(
      speakers.map(({ name, knownId }) => [
        name,
        knownId !== null
          ? { is: 'participant', id: knownId }
          : { is: ASKS.test(name.trim()) ? 'interviewer' : 'nobody' },
      ]),
    ),
    texts: new Map(),
    dropRepeated: false,
    ownedByOnly: true,
  };
}

/** Why the texts cannot be planned yet; undefined where they can. */
export function unfinished(choices: TextsChoices): string | undefined {
  for (const [name, draft] of choices.speakers) {
    if (draft.is === 'participant' && draft.id === null) return `Choose which participant “${name}” is.`;
    if (draft.is === 'new' && draft.pseudonym.trim() === '') return `Give “${name}” a pseudonym.`;
  }
  return undefined;
}

/** The input of the plan. */
export function planInput(
  files: readonly FileToken[],
  choices: TextsChoices,
): InputOf<'voices.import.planTexts'> {
  const { kind, waveId, dropRepeated, ownedByOnly } = choices;
  return {
    files: files.map(({ token }) => token),
    ...(kind === 'found' ? {} : { kind }),
    waveId,
    dropRepeated,
    ownedByOnly,
    texts: [...choices.texts.values()],
    speakers: [...choices.speakers].flatMap(([name, draft]) => {
      const who = chosen(draft);
      return who === undefined || who.is === 'nobody' ? [] : [{ name, who }];
    }),
  };
}

function chosen(draft: SpeakerDraft): SpeakerChoice | undefined {
  if (draft.is === 'participant') return draft.id === null ? undefined : { is: 'participant', id: draft.id };
  if (draft.is === 'new') return { is: 'new', pseudonym: draft.pseudonym.trim() };
  return draft;
}

/** Everybody among `names` who is nobody so far becomes what `is` says; new participants get a pseudonym each. */
export function sayForAll(
  choices: TextsChoices,
  names: readonly string[],
  is: 'interviewer' | 'new' | 'new-each',
  known: ReadonlySet<string>,
): TextsChoices {
  const speakers = new Map(choices.speakers);
  const taken = new Set(known);
  for (const draft of speakers.values()) if (draft.is === 'new') taken.add(draft.pseudonym);
  for (const name of names) {
    if ((speakers.get(name)?.is ?? 'nobody') !== 'nobody') continue;
    if (is !== 'new') speakers.set(name, { is });
    else {
      const pseudonym = proposedPseudonym(name, taken);
      taken.add(pseudonym);
      speakers.set(name, { is, pseudonym });
    }
  }
  return { ...choices, speakers };
}

/** A pseudonym to begin with: a code stays as it is; a name is not proposed, it would name somebody. */
export function proposedPseudonym(name: string, taken: ReadonlySet<string>): string {
  const isCode = /^[\p{L}\p{N}_.#/-]{1,40}$/u.test(name) && /\p{N}/u.test(name);
  if (isCode && !taken.has(name)) return name;
  let number = taken.size + 1;
  while (taken.has(`Participant ${number}`)) number += 1;
  return `Participant ${number}`;
}

const dialects: Readonly<Record<TextLook['dialect'], string>> = {
  vtt: 'WebVTT captions',
  'vtt-zoom': 'Zoom transcript',
  'vtt-teams': 'Teams transcript',
  srt: 'SRT captions',
  otter: 'transcript with names and times',
  labels: 'transcript with names',
  plain: 'text',
};
const containers: Readonly<Record<TextLook['container'], string>> = {
  text: '',
  markdown: 'Markdown',
  docx: 'Word document',
  pdf: 'PDF',
};

/** What a file was recognised as. */
export function formatWords({ container, dialect }: TextLook): string {
  const outside = containers[container];
  const inside = dialects[dialect];
  if (outside === '') return `${inside.charAt(0).toUpperCase()}${inside.slice(1)}`;
  return dialect === 'plain' ? outside : `${outside}, ${inside}`;
}

/** How much of it there is. */
export function sizeWords({ words, turns, durationMs, speakers }: TextLook): string {
  return [
    countOf(words, 'word'),
    ...(turns > 0 ? [countOf(turns, 'turn')] : []),
    ...(speakers.length > 0 ? [countOf(speakers.length, 'speaker')] : []),
    ...(durationMs === null ? [] : [lengthWords(durationMs)]),
  ].join(', ');
}

function lengthWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes === 0 ? 'under a minute' : `${formatNumber(minutes)} min`;
}

/** How much somebody says, and where. */
export function speakerWords({ files, turns, words }: SpeakerLook, isOneFile: boolean): string {
  const said = `${countOf(turns, 'turn')}, ${countOf(words, 'word')}`;
  return isOneFile ? said : `${said} in ${countOf(files, 'file')}`;
}
