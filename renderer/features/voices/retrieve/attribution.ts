import type { Retrieved } from '../../../../shared/voices/contract-retrieve.ts';
import { formatDay } from '../../../ui/format.ts';

/** Who said it, where and when, in one line: for screens, copies and files alike. */
export function attributionOf(result: Retrieved): string {
  const { person, segment, speaker, question, sourceTitle, study, wave, heardAt, startMs } = result;
  const who = person ?? speaker;
  const where = question === null ? sourceTitle : `${question} (${sourceTitle})`;
  return [
    who,
    segment?.name,
    where,
    study?.name,
    wave?.name,
    heardAt === null ? null : formatDay(heardAt),
    startMs === null ? null : timecode(startMs),
  ]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(' · ');
}

/** The quote with its attribution, as it is copied into a report. */
export function quoteText(result: Retrieved): string {
  return `“${result.text}${result.cut ? '…' : ''}”\n— ${attributionOf(result)}`;
}

/** `1:02:03` or `4:05` from milliseconds. */
export function timecode(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes % 60)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
