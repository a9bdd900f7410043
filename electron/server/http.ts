import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { z } from 'zod';
import type { Log } from '../platform/log.ts';
import { EventStreams } from './event-streams.ts';
import { Files } from './files.ts';
import { defaultLimits, type Limits, refuseRequest } from './guards.ts';
import { readJson } from './read-body.ts';
import { applySecurityHeaders, Refusal, rawRefusal, sendJson, sendRefusal } from './respond.ts';
import { Sessions } from './sessions.ts';
import { StaticFiles } from './static-files.ts';
import type { StoreLink } from './store-link.ts';

export interface HttpHostOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly link: StoreLink;
  /** The folder of the built page. */
  readonly pages: string;
  readonly version: string;
  readonly scratch: string;
  readonly documents: string;
  readonly log: Log;
  readonly limits?: Partial<Limits>;
  /** Told how many pages are connected, each time that changes. */
  readonly onPages?: (count: number) => void;
}

export interface HttpHost {
  readonly port: number;
  /** An address that opens the product once. An earlier one that was not used is void from now on. */
  issueAddress(): string;
  close(): Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>;

/** `input` is checked by the store against the operation's own schema. */
const callSchema = z.strictObject({
  op: z.string().max(200),
  input: z.unknown(),
  session: z.string().max(200).exactOptional(),
});
const listSchema = z.strictObject({ token: z.string().max(200).nullable() });
const newFileSchema = z.strictObject({ folder: z.string().max(200), name: z.string().min(1).max(300) });
const newDownloadSchema = z.strictObject({ name: z.string().min(1).max(300) });

/** Starts the loopback host. Rejects where the port is taken. */
export async function startHttpHost(options: HttpHostOptions): Promise<HttpHost> {
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const { link, log } = options;
  const pages = new StaticFiles(options.pages, options.version);
  const files = new Files({ link, scratch: options.scratch, documents: options.documents, limits });
  const streams = new EventStreams(link, limits.eventStreams, options.onPages ?? (() => undefined));
  let sessions: Sessions | undefined;
  let port = 0;
  let callsNow = 0;

  async function json<T extends z.ZodType>(request: IncomingMessage, schema: T): Promise<z.output<T>> {
    const parsed = schema.safeParse(await readJson(request, limits.callBytes, limits.bodyIdleMs));
    if (!parsed.success) throw new Refusal(400);
    return parsed.data;
  }

  /** Everything that can be asked for, besides the page's own files and screens. */
  const routes: Readonly<Record<string, Handler>> = {
    'GET /api/ping': (_, response) => sendJson(response, { product: 'touchline', version: options.version }),
    'GET /api/events': (_, response) => streams.connect(response),
    'GET /api/download': (_, response, url) => files.download(url.searchParams.get('token') ?? '', response),
    'POST /api/call': async (request, response) => {
      if (callsNow >= limits.callsAtOnce) throw new Refusal(429);
      callsNow++;
      // Also when the page goes away first: a call nobody waits for must not take a place.
      response.once('close', () => callsNow--);
      const reply = await link.request(await json(request, callSchema));
      if (!response.destroyed) sendJson(response, reply);
    },
    'POST /api/upload': async (request, response, url) => {
      sendJson(response, await files.upload(request, url.searchParams.get('name') ?? ''));
    },
    'POST /api/host/list-folder': async (request, response) => {
      sendJson(response, await files.listFolder((await json(request, listSchema)).token));
    },
    'POST /api/host/new-file-in': async (request, response) => {
      const { folder, name } = await json(request, newFileSchema);
      sendJson(response, await files.newFileIn(folder, name));
    },
    'POST /api/host/new-download': async (request, response) => {
      sendJson(response, await files.newDownload((await json(request, newDownloadSchema)).name));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    applySecurityHeaders(response);
    const refused = refuseRequest(request, port);
    if (refused !== undefined) throw new Refusal(refused);
    const [rawPath = '/'] = (request.url ?? '/').split('?', 1);
    const url = readUrl(request.url ?? '/');
    const startToken = url.searchParams.get('token');
    if (request.method === 'GET' && rawPath === '/' && startToken !== null) {
      const cookie = sessions?.exchange(startToken);
      if (cookie === undefined) throw new Refusal(401);
      // The address bar and the history keep an address that opens nothing.
      response.writeHead(303, { 'Set-Cookie': cookie, Location: '/', 'Content-Length': 0 });
      response.end();
      return;
    }
    if (sessions?.recognises(request.headers.cookie) !== true) throw new Refusal(401);
    const handler = Object.hasOwn(routes, `${request.method} ${rawPath}`)
      ? routes[`${request.method} ${rawPath}`]
      : undefined;
    if (handler !== undefined) return handler(request, response, url);
    const otherMethod = request.method === 'GET' ? 'POST' : 'GET';
    if (Object.hasOwn(routes, `${otherMethod} ${rawPath}`)) throw new Refusal(405);
    if (request.method !== 'GET' || !pages.serve(rawPath, response)) throw new Refusal(404);
  }

  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: Math.min(1_000, limits.headersMs),
    // A missing Host is refused by `refuseRequest`, with the same headers as every other refusal.
    requireHostHeader: false,
  });
  server.maxConnections = limits.connections;
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!(error instanceof Refusal)) log.error('server.answer', error);
      sendRefusal(response, error instanceof Refusal ? error.status : 500);
    });
  });
  server.on('checkExpectation', (_, response) => {
    applySecurityHeaders(response);
    sendRefusal(response, 417);
  });
  const cutOff = (_: IncomingMessage, socket: Duplex) => socket.end(rawRefusal(405));
  server.on('connect', cutOff);
  server.on('upgrade', cutOff);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return void socket.destroy();
    const status =
      error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
    socket.end(rawRefusal(status));
  });

  port = await listen(server, options.port);
  const own = new Sessions(port);
  sessions = own;
  return {
    port,
    issueAddress: () => `http://127.0.0.1:${port}/?token=${own.issueStartToken()}`,
    async close() {
      streams.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 1_000).unref();
      await closed;
      await files.close();
    },
  };
}

function readUrl(text: string): URL {
  const url = URL.parse(text, 'http://127.0.0.1');
  if (url === null) throw new Refusal(400);
  return url;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
