const ZOOM = /(?:^|[^\d])GMT(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})(?!\d)/;
const ISO = /(?:^|\D)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)/;

/** The day a file's name begins or ends with, in ms since 1970; null unless it can be read in one way only. */
export function dateInName(name: string): number | null {
  const zoom = ZOOM.exec(name);
  if (zoom !== null) {
    const [, year, month, day, hour, minute, second] = zoom;
    return valid(`${year}-${month}-${day}`, `${hour}:${minute}:${second}`);
  }
  const iso = ISO.exec(name);
  if (iso === null) return null;
  const [, year = '', , month, day] = iso;
  if (Number(year) < 1990 || Number(year) > 2100) return null;
  return valid(`${year}-${month}-${day}`, '12:00:00');
}

function valid(date: string, time: string): number | null {
  const at = Date.parse(`${date}T${time}Z`);
  // 31 February is a date for some engines, in March.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? null : at;
}
