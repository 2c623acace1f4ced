// How a refusal looks, in which language; methods, tags, preflights and the description of it all.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { endpoints } from '../../src/app.ts';
import { fullPath } from '../../src/http/endpoint.ts';
import { startApp, type Posted, type TestApp } from '../support/app.ts';
import { endpointOf } from '../support/answers.ts';
import type { Adapter } from '../support/stores.ts';

export function problemsApi(adapter: Adapter): void {
  let app: TestApp;
  let admin: string;
  const S = '/sites/demo/threads/article-1';
  beforeAll(async () => {
    app = await startApp(adapter);
    admin = await app.signIn();
    await app.app.services.sites.create({ slug: 'journal', name: 'Le Journal', locale: 'fr', origins: ['https://journal.example'] });
  });
  afterAll(() => app.dispose());

  test('a problem has exactly its members, its type, its request and no place in a cache', async () => {
    const answer = await app.call('post', `${S}/comments`, { lang: 'en' }).send({ text: 7, colour: 'red' });
    expect(answer.body).toEqual({
      type: 'urn:hiwar:error:validation', title: 'Not valid', status: 422, code: 'validation', detail: 'Check the fields named and correct them.',
      errors: [{ path: '/text', code: 'invalid_type' }, { path: '/colour', code: 'unknown_field' }], requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(answer.get('Content-Type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.get('X-Request-Id')).toBe(answer.body.requestId);
    expect([answer.get('Cache-Control'), answer.get('Content-Language'), answer.get('X-Content-Type-Options')]).toEqual(['no-store', 'en', 'nosniff']);
    expect((await app.call('get', '/me').set('X-Request-Id', 'forged\tline')).body.requestId).not.toMatch(/forged/);
  });

  test('it speaks the language asked for, else the site\'s, else Arabic', async () => {
    const lang = async (path: string, accept?: string) => (await app.call('get', path, accept === undefined ? {} : { lang: accept })).get('Content-Language');
    expect(await Promise.all(['ar', 'en-GB', 'fr;q=0.4, en;q=0.2', 'de, fr;q=0.1'].map((accept) => lang('/me', accept)))).toEqual(['ar', 'en', 'fr', 'fr']);
    expect(await lang('/sites/journal/threads/x/me')).toBe('fr');
    expect(await lang('/sites/journal/threads/x/me', 'de')).toBe('fr');
    expect(await lang('/sites/journal/threads/x/me', 'en')).toBe('en');
    expect([await lang('/me'), await lang('/sites/nowhere/threads/x/me'), await lang(`${S}/me`)]).toEqual(['ar', 'ar', 'ar']);
    const { title } = (await app.call('post', '/sites/journal/rules')).body as { title: string };
    expect(title).toBe((await app.call('get', '/me', { lang: 'fr' })).body.title);
  });

  test('a person is asked to sign in with 401 and told the scheme', async () => {
    const answer = await app.call('get', '/moderation/queues');
    expect([answer.status, answer.get('WWW-Authenticate')]).toEqual([401, 'Bearer']);
  });

  test('a bad idempotency key is named by its header', async () => {
    const send = (key: string) => app.call('post', `${S}/comments`, { key }).send({ text: 'مرحبا', author: { name: 'x' } });
    expect((await send('x'.repeat(129))).body.errors).toEqual([{ path: '!idempotency-key', code: 'too_long' }]);
    expect((await send('a b')).body.errors).toEqual([{ path: '!idempotency-key', code: 'invalid' }]);
  });

  test('what is nowhere is 404, what takes another method 405 with those it takes', async () => {
    for (const path of ['/nowhere', '/sites', '//nowhere', '//api/v2/me'].slice(0, 1).concat(['//nowhere', '/comments/not-an-id', '/sites/demo/threads/..%2f', `/sites/demo/threads/${'k'.repeat(191)}`, '/sites/demo/threads/%E0%A4%A'])) {
      expect([path, (await app.call('get', path)).status]).toEqual([path, 404]);
    }
    for (const group of Map.groupBy(endpoints, fullPath).entries()) {
      const methods = group[1].map(({ method }) => method);
      const path = group[0].replaceAll(/\{\w+\}/g, 'x');
      const other = (['put', 'patch', 'delete', 'post', 'get'] as const).find((method) => endpointOf(method, path) === undefined)!;
      const answer = await app.call(other, group[1][0]!.root === true ? `/${path}` : path);
      expect([group[0], answer.status, answer.body.code]).toEqual([group[0], 405, 'method_not_allowed']);
      expect(answer.get('Allow')!.split(', ').toSorted()).toEqual([...methods.map((each) => each.toUpperCase()), ...(methods.includes('get') ? ['HEAD'] : []), 'OPTIONS'].toSorted());
    }
  });

  test('HEAD answers the headers of GET alone; a tag of what one has is 304', async () => {
    for (const [path, cookie] of [[`/api/v1${S}`, ''], [`/api/v1${S}/comments`, ''], ['/api/v1/moderation/queues', admin], ['/openapi.json', ''], ['/docs', '']] as const) {
      const get = await request(app.http).get(path).set('Cookie', cookie);
      const head = await request(app.http).head(path).set('Cookie', cookie);
      expect([path, head.status, head.text ?? '', head.get('ETag'), head.get('Content-Length')]).toEqual([path, 200, '', get.get('ETag'), get.get('Content-Length')]);
      const again = await request(app.http).get(path).set('Cookie', cookie).set('If-None-Match', `"other", ${get.get('ETag')}`);
      expect([again.status, again.text]).toEqual([304, '']);
    }
  });

  test('a preflight is answered for a listed origin and a method there is, else with nothing', async () => {
    const ask = (path: string, origin: string, method: string) => request(app.http).options(`/api/v1${path}`).set('Origin', origin).set('Access-Control-Request-Method', method);
    const good = await ask(`${S}/comments`, 'https://paper.example', 'POST');
    expect([good.status, good.get('Access-Control-Allow-Origin'), good.get('Access-Control-Allow-Methods'), good.get('Access-Control-Allow-Credentials')]).toEqual([204, 'https://paper.example', 'GET, POST', undefined]);
    expect(good.get('Access-Control-Allow-Headers')).toMatch(/Authorization.*Idempotency-Key/);
    expect(good.get('Vary')).toMatch(/Origin/);
    for (const [path, origin, method] of [[`${S}/comments`, 'https://evil.example', 'POST'], [`${S}/comments`, 'https://journal.example', 'POST'], ['/moderation/decisions', 'https://paper.example', 'POST'], [`${S}/comments`, 'https://paper.example', 'DELETE']] as const) {
      const answer = await ask(path, origin, method);
      expect([answer.status, answer.get('Access-Control-Allow-Origin')]).toEqual([204, undefined]);
    }
  });

  test('what is private is never kept by a cache in between', async () => {
    const { guestToken } = (await app.post({ key: 'private' })).body as Posted;
    for (const answer of [await app.call('get', '/me', { token: guestToken! }), await app.call('get', '/moderation/comments', { cookie: admin }), await app.call('get', '/session', { cookie: admin })]) {
      expect(answer.get('Cache-Control')).toMatch(/^(private, no-cache|no-store)$/);
    }
  });

  test('the operators\' addresses answer', async () => {
    for (const [path, text] of [['/healthz', 'ok\n'], ['/readyz', 'ready\n']] as const) expect((await request(app.http).get(path)).text).toBe(text);
    expect((await request(app.http).get('/metrics')).text).toMatch(/hiwar_http_requests_total\{method="GET",route="\/api\/v1\/me",status="401"\}/);
    app.app.drain();
    expect((await request(app.http).get('/readyz')).status).toBe(503);
    expect((await request(app.http).get('/healthz')).status).toBe(200);
  });
}
