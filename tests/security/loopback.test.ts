import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  ask,
  call,
  enter,
  ownHeaders,
  type ServerProcess,
  speak,
  startServer,
} from './server-process.ts';

let server: ServerProcess;
let cookie: string;
let port: number;

beforeAll(async () => {
  server = await startServer();
  port = server.port;
  cookie = await enter(port, server.address);
});
afterAll(() => server.stop());

const json = { 'Content-Type': 'application/json' };
const echo = JSON.stringify({ op: 'test.echo', input: { a: 1 } });

function post(headers: Record<string, string>, body: string | Buffer = echo, path = '/api/call') {
  return ask(port, { method: 'POST', path, headers: { ...json, ...headers }, body });
}

function expectGuarded({ headers, body }: Answer): void {
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  expect(headers.server).toBeUndefined();
  expect(headers['x-powered-by']).toBeUndefined();
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(body).not.toMatch(/\bat \S+:\d+|node:|\.ts\b|Error:/);
}

test('a page of ours is served and answered', async () => {
  const page = await ask(port, { headers: { Cookie: cookie } });
  expect(page.status).toBe(200);
  expectGuarded(page);
  const nonce = /meta property="csp-nonce" nonce="([^"]+)"/.exec(page.body)?.[1];
  expect(nonce).toBeDefined();
  expect(page.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
  expect(page.headers['cache-control']).toBe('no-store');
  const again = await ask(port, { headers: { Cookie: cookie } });
  expect(again.body).not.toContain(nonce);

  const script = await ask(port, { path: '/assets/page-1a2b3c.js', headers: { Cookie: cookie } });
  expect(script.status).toBe(200);
  expect(script.headers['content-type']).toContain('text/javascript');

  const answer = await post(ownHeaders(port, cookie));
  expect(answer.status).toBe(200);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { input: { a: 1 } }, seq: 1 });
});

