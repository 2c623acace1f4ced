// First pages are answered from ready bytes: like uncached ones in every header, and never with what was just hidden.
import { setImmediate } from 'node:timers/promises';
import { describe, expect, jest, test } from '@jest/globals';
import type { Response } from 'supertest';
import type { Posted, TestApp } from '../support/app.ts';

export function cacheApi(get: () => TestApp): void {
  const S = (key: string) => `/sites/demo/threads/${key}`;
  const list = (key: string) => get().call('get', `${S(key)}/comments`);
  const html = (answer: Response): string => JSON.stringify(answer.body.items);
  const post = async (key: string, text: string) => ((await get().post({ key, text })).body as Posted).comment.id;
  /** Twice, so that the second is answered from what the first left. */
  const twice = async (key: string) => [await list(key), await list(key)] as const;
  const scraped = async () => Number(/hiwar_http_requests_total\{method="GET",route="\/api\/v1\/sites\/\{site\}\/threads\/\{key\}\/comments",status="200"\} (\d+)/
    .exec((await get().call('get', '//metrics')).text)?.[1] ?? 0);

  test('a ready page has the headers of any other answer, is counted and limited like it', async () => {
    await post('ready', 'مرحبا بالقراء');
    const before = await scraped();
    const [slow, fast] = await twice('ready');
    const still = ({ headers }: Response) => Object.fromEntries(Object.entries(headers as Record<string, string>)
      .filter(([name]) => !['date', 'x-request-id', 'ratelimit'].includes(name)));
    expect(still(fast)).toEqual(still(slow));
    expect(fast.body).toEqual(slow.body);
    expect(fast.get('X-Request-Id')).not.toBe(slow.get('X-Request-Id'));
    const left = (answer: Response) => Number(/r=(\d+)/.exec(answer.get('RateLimit')!)?.[1]);
    expect(left(fast)).toBe(left(slow) - 1);
    await setImmediate();
    expect(await scraped()).toBe(before + 2);
  });

  test('it names a listed origin, no other one, and answers 304 and HEAD', async () => {
    const [{ headers }] = await twice('ready');
    const named = await list('ready').set('Origin', 'https://paper.example');
    expect(named.get('Access-Control-Allow-Origin')).toBe('https://paper.example');
    expect(named.get('Access-Control-Expose-Headers')).toContain('ETag');
    expect((await list('ready').set('Origin', 'https://evil.example')).get('Access-Control-Allow-Origin')).toBeUndefined();
    const same = await list('ready').set('If-None-Match', String(headers['etag']));
    expect([same.status, same.text, same.get('Content-Type'), same.get('ETag')]).toEqual([304, '', undefined, headers['etag']]);
  });

  test('it is compressed for who takes brotli, and the bytes are the same', async () => {
    await post('br', 'كلام طويل '.repeat(100));
    const plain = await list('br');
    const read = () => list('br').set('Accept-Encoding', 'br');
    let packed = await read();
    while (packed.get('Content-Encoding') === undefined) packed = await read();
    expect([packed.get('Content-Encoding'), packed.get('ETag'), packed.get('Vary')]).toEqual(['br', plain.get('ETag'), plain.get('Vary')]);
    expect(plain.get('Vary')).toContain('Accept-Encoding');
    expect(packed.text).toBe(plain.text);
  });

  test('a wrong token is refused though the page is ready, and an unusual or unknown query is judged as ever', async () => {
    await twice('ready');
    expect((await get().call('get', `${S('ready')}/comments`, { token: 'g_wrong' })).status).toBe(401);
    expect((await get().call('get', `${S('ready')}/comments?limit=20&limit=20`)).status).toBe(422);
    expect((await get().call('get', `${S('ready')}/comments?x=1`)).status).toBe(422);
    expect((await get().call('get', `/sites/nowhere/threads/ready/comments`)).status).toBe(404);
  });

  test('what was rejected is gone from the next answer on, what was approved is there, and an edit shows', async () => {
    const id = await post('decide', 'كلام سيحذف');
    const cookie = await get().signIn();
    expect(html((await twice('decide'))[1])).toContain('سيحذف');
    expect((await get().decide(cookie, id, 'reject')).result).toBe('done');
    expect(html(await list('decide'))).not.toContain('سيحذف');
    expect((await get().call('get', S('decide'))).body.counts.visible).toBe(0);
    expect((await get().decide(cookie, id, 'approve', { from: 'rejected' })).result).toBe('done');
    expect(html(await list('decide'))).toContain('سيحذف');
    expect((await get().call('get', S('decide'))).body.counts.visible).toBe(1);
  });

  test('a page begun before a decision is not kept after it', async () => {
    const id = await post('race', 'كلام في سباق');
    const cookie = await get().signIn();
    // The page waits in the middle of its building, having read what is about to be hidden.
    const { reader } = get().app.services;
    const page = reader.page.bind(reader);
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let began = (): void => {};
    const reading = new Promise<void>((resolve) => {
      began = resolve;
    });
    const slow = jest.spyOn(reader, 'page').mockImplementationOnce(async (...given) => {
      const read = await page(...given);
      began();
      await held;
      return read;
    });
    const early = list('race').then((answer) => answer);
    await reading;
    expect((await get().decide(cookie, id, 'reject')).result).toBe('done');
    const during = await list('race');
    release();
    await early;
    slow.mockRestore();
    expect(html(during)).not.toContain('سباق');
    for (const answer of await twice('race')) expect(html(answer)).not.toContain('سباق');
  });

  test('decisions and reads at once: no read that began after its decision shows the comment', async () => {
    const cookie = await get().signIn();
    const ids = await Promise.all(Array.from({ length: 10 }, (_, at) => post('storm', `عاصفة ${at} من الكلام`)));
    const stop = new AbortController();
    const readers = Array.from({ length: 4 }, async () => {
      while (!stop.signal.aborted) await list('storm');
    });
    for (const id of ids) {
      await get().decide(cookie, id, 'reject');
      const answer = await list('storm');
      expect(answer.body.items.map((item: { id: string }) => item.id)).not.toContain(id);
    }
    stop.abort();
    await Promise.all(readers);
  });

  test('what another process hides is gone within a second', async () => {
    const id = await post('elsewhere', 'كلام من بعيد');
    await twice('elsewhere');
    await get().elsewhere.comments.remove(id, new Date());
    // Looked up again each half second: without that, never.
    while ((await list('elsewhere')).body.items.length > 0) await setImmediate();
  });

  describe('counts of article lists', () => {
    const counts = (threads: unknown, type = 'application/json') => get().call('post', '/sites/demo/counts').set('Content-Type', type).send(JSON.stringify({ threads }));

    test('ready ones have the headers of any other answer and follow each change at once', async () => {
      const id = await post('listed', 'كلام يعد');
      const [slow, fast] = [await counts(['listed', 'nothing']), await counts(['listed', 'nothing'])];
      expect(fast.body).toEqual({ counts: { listed: 1, nothing: 0 } });
      expect(Object.keys(fast.headers).toSorted()).toEqual(Object.keys(slow.headers).toSorted());
      expect([fast.get('Cache-Control'), fast.get('ETag')]).toEqual(['no-store', undefined]);
      expect((await counts(['listed', 'nothing']).set('If-None-Match', '*')).status).toBe(200);
      const cookie = await get().signIn();
      await get().decide(cookie, id, 'reject');
      expect((await counts(['listed', 'nothing'])).body.counts.listed).toBe(0);
      await post('nothing', 'أول تعليق');
      expect((await counts(['listed', 'nothing'])).body).toEqual({ counts: { listed: 0, nothing: 1 } });
    });

    test('another origin, type, encoding or body is judged as ever though the answer is ready', async () => {
      for (let each = 0; each < 2; each += 1) await counts(['judged']);
      const named = await counts(['judged']).set('Origin', 'https://paper.example');
      expect([named.status, named.get('Access-Control-Allow-Origin')]).toEqual([200, 'https://paper.example']);
      expect((await counts(['judged']).set('Origin', 'https://evil.example')).status).toBe(403);
      expect((await counts(['judged'], 'application/x-www-form-urlencoded')).status).toBe(415);
      // What a page of another origin may send without a preflight.
      expect((await counts(['judged'], 'text/plain')).body).toEqual({ counts: { judged: 0 } });
      expect((await counts('judged')).status).toBe(422);
      const bytes = Buffer.concat([Buffer.from('{"threads":["'), Buffer.from([0xff]), Buffer.from('"]}')]);
      expect((await get().call('post', '/sites/demo/counts').set('Content-Type', 'application/json').serialize((each) => each).send(bytes)).status).toBe(400);
      expect((await counts(['judged']).set('Authorization', 'Bearer g_wrong')).status).toBe(401);
    });

    test('what another process changes is counted soon', async () => {
      const id = await post('counted-elsewhere', 'كلام من بعيد آخر');
      for (let each = 0; each < 2; each += 1) await counts(['counted-elsewhere']);
      await get().elsewhere.comments.remove(id, new Date());
      while ((await counts(['counted-elsewhere'])).body.counts['counted-elsewhere'] > 0) await setImmediate();
    });
  });

  test('a thread closes on time though its page is ready, and changed settings show at once', async () => {
    await post('closing', 'قبل الإغلاق');
    await get().call('get', S('closing'));
    expect((await get().call('get', S('closing'))).body).toMatchObject({ state: 'open', limits: { maxGraphemes: 5000 } });
    await get().settings({ maxLength: 77 });
    expect((await get().call('get', S('closing'))).body.limits.maxGraphemes).toBe(77);
    await get().settings({ maxLength: 5000 });
    get().pass(31 * 86_400);
    expect((await get().call('get', S('closing'))).body.state).toBe('closed');
  });
}
