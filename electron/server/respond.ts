import type { ServerResponse } from 'node:http';
import { contentSecurityPolicy } from '../platform/csp.ts';

/** What a refused caller reads: always these words, never anything about the request or the program. */
const words = {
  400: 'This request cannot be read.',
  401: 'This address has been used already. Go back to the open Touchline window, or start Touchline again.',
  403: 'This request did not come from a Touchline page.',
  404: 'There is nothing here.',
  405: 'This cannot be done here.',
  408: 'The request took too long.',
  413: 'This is too large.',
  415: 'This kind of content is not read here.',
  417: 'This expectation cannot be met.',
  421: 'This name does not belong to Touchline.',
  429: 'Too much at once. Try again in a moment.',
  431: 'This request cannot be read.',
  500: 'Touchline could not answer.',
  503: 'Touchline is not ready. Try again in a moment.',
} as const;

export type RefusalStatus = keyof typeof words;

/** Ends a request with one of the constant refusals. */
export class Refusal extends Error {
  readonly status: RefusalStatus;

  constructor(status: RefusalStatus) {
    super(words[status]);
    this.name = 'Refusal';
    this.status = status;
  }
}

/** On every response, whatever it is; a page's own policy replaces the one here. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy(),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=()',
  'Cache-Control': 'no-store',
};

export function applySecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
}

/** Sends a constant refusal. The connection ends with it, so that an unread body costs nothing. */
export function sendRefusal(response: ServerResponse, status: RefusalStatus): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (status === 405) response.setHeader('Allow', 'GET, POST');
  response.setHeader('Connection', 'close');
  send(response, status, 'text/plain; charset=utf-8', `${words[status]}\n`);
}

export function sendJson(response: ServerResponse, value: unknown): void {
  send(response, 200, 'application/json; charset=utf-8', JSON.stringify(value));
}

export function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

/** A whole response as bytes, for a socket whose request never became one. */
export function rawRefusal(status: RefusalStatus): string {
  const body = `${words[status]}\n`;
  const headers = { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' };
  return [
    `HTTP/1.1 ${status} Refused`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}
