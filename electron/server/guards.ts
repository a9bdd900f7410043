import type { IncomingMessage } from 'node:http';
import type { RefusalStatus } from './respond.ts';

/** What can be set for tests; the product always uses `defaultLimits`. */
export interface Limits {
  readonly callBytes: number;
  readonly uploadBytes: number;
  readonly headerBytes: number;
  readonly headersMs: number;
  /** The whole of a request, body included. */
  readonly requestMs: number;
  /** Between two pieces of a body. */
  readonly bodyIdleMs: number;
  readonly connections: number;
  readonly eventStreams: number;
  readonly callsAtOnce: number;
}

const MB = 1024 * 1024;

export const defaultLimits: Limits = {
  callBytes: 16 * MB,
  uploadBytes: 512 * MB,
  headerBytes: 16 * 1024,
  headersMs: 10_000,
  requestMs: 120_000,
  bodyIdleMs: 10_000,
  connections: 512,
  eventStreams: 32,
  callsAtOnce: 256,
};

/** An upload's address carries its file name: 255 characters of nine bytes each. */
const LONGEST_URL = 4096;

/**
 * Why a request is refused before anything looks at what it wants, or undefined. Guards against pages of other
 * sites (Origin, Sec-Fetch-Site), names that were re-pointed at this machine (Host) and proxies' request lines.
 */
export function refuseRequest(request: IncomingMessage, port: number): RefusalStatus | undefined {
  const { method, url = '' } = request;
  if (method !== 'GET' && method !== 'POST') return 405;
  if (!url.startsWith('/') || url.startsWith('//') || url.length > LONGEST_URL) return 400;
  const host = single(request, 'host');
  if (host === undefined || !ownHosts(port).includes(host)) return 421;
  const site = single(request, 'sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 403;
  const origin = single(request, 'origin');
  if (origin === undefined ? method === 'POST' : origin !== `http://${host}`) return 403;
  return undefined;
}

/** The header's value; undefined where it is missing; '' where it is there more than once. */
function single(request: IncomingMessage, name: string): string | undefined {
  const values = request.headersDistinct[name];
  if (values === undefined) return undefined;
  return values.length === 1 ? (values[0] ?? '') : '';
}

function ownHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}