describe('who is asking', () => {
  test.each([
    ['a foreign name', 'touchline.example'],
    ['a re-pointed name with our port', 'attacker.example:PORT'],
    ['another port', '127.0.0.1:1'],
    ['no port', '127.0.0.1'],
    ['another loopback address', '127.0.0.2:PORT'],
    ['all addresses', '0.0.0.0:PORT'],
    ['the IPv6 loopback', '[::1]:PORT'],
    ['a name that begins like ours', 'localhost:PORT.attacker.example'],
    ['a user part', 'x@127.0.0.1:PORT'],
  ])('Host: %s is refused', async (_, host) => {
    const answer = await ask(port, { headers: { Host: host.replace('PORT', String(port)), Cookie: cookie } });
    expect(answer.status).toBe(421);
    expectGuarded(answer);
  });

  test('localhost is ours too, with its own origin', async () => {
    const host = { Host: `localhost:${port}`, Cookie: cookie };
    expect((await post({ ...host, Origin: `http://localhost:${port}` })).status).toBe(200);
    expect((await post({ ...host, Origin: `http://127.0.0.1:${port}` })).status).toBe(403);
  });

  test('a missing Host, two Hosts, an absolute request line and other lines are refused', async () => {
    const host = `Host: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\nConnection: close\r\n`;
    const lines: readonly (readonly [string, RegExp])[] = [
      [`GET / HTTP/1.1\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`, /^HTTP\/1.1 421/],
      [`GET / HTTP/1.1\r\n${host.replace(/^Host: \S+/, 'Host:')}\r\n`, /^HTTP\/1.1 421/],
      [`GET / HTTP/1.0\r\nCookie: ${cookie}\r\n\r\n`, /^HTTP\/1.1 421/],
      [`GET / HTTP/1.1\r\n${host}Host: evil.example\r\n\r\n`, /^HTTP\/1.1 4(00|21)/],
      [`GET http://evil.example/ HTTP/1.1\r\n${host}\r\n`, /^HTTP\/1.1 400/],
      [`GET http://127.0.0.1:${port}/ HTTP/1.1\r\n${host}\r\n`, /^HTTP\/1.1 400/],
      [`GET //evil.example/ HTTP/1.1\r\n${host}\r\n`, /^HTTP\/1.1 400/],
      [`OPTIONS * HTTP/1.1\r\n${host}\r\n`, /^HTTP\/1.1 405/],
      [`CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n`, /^HTTP\/1.1 405/],
      [
        `GET /api/events HTTP/1.1\r\n${host.replace('close', 'Upgrade')}Upgrade: websocket\r\n\r\n`,
        /^HTTP\/1.1 405/,
      ],
      [`GET / HTTP/1.1\r\n${host}Expect: a-pony\r\n\r\n`, /^HTTP\/1.1 417/],
      ['utter nonsense\r\n\r\n', /^HTTP\/1.1 400/],
      [`GET / HTTP/1.1\r\n${host}Bad Header\r\n\r\n`, /^HTTP\/1.1 400/],
    ];
    for (const [line, status] of lines) {
      const heard = await speak(port, line);
      expect(heard, line).toMatch(status);
      expect(heard.toLowerCase(), line).toContain("content-security-policy: default-src 'none'");
      expect(heard, line).not.toContain('<script');
    }
  });

  test.each([
    ['none', undefined],
    ['null', 'null'],
    ['a foreign one', 'https://evil.example'],
    ['another port', 'http://127.0.0.1:1'],
    ['https', 'https://127.0.0.1:PORT'],
    ['a longer name', 'http://127.0.0.1:PORT.evil.example'],
    ['the file scheme', 'file://'],
  ])('a POST whose Origin is %s is refused', async (_, origin) => {
    const answer = await post({
      Cookie: cookie,
      ...(origin === undefined ? {} : { Origin: origin.replace('PORT', String(port)) }),
    });
    expect(answer.status).toBe(403);
    expectGuarded(answer);
  });

  test('the event stream is refused to a foreign Origin and to other sites', async () => {
    for (const headers of [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'unheard-of' },
    ] as Record<string, string>[]) {
      const answer = await ask(port, { path: '/api/events', headers: { Cookie: cookie, ...headers } });
      expect(answer.status).toBe(403);
      expectGuarded(answer);
    }
  });

  test('forms of other sites are refused', async () => {
    const forms: readonly (readonly [string, string])[] = [
      ['application/x-www-form-urlencoded', 'op=test.echo'],
      ['multipart/form-data; boundary=x', '--x--'],
      ['text/plain', echo],
    ];
    for (const [type, body] of forms) {
      const foreign = await post(
        { Cookie: cookie, Origin: 'https://evil.example', 'Content-Type': type },
        body,
      );
      expect(foreign.status).toBe(403);
      const own = await post({ ...ownHeaders(port, cookie), 'Content-Type': type }, body);
      expect(own.status).toBe(415);
      const upload = await post(
        { ...ownHeaders(port, cookie), 'Content-Type': type },
        body,
        '/api/upload?name=a',
      );
      expect(upload.status).toBe(415);
    }
  });
});

