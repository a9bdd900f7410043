import type { Retrieved } from '../../../../shared/voices/contract-retrieve.ts';
import { attribution, quotedWithAttribution } from '../../../../shared/voices/query/attribution.ts';
import { formatDay } from '../../../ui/format.ts';

/** Who said it, where and when, in one line. */
export function attributionOf(result: Retrieved): string {
  const { question, heardAt, startMs } = result;
  return [
    attribution(result),
    question,
    heardAt === null ? null : formatDay(heardAt),
    startMs === null ? null : timecode(startMs),
  ]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}

/** The quote with its attribution, as it is copied into a report. */
export function quoteText(result: Retrieved): string {
  return quotedWithAttribution(result.cut ? { ...result, text: `${result.text}…` } : result);
}

/** `1:02:03` or `4:05` from milliseconds. */
function timecode(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes % 60)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
