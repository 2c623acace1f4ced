// Where a request comes from: which header is believed, what is counted by it, and how little of it is kept.
import { afterEach, expect, test } from '@jest/globals';
import { startApp, type Posted, type TestApp } from '../support/app.ts';
import { dump } from '../support/dump.ts';
import type { Adapter, TestStore } from '../support/stores.ts';

const S = '/sites/demo/threads/article-1';

export function addressesApi(adapter: Adapter): void {
  let app: TestApp;
  let elsewhere: TestApp | undefined;
  let opened: TestStore;
  const start = async (env: Record<string, string>) => {
    opened = await adapter.open();
    app = await startApp(adapter, env, { opened });
  };
  afterEach(async () => {
    await app.dispose();
    await elsewhere?.dispose();
    elsewhere = undefined;
  });

  const postFrom = async (address: string, over: Parameters<TestApp['post']>[0] = {}): Promise<Posted> =>
    (await app.post(over).set('X-Forwarded-For', address)).body as Posted;
  const keptOf = async ({ comment }: Posted) => (await app.app.store.comments.find(comment.id))!.address!;

  test.each([
    ['0', '198.51.100.7', '127.0.0.0/24'],
    ['1', '203.0.113.5, 198.51.100.7', '198.51.100.0/24'],
    ['2', '203.0.113.5, 198.51.100.7', '203.0.113.0/24'],
    ['10.0.0.0/8', '198.51.100.7', '127.0.0.0/24'],
    ['127.0.0.0/8', '203.0.113.5, 198.51.100.7', '198.51.100.0/24'],
    ['127.0.0.0/8,198.51.100.0/24', '203.0.113.5, 198.51.100.7', '203.0.113.0/24'],
    ['1', '::ffff:198.51.100.7', '198.51.100.0/24'],
    ['1', 'nobody', 'unknown'],
  ])('TRUST_PROXY=%s and X-Forwarded-For %s make it %s', async (TRUST_PROXY, forwarded, prefix) => {
    await start({ TRUST_PROXY, LIMIT_READ: '10/60' });
    expect((await keptOf(await postFrom(forwarded))).prefix).toBe(prefix);
    // A ready page is answered before Express reads any header: it must believe the same ones.
    const left = async (as: string | null) => {
      const read = app.call('get', S);
      return Number(/r=(\d+)/.exec((await (as === null ? read : read.set('X-Forwarded-For', as))).get('RateLimit')!)?.[1]);
    };
    expect([await left(forwarded), await left(forwarded)]).toEqual([99, 98]);
    expect(await left(null)).toBe(prefix === '127.0.0.0/24' ? 97 : 99);
  });

  test('reads are counted by /24 of IPv4, mapped or not, and by /64 of IPv6, from ready bytes or not', async () => {
    await start({ TRUST_PROXY: '1', LIMIT_READ: '10/60' });
    await app.post();
    const paths = [S, `${S}/comments`, '/me'];
    const left = async (from: string, path: string) =>
      Number(/r=(\d+)/.exec((await app.call('get', path).set('X-Forwarded-For', from)).get('RateLimit')!)?.[1]);
    const networks = [
      ['198.51.100.7', '198.51.100.250', '::ffff:198.51.100.9', '::ffff:c633:6401'], ['198.51.101.7'],
      ['2001:db8:1:2::1', '2001:DB8:1:2:ffff:0:0:9'], ['2001:db8:1:3::1'],
    ];
    for (const hosts of networks) {
      let expected = 100;
      for (const path of [...paths, ...paths]) for (const host of hosts) expect([host, path, await left(host, path)]).toEqual([host, path, expected -= 1]);
    }
  });

  test('of an address a /24 or /48 and a keyed digest of its network are kept, and the rest of it nowhere', async () => {
    await start({ TRUST_PROXY: '1' });
    const from = ['198.51.100.7', '198.51.100.8', '2001:db8:aaaa:bbbb::77', '2001:db8:aaaa:bbbb:1::88', '2001:db8:aaaa:cccc::99'];
    const kept = [];
    for (const address of from) kept.push(await keptOf(await postFrom(address)));
    expect(kept.map(({ prefix }) => prefix)).toEqual(['198.51.100.0/24', '198.51.100.0/24', '2001:db8:aaaa::/48', '2001:db8:aaaa::/48', '2001:db8:aaaa::/48']);
    const [one, two, three, four, five] = kept.map(({ digest }) => digest);
    expect([one === two, three === four, four === five, one === three]).toEqual([true, true, false, false]);
    expect(one).toMatch(/^[\w-]{43}$/);

    const { guestToken } = await postFrom(from[0]!, { key: 'other' });
    const as = (test: ReturnType<TestApp['call']>) => test.set('X-Forwarded-For', from[0]!).set('User-Agent', 'Reader/1');
    const body = { text: 'مرة واحدة', author: { name: 'نور' }, page: { url: 'https://paper.example/a', title: '' } };
    expect((await as(app.call('post', `${S}/comments`, { key: 'once' })).send(body)).status).toBe(201);
    expect((await as(app.call('post', '/sites/demo/guests')).send({ name: 'نور' })).status).toBe(201);
    expect((await as(app.call('get', '/me', { token: guestToken! }))).status).toBe(200);
    expect((await as(app.call('post', '/session')).send({ email: 'nobody@example.org', password: 'ليست هي كلمة السر' })).status).toBe(401);
    await as(app.call('post', '/session')).send({ email: 'admin@example.org', password: 'كلمة سر طويلة جدا' });
    const everything = await dump(adapter.name, opened);
    expect(everything).toContain('198.51.100.0/24');
    for (const whole of ['198.51.100.7', '198.51.100.8', 'bbbb', 'cccc:', 'c633:6407']) expect(everything).not.toContain(whole);

    elsewhere = await startApp(adapter, { TRUST_PROXY: '1', HIWAR_SECRET: 'y'.repeat(32) });
    const { comment } = (await elsewhere.post().set('X-Forwarded-For', from[0]!)).body as Posted;
    expect((await elsewhere.app.store.comments.find(comment.id))!.address!.digest).not.toBe(one);
  });

  test('a network floods for all who are in it and for nobody else', async () => {
    await start({ TRUST_PROXY: '1', LIMIT_FLOOD_NETWORK: '4/60' });
    const from = (address: string) => app.post().set('X-Forwarded-For', address);
    for (const address of ['198.51.100.1', '198.51.100.2', '::ffff:198.51.100.3', '198.51.100.4']) expect((await from(address)).status).toBe(201);
    expect((await from('::ffff:198.51.100.200')).body).toMatchObject({ status: 429, code: 'flood' });
    expect((await from('198.51.101.1')).status).toBe(201);
    app.pass(61);
    expect((await from('198.51.100.200')).status).toBe(201);
  });
}
