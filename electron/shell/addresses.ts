/** The one origin pages of the product have. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://workbench';

/** True for an address of the product's own page. Compared part by part: a prefix test would pass `app://workbench.x`. */
export function isAppUrl(address: string): boolean {
  const url = parse(address);
  if (url === undefined) return false;
  return (
    url.protocol === 'app:' &&
    url.hostname === 'workbench' &&
    url.port === '' &&
    url.username === '' &&
    url.password === ''
  );
}

/** What a page may load. Everything else, the network and the disk first of all, is refused by default. */
export function mayRequest(address: string): boolean {
  if (isAppUrl(address)) return true;
  // Pictures the page makes itself; a `blob:` address carries the origin that made it.
  if (address.startsWith('blob:')) return isAppUrl(address.slice('blob:'.length));
  return /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/.test(address);
}

/** What may be handed to the system after the user agreed: web pages over https, and mail. */
export function isOpenable(address: string): boolean {
  if (address.length > 2000) return false;
  for (const character of address) {
    const code = character.codePointAt(0) ?? 0;
    if (code <= 0x20 || code === 0x7f) return false;
  }
  const url = parse(address);
  if (url === undefined) return false;
  // A name before the host is there to deceive: https://bank.example@evil.example
  if (url.protocol === 'https:') {
    return (
      /^https:\/\/[^/\\]/i.test(address) && url.hostname !== '' && url.username === '' && url.password === ''
    );
  }
  return url.protocol === 'mailto:' && /^mailto:[^/\\?&]+@[^/\\?&]+$/i.test(address);
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
