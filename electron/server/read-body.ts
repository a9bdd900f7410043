import type { IncomingMessage } from 'node:http';
import { Refusal } from './respond.ts';

const DEEPEST_JSON = 64;

/**
 * Calls `take` with each piece of the body in order. Throws a `Refusal` where it passes `maxBytes`, where nothing
 * comes for `idleMs`, or where the caller goes away.
 */
export async function readPieces(
  request: IncomingMessage,
  maxBytes: number,
  idleMs: number,
  take: (piece: Buffer) => void | Promise<void>,
): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new Refusal(413);
  const pieces = request.iterator({ destroyOnReturn: false });
  for (let bytes = 0; ; ) {
    const next = await nextWithin(pieces, idleMs);
    if (next.done === true) return;
    const piece: unknown = next.value;
    if (!Buffer.isBuffer(piece)) throw new Refusal(400);
    bytes += piece.length;
    if (bytes > maxBytes) throw new Refusal(413);
    await take(piece);
  }
}

/** The next piece; a body that stalls is 408, a caller that went away 400. The socket stays for the answer. */
async function nextWithin(pieces: AsyncIterator<unknown>, idleMs: number): Promise<IteratorResult<unknown>> {
  let timer: NodeJS.Timeout | undefined;
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal(408)), idleMs);
  });
  const next = pieces.next().catch(() => Promise.reject(new Refusal(400)));
  try {
    return await Promise.race([next, stalled]);
  } finally {
    clearTimeout(timer);
    // After a stall the pending read ends with the connection; nobody waits for it any more.
    next.catch(() => undefined);
  }
}

/** The body as JSON. Bytes that are not UTF-8 or not JSON are a `Refusal` 400. */
export async function readJson(request: IncomingMessage, maxBytes: number, idleMs: number): Promise<unknown> {
  if (!/^application\/json(?:\s*;\s*charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) {
    throw new Refusal(415);
  }
  const pieces: Buffer[] = [];
  await readPieces(request, maxBytes, idleMs, (piece) => {
    pieces.push(piece);
  });
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
    if (nestedDeeperThan(text, DEEPEST_JSON)) throw new Refusal(400);
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw new Refusal(400);
  }
}

/** Deep nesting exhausts the stack of whatever walks the value later, so it is refused while it is still text. */
function nestedDeeperThan(json: string, deepest: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (inString) {
      if (sign === '\\') at++;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === '[' || sign === '{') {
      depth++;
      if (depth > deepest) return true;
    } else if (sign === ']' || sign === '}') depth--;
  }
  return false;
}
