import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const MOST_SESSIONS = 16;

/**
 * Who may talk to this server. A start token is good once: it is traded for a cookie that script cannot read.
 * Only hashes are kept, and comparing takes the same time for every value.
 */
export class Sessions {
  readonly #cookieName: string;
  #start: Buffer | null = null;
  #sessions: Buffer[] = [];

  /** Cookies do not know ports, so the port is in the name: two servers on one machine do not disturb each other. */
  constructor(port: number) {
    this.#cookieName = `touchline-${port}`;
  }

  /** A new start token; an earlier one that was not used is void from now on. */
  issueStartToken(): string {
    const token = randomBytes(32).toString('base64url');
    this.#start = digest(token);
    return token;
  }

  /** The Set-Cookie value for a good start token, which is void from now on; undefined for any other. */
  exchange(token: string): string | undefined {
    if (this.#start === null || !timingSafeEqual(this.#start, digest(token))) return undefined;
    this.#start = null;
    const value = randomBytes(32).toString('base64url');
    this.#sessions = [...this.#sessions, digest(value)].slice(-MOST_SESSIONS);
    return `${this.#cookieName}=${value}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** Whether a Cookie header holds one of our sessions. A header that names our cookie twice does not. */
  recognises(cookieHeader: string | undefined): boolean {
    if (cookieHeader === undefined) return false;
    const prefix = `${this.#cookieName}=`;
    const own = cookieHeader.split(';').flatMap((part) => {
      const text = part.trim();
      return text.startsWith(prefix) ? [text.slice(prefix.length)] : [];
    });
    const [value] = own;
    if (value === undefined || own.length !== 1) return false;
    const hash = digest(value);
    return this.#sessions.reduce((found, session) => timingSafeEqual(session, hash) || found, false);
  }
}

function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}
