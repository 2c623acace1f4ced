// The server calls out to nothing that is not public or listed, whatever the name, the redirect or the spelling; and waits for nobody.
import { existsSync, readFileSync } from 'node:fs';
import type { LookupAddress } from 'node:dns';
import { resolve as pathOf } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Outgoing, type OutgoingError, type Resolve } from '../../src/kernel/outgoing.ts';
import { isExcepted, isPublicAddress, noExceptions, parseExceptions } from '../../src/kernel/public-address.ts';
import { breaksOff, floods, hangs, redirects, says, stalls, startOddServer, type OddServer } from '../support/odd-server.ts';

const LIST = pathOf(import.meta.dirname, '../../../shared/data/url/ssrf_urls.txt');
const hasList = existsSync(LIST);
if (!hasList) process.stderr.write('skipped: ../shared/data/url/ssrf_urls.txt is not here\n');

const PUBLIC = '93.184.216.34';
const found = (...addresses: string[]): LookupAddress[] => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('an address', () => {
  test.each(['8.8.8.8', '93.184.216.34', '2606:4700::1111', '2a00:1450:4007::200e'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each<[string, string]>([
    ['loopback', '127.0.0.1'], ['loopback elsewhere', '127.9.9.9'], ['unspecified', '0.0.0.0'], ['this network', '0.1.2.3'], ['private', '10.1.2.3'], ['private', '172.16.0.1'],
    ['private', '192.168.1.1'], ['carrier-grade NAT', '100.64.0.1'], ['Alibaba\'s metadata', '100.100.100.200'], ['metadata', '169.254.169.254'], ['Azure\'s agent', '168.63.129.16'],
    ['multicast', '224.0.0.1'], ['broadcast', '255.255.255.255'], ['reserved', '240.0.0.1'], ['protocol assignments', '192.0.0.192'], ['documentation', '203.0.113.5'], ['benchmarks', '198.18.0.1'],
    ['loopback', '::1'], ['unspecified', '::'], ['mapped', '::ffff:8.8.8.8'], ['mapped loopback', '::ffff:127.0.0.1'], ['compatible', '::7f00:1'], ['NAT64', '64:ff9b::8.8.8.8'],
    ['local NAT64', '64:ff9b:1::a00:1'], ['6to4', '2002:7f00:1::'], ['Teredo', '2001:0:7f00:1::1'], ['ISATAP', '2a00:1450::200:5efe:7f00:1'], ['link-local', 'fe80::1'], ['with a zone', 'fe80::1%eth0'],
    ['unique local', 'fc00::1'], ['AWS\'s metadata', 'fd00:ec2::254'], ['site-local', 'fec0::1'], ['multicast', 'ff02::1'], ['documentation', '2001:db8::1'], ['never assigned', '4000::1'], ['no address', 'x'],
  ])('%s is not: %s', (_what, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('an exception', () => {
  test('is host:port or a range, and nothing else', () => {
    expect([...parseExceptions('127.0.0.1:9000, Checker.intranet:80, [::1]:9000')!.hosts]).toEqual(['127.0.0.1:9000', 'checker.intranet:80', '[::1]:9000']);
    const { ranges } = parseExceptions('10.1.0.0/16,fd00::/8')!;
    expect(['10.1.2.3', '10.2.0.1', 'fd12::1', 'fe80::1', '::ffff:10.1.2.3'].map((address) => isExcepted(address, { hosts: new Set(), ranges }))).toEqual([true, false, true, false, false]);
    for (const wrong of ['127.0.0.1', 'checker', '10.0.0.0/40', '0.0.0.0/0', '::/0', 'http://x:80', 'x:99999', 'user@x:80']) expect([wrong, parseExceptions(wrong)]).toEqual([wrong, null]);
  });
});

describe('a call', () => {
  let server: OddServer;
  let open: Outgoing[] = [];
  beforeEach(async () => {
    server = await startOddServer();
  });
  afterEach(async () => {
    for (const outgoing of open) outgoing.close();
    open = [];
    await server.stop();
  });

  /** A client whose names are all at `addresses`, or as a resolver of its own says. */
  const client = ({ allow = '', resolve = async () => found(PUBLIC) }: { allow?: string; resolve?: Resolve } = {}): Outgoing => {
    const outgoing = new Outgoing({ exceptions: parseExceptions(allow) ?? noExceptions, resolve });
    open.push(outgoing);
    return outgoing;
  };
  const get = (outgoing: Outgoing, url: string, deadlineMs = 2000) => outgoing.send({ url, method: 'GET', deadlineMs });
  const why = (answer: Promise<unknown>): Promise<string> => answer.then(() => 'answered', (error: OutgoingError) => error.why);

  (hasList ? test : test.skip)('every address that may never be contacted is refused, wherever its name leads inside', async () => {
    const urls = readFileSync(LIST, 'utf8').split('\n').filter((line) => line !== '');
    expect(urls.length).toBeGreaterThan(100);
    const asked: string[] = [];
    const port = server.host.split(':')[1]!;
    for (const inside of [['127.0.0.1'], ['::1'], ['169.254.169.254'], ['::ffff:127.0.0.1'], [PUBLIC, '10.0.0.1']]) {
      const outgoing = client({ resolve: async (name) => (asked.push(name), found(...inside)) });
      for (const url of urls) {
        expect([url, await why(get(outgoing, url))]).toEqual([url, expect.stringMatching(/^refused_(?:url|scheme|credentials|address|literal)$/)]);
        // The same on the port where somebody listens.
        if (URL.canParse(url)) await why(get(outgoing, Object.assign(new URL(url), { port }).href));
      }
    }
    expect(server.connections()).toBe(0);
    // A spelled-out address is never looked up as a name.
    expect(asked.filter((name) => /^[\d.x]+$/.test(name))).toEqual([]);
  });

  test.each(['http://0177.1:PORT/', 'http://2130706433:PORT/', 'http://0x7f000001:PORT/', 'http://127.1:PORT/', 'http://127.0.0.1.:PORT/', 'http://[::ffff:7f00:1]:PORT/', 'http://127。0。0。1:PORT/'])(
    '%s is this machine, and refused', async (url) => {
      expect(await why(get(client(), url.replace('PORT', server.host.split(':')[1]!)))).toBe('refused_address');
      expect(server.connections()).toBe(0);
    });

  test('the name is resolved once, and the connection goes to what was judged', async () => {
    let times = 0;
    const port = server.host.split(':')[1]!;
    const rebinding: Resolve = async () => found((times += 1) === 1 ? '127.0.0.1' : '10.0.0.1');
    const answer = await get(client({ allow: '127.0.0.0/8', resolve: rebinding }), `http://checker.example:${port}/x`);
    expect([answer.status, times, server.asked[0]?.headers.host]).toEqual([200, 1, `checker.example:${port}`]);
  });

  test('one bad address among a name\'s is enough to refuse it', async () => {
    expect(await why(get(client({ resolve: async () => found(PUBLIC, '10.0.0.1') }), 'https://mixed.example/'))).toBe('refused_address');
  });

  test('a listed host is reached, on its port alone', async () => {
    const other = await startOddServer();
    expect((await get(client({ allow: server.host }), server.url)).status).toBe(200);
    expect(await why(get(client({ allow: server.host }), other.url))).toBe('refused_address');
    expect(other.connections()).toBe(0);
    await other.stop();
  });

  test('a listed name may be inside; the same name on another port may not', async () => {
    const port = server.host.split(':')[1]!;
    const outgoing = client({ allow: `checker:${port}`, resolve: async () => found('127.0.0.1') });
    expect((await get(outgoing, `http://checker:${port}/`)).status).toBe(200);
    expect(await why(get(outgoing, 'http://checker:1/'))).toBe('refused_address');
  });

  test('a redirect to a private address is refused, even one that is listed', async () => {
    const inside = await startOddServer();
    for (const allow of [server.host, `${server.host},${inside.host}`, '127.0.0.0/8']) {
      for (const status of [301, 302, 303, 307, 308]) {
        server.behave(redirects(`${inside.url}/latest/meta-data/`, status));
        expect(await why(get(client({ allow }), server.url))).toBe('refused_address');
      }
    }
    server.behave(redirects('file:///etc/passwd'));
    expect(await why(get(client({ allow: server.host }), server.url))).toBe('refused_scheme');
    expect(inside.connections()).toBe(0);
    await inside.stop();
  });

  test('a redirect on the same origin is followed, three times at most', async () => {
    server.behave((response, { path }) => (path === '/3' ? says('there')(response, server.asked[0]!) : redirects(`/${Number(path.slice(1)) + 1}`)(response, server.asked[0]!)));
    expect((await get(client({ allow: server.host }), `${server.url}/0`)).text).toBe('there');
    server.behave(redirects('/again'));
    expect(await why(get(client({ allow: server.host }), server.url))).toBe('refused_redirect');
  });

  test('a body and headers go to no other origin, and a body is not dropped on the way', async () => {
    const secret = { method: 'POST' as const, headers: { 'Hiwar-Signature': 'v1=secret' }, body: 'api_key=secret', deadlineMs: 2000 };
    server.behave(redirects('https://elsewhere.example/'));
    expect(await why(client({ allow: server.host }).send({ ...secret, url: server.url }))).toBe('refused_redirect');
    server.behave(redirects('/next', 302));
    expect(await why(client({ allow: server.host }).send({ ...secret, url: server.url }))).toBe('refused_redirect');
    server.behave((response, asked) => (asked.path === '/' ? redirects('/next')(response, asked) : says(asked.body)(response, asked)));
    expect((await client({ allow: server.host }).send({ ...secret, url: server.url })).text).toBe('api_key=secret');
  });

  test.each<[string, Parameters<OddServer['behave']>[0], string]>([
    ['says nothing', hangs, 'late'], ['begins and stalls', stalls, 'late'], ['breaks off', breaksOff, 'unreachable'], ['says too much', floods, 'too_large'],
    ['has endless headers', (response) => void response.writeHead(200, { 'X-Long': 'x'.repeat(12_000) }).end(), 'unreachable'],
    ['speaks no HTTP', (response) => void response.socket?.end('220 mail ready\r\n'), 'unreachable'],
  ])('a service that %s ends the call', async (_what, behaviour, expected) => {
    server.behave(behaviour);
    expect(await why(get(client({ allow: server.host }), server.url, 300))).toBe(expected);
  });

  test('a service that is gone, a name that is none and a resolver that hangs end the call', async () => {
    const gone = await startOddServer();
    await gone.stop();
    expect(await why(get(client({ allow: gone.host }), gone.url))).toBe('unreachable');
    expect(await why(get(client({ resolve: async () => Promise.reject(new Error('ENOTFOUND')) }), 'https://none.example/'))).toBe('unresolved');
    expect(await why(get(client({ resolve: () => new Promise(() => {}) }), 'https://slow.example/', 50))).toBe('late');
  });

  test('a kept connection is used again, and one that was closed meanwhile is replaced', async () => {
    const outgoing = client({ allow: server.host });
    await get(outgoing, server.url);
    await get(outgoing, server.url);
    expect(server.connections()).toBe(1);
    server.behave((response, asked) => (server.connections() === 1 ? void response.socket?.resetAndDestroy() : says('again')(response, asked)));
    expect((await get(outgoing, server.url)).text).toBe('again');
  });

  test('no proxy of the environment is asked', async () => {
    const proxy = await startOddServer();
    const before = { ...process.env };
    Object.assign(process.env, { http_proxy: proxy.url, HTTP_PROXY: proxy.url, NODE_USE_ENV_PROXY: '1' });
    try {
      expect((await get(client({ allow: server.host }), server.url)).status).toBe(200);
    } finally {
      process.env = before;
      await proxy.stop();
    }
    expect(proxy.asked).toEqual([]);
  });
});
