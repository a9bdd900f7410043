import { fork } from 'node:child_process';
import { Agent, type IncomingMessage, request } from 'node:http';
import path from 'node:path';
import { bundles, projectRoot } from './places.ts';
import { newHome } from './store-process.ts';

/** The browser host as it is shipped, spoken to as the page does. */
export interface ServerUnderTest {
  call(op: string, input: unknown): Promise<{ readonly seq: number }>;
  /** Resolves once the event of commit `seq` has arrived on the stream. */
  changed(seq: number): Promise<void>;
  close(): Promise<void>;
}

export async function startServer(file: string): Promise<ServerUnderTest> {
  const child = fork(
    path.join(bundles, 'server', 'main.js'),
    [
      ...['--headless', '--port', '0', '--store', path.join(bundles, 'store', 'main.js')],
      ...['--pages', path.join(projectRoot, 'tests', 'fixtures', 'server', 'pages'), file],
    ],
    {
      env: { ...process.env, TOUCHLINE_HOME: newHome() },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await new Promise<URL>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)));
    child.once('message', (message: { readonly address?: string }) =>
      resolve(new URL(message.address ?? '')),
    );
  });
  const agent = new Agent({ keepAlive: true });
  const send = (method: string, at: string, headers: Record<string, string>, body?: string) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const { hostname, port } = address;
      const sent = request({ hostname, port, agent, method, path: at, headers }, resolve);
      sent.on('error', reject);
      sent.end(body);
    });
  const entered = await send('GET', `/${address.search}`, {});
  entered.resume();
  const own = {
    Cookie: entered.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
    Origin: address.origin,
    'Sec-Fetch-Site': 'same-origin',
  };
  const stream = await send('GET', '/api/events', own);
  const waiting = new Map<number, () => void>();
  let seen = 0;
  let rest = '';
  stream.setEncoding('utf8').on('data', (piece: string) => {
    const frames = (rest + piece).split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      if (!frame.startsWith('data: ')) continue;
      const event = JSON.parse(frame.slice(6)) as { readonly type: string; readonly seq?: number };
      if (event.type !== 'changed' || event.seq === undefined) continue;
      seen = event.seq;
      waiting.get(seen)?.();
      waiting.delete(seen);
    }
  });
  return {
    async call(op, input) {
      const body = JSON.stringify({ op, input });
      const length = String(Buffer.byteLength(body));
      const response = await send(
        'POST',
        '/api/call',
        { ...own, 'Content-Type': 'application/json', 'Content-Length': length },
        body,
      );
      let text = '';
      for await (const piece of response.setEncoding('utf8')) text += String(piece);
      const reply = JSON.parse(text) as { readonly ok?: boolean; readonly seq?: number };
      if (reply.ok !== true || reply.seq === undefined) throw new Error(`${op}: ${text}`);
      return { seq: reply.seq };
    },
    changed: (seq) => (seen >= seq ? Promise.resolve() : new Promise((resolve) => waiting.set(seq, resolve))),
    async close() {
      stream.destroy();
      agent.destroy();
      child.kill('SIGTERM');
      await ended;
    },
  };
}