describe('the start token', () => {
  test('without a session nothing but a refusal is served', async () => {
    for (const path of [
      '/',
      '/voices',
      '/assets/page-1a2b3c.js',
      '/api/ping',
      '/api/events',
      '/api/download?token=a',
    ]) {
      const answer = await ask(port, { path });
      expect(answer.status, path).toBe(401);
      expectGuarded(answer);
    }
    expect((await post({ Origin: `http://127.0.0.1:${port}` })).status).toBe(401);
  });

  test('is good once, and leads to an address without it', async () => {
    const address = new URL(await server.issue());
    const first = await ask(port, { path: `/${address.search}` });
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expectGuarded(first);
    expect(String(first.headers['set-cookie'])).toMatch(
      new RegExp(`^touchline-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    expect(String(first.headers['set-cookie'])).not.toContain(address.searchParams.get('token'));
    const second = await ask(port, { path: `/${address.search}` });
    expect(second.status).toBe(401);
    expect(second.headers['set-cookie']).toBeUndefined();
  });

  test('a newer one makes an older unused one void', async () => {
    const older = new URL(await server.issue());
    const newer = new URL(await server.issue());
    expect((await ask(port, { path: `/${older.search}` })).status).toBe(401);
    expect((await ask(port, { path: `/${newer.search}` })).status).toBe(303);
  });

  test('a request another site caused does not use it up', async () => {
    const { search } = new URL(await server.issue());
    expect(
      (await ask(port, { path: `/${search}`, headers: { 'Sec-Fetch-Site': 'cross-site' } })).status,
    ).toBe(403);
    expect((await ask(port, { path: `/${search}`, headers: { Host: 'evil.example' } })).status).toBe(421);
    expect((await ask(port, { path: `/${search}` })).status).toBe(303);
  });

  test('wrong ones are refused, and wrong cookies too', async () => {
    const { searchParams } = new URL(await server.issue());
    const right = searchParams.get('token') ?? '';
    for (const wrong of [
      '',
      'x',
      right.slice(1),
      `${right}A`,
      right.toUpperCase(),
      '%00',
      'a'.repeat(1500),
    ]) {
      expect((await ask(port, { path: `/?token=${wrong}` })).status).toBe(401);
    }
    const value = cookie.split('=')[1] ?? '';
    for (const wrong of [
      `touchline-${port}=`,
      `touchline-${port}=${value.slice(1)}`,
      `touchline-${port}=${value}x`,
      `touchline-1=${value}`,
      `xtouchline-${port}=${value}`,
      `touchline-${port}=${value}; touchline-${port}=${value}`,
      `touchline-${port}=${right}`,
    ]) {
      expect((await ask(port, { headers: { Cookie: wrong } })).status, wrong).toBe(401);
    }
  });

  test('the token opens nothing but the first page', async () => {
    const { search } = new URL(await server.issue());
    for (const path of ['/api/ping', '/api/events', '/assets/page-1a2b3c.js', '/voices']) {
      expect((await ask(port, { path: path + search })).status).toBe(401);
    }
    expect((await ask(port, { path: `/${search}` })).status).toBe(303);
  });
});

describe('what can be reached', () => {
  const up = [
    '../',
    '..%2f',
    '..%5c',
    '%2e%2e/',
    '%2e%2e%2f',
    '%252e%252e%252f',
    '..\\',
    '..;/',
    '....//',
    '..%c0%af',
    '..%00/',
  ];
  const targets = ['package.json', 'etc/passwd', 'fake-store.ts', 'windows/win.ini'];
  const starts = ['/', '/assets/', '/assets/../', '/voices/', '/api/', '/static/'];
  const addresses = starts.flatMap((start) =>
    up.flatMap((step) =>
      [1, 4, 12].flatMap((times) => targets.map((file) => start + step.repeat(times) + file)),
    ),
  );

  test(`${addresses.length} spellings of a path reach no other file`, async () => {
    for (const path of addresses) {
      const heard = await speak(
        port,
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
      );
      expect(heard, path).toMatch(/^HTTP\/1.1 (400|404)/);
    }
  });

  test.each([
    '/index.html.map',
    '/.env',
    '/assets',
    '/assets/',
    '/assets/x.js',
    '/assets/page-1a2b3c.js%00',
    '/API/ping',
    '/api',
    '/api/',
    '/api/unknown',
    '/api/call/x',
    '/__proto__',
    '/file:/etc/passwd',
    '/a.b',
  ])('%s is not there', async (path) => {
    const answer = await ask(port, { path, headers: { Cookie: cookie } });
    expect([400, 404]).toContain(answer.status);
    expectGuarded(answer);
  });

  test('screens are one page, whatever their address', async () => {
    for (const path of ['/voices', '/voices/source/12', '/journeys/3?step=4']) {
      const answer = await ask(port, { path, headers: { Cookie: cookie } });
      expect(answer.status, path).toBe(200);
      expect(answer.headers['content-type']).toContain('text/html');
    }
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE'])(
    '%s is refused',
    async (method) => {
      const answer = await ask(port, { method, path: '/api/call', headers: ownHeaders(port, cookie) });
      expect(answer.status).toBe(405);
      expectGuarded(answer);
    },
  );

  test('an operation is not reached by GET, nor a page by POST', async () => {
    const get = await ask(port, { path: '/api/call?op=test.echo', headers: { Cookie: cookie } });
    expect(get.status).toBe(405);
    expect((await post(ownHeaders(port, cookie), echo, '/')).status).toBe(404);
    expect((await post(ownHeaders(port, cookie), echo, '/api/events')).status).toBe(405);
  });
});

describe('what is sent', () => {
  test('bodies that are not one call are refused', async () => {
    const bad: readonly (string | Buffer)[] = [
      '',
      '{',
      'null',
      '[]',
      '"x"',
      '{}',
      '{"op":1,"input":{}}',
      '{"op":"test.echo","input":{},"extra":1}',
      `{"op":"${'x'.repeat(300)}","input":{}}`,
      Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
      `{"op":"test.echo","input":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      `{"op":"test.echo","input":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
    ];
    for (const body of bad) {
      const answer = await post(ownHeaders(port, cookie), body);
      expect(answer.status, String(body).slice(0, 60)).toBe(400);
      expectGuarded(answer);
    }
  });

  test.each([
    '',
    'text/json',
    'application/json; charset=latin1',
    'application/jsonx',
    'application/ld+json',
  ])('a call of type "%s" is refused', async (type) => {
    expect((await post({ ...ownHeaders(port, cookie), 'Content-Type': type })).status).toBe(415);
  });

  test('an unknown operation and dangerous keys are data', async () => {
    for (const op of ['nothing.like.this', '__proto__', 'constructor', 'toString', '']) {
      const reply = await call(port, cookie, op, {});
      expect(reply).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
    }
    const answer = await post(
      ownHeaders(port, cookie),
      '{"op":"test.echo","input":{"__proto__":{"polluted":true},"text":"a\\u0000b \\ud83d <script>"}}',
    );
    expect(JSON.parse(answer.body).value.input.text).toBe('a\u0000b \ud83d <script>');
    expect(answer.headers['content-type']).toContain('application/json');
    expect(await call(port, cookie, 'test.echo', {})).toEqual({ ok: true, value: { input: {} }, seq: 1 });
  });

  test('a body over 16 MB is refused before it is read, declared or not', async () => {
    const head = `POST /api/call HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\n`;
    expect(await speak(port, `${head}Content-Length: 16777217\r\n\r\n`)).toMatch(/^HTTP\/1.1 413/);
    const piece = `100000\r\n${'a'.repeat(0x100000)}\r\n`;
    expect(await speak(port, `${head}Transfer-Encoding: chunked\r\n\r\n${piece.repeat(17)}`)).toMatch(
      /^HTTP\/1.1 413/,
    );
    expect(
      await speak(port, `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
    ).toMatch(/^HTTP\/1.1 400/);
    const large = 'é'.repeat(5_000_000);
    const reply = await call(port, cookie, 'test.echo', { large });
    expect(reply).toEqual({ ok: true, value: { input: { large } }, seq: 1 });
  });

  test('headers over 16 KB are refused', async () => {
    const answer = await speak(
      port,
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 431/);
    expect(answer.toLowerCase()).toContain('content-security-policy');
    const longUrl = await ask(port, { path: `/${'a'.repeat(5000)}`, headers: { Cookie: cookie } });
    expect(longUrl.status).toBe(400);
  });

  test('neither the token nor the cookie is printed or logged anywhere but in the start line', () => {
    const printed = server.output();
    expect(printed).not.toContain(cookie.split('=')[1] ?? 'none');
    expect(printed.split('\n').every((line) => line === '' || line.startsWith('Touchline is at '))).toBe(
      true,
    );
  });

  test('it listens on the loopback address only', async () => {
    const { networkInterfaces } = await import('node:os');
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter((entry) => entry.family === 'IPv4' && !entry.internal);
    const { connect } = await import('node:net');
    for (const address of ['127.0.0.2', ...others.map((entry) => entry.address)]) {
      const reached = await new Promise<boolean>((resolve) => {
        const socket = connect({ host: address, port, timeout: 1000 }, () => resolve(true));
        socket.on('error', () => resolve(false));
        socket.on('timeout', () => resolve(false));
      });
      expect(reached, address).toBe(false);
    }
  });
});
