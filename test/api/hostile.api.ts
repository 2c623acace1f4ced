// What hostile or careless callers send: everything is refused by name or stored harmlessly; nothing breaks.
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { cleanName, cleanText, hasInk } from '../../src/text/clean.ts';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

type Case = { where: 'json-body' | 'query' | 'raw-body'; field?: string; query?: string; raw?: string; body?: Record<string, unknown> };

/** A corpus of the project's, or null with the reason printed. */
function corpus<T>(file: string): T | null {
  const path = new URL(`../../../shared/data/${file}`, import.meta.url);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as T;
  process.stderr.write(`skipped: ../shared/data/${file} is not here\n`);
  return null;
}

export function hostileApi(adapter: Adapter): void {
  let app: TestApp;
  let mod: Joined;
  let admin: string;
  const S = '/sites/demo/threads/article-1';
  const good = { text: 'مرحبا', author: { name: 'سلمى' }, page: { url: 'https://paper.example/', title: '' } };
  beforeAll(async () => {
    app = await startApp(adapter);
    mod = await app.join({ email: 'mod@example.org' });
    admin = await app.signIn();
  });
  afterAll(() => app.dispose());

  const raw = (text: string | Buffer, type = 'application/json') => app.call('post', `${S}/comments`).set('Content-Type', type).send(text as string);
  const stored = async (): Promise<number> => (await app.call('get', '/moderation/queues', { cookie: mod.cookie })).body.sites[0].queues.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
  const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

  test('a body that is not JSON, too deep or too large, or of another type', async () => {
    for (const [body, status, code] of [
      ['{"text":', 400, 'malformed_json'], ['', 422, 'validation'], ['null', 422, 'validation'], ['[]', 422, 'validation'], ['"x"', 422, 'validation'], ['{"text":"\\ud800"}x', 400, 'malformed_json'],
      [nested(33), 400, 'too_deep'], ['['.repeat(60_000), 400, 'too_deep'], [nested(32), 422, 'validation'], [JSON.stringify({ text: 'x'.repeat(65 * 1024) }), 413, 'too_large'], ["{'text':1}", 400, 'malformed_json'],
    ] as const) expect([body.slice(0, 20), ...await raw(body).then((answer) => [answer.status, answer.body.code])]).toEqual([body.slice(0, 20), status, code]);
    expect((await app.call('post', `${S}/comments`).set('Content-Type', 'application/json').serialize(() => Buffer.from([0x7b, 0xff, 0x7d]) as never).send({})).body.code).toBe('malformed_json');
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', 'application/jsonp']) expect([type, (await raw('{}', type)).status]).toEqual([type, 415]);
    expect((await raw('{}').set('Content-Encoding', 'gzip')).status).toBe(415);
    expect((await app.call('delete', '/comments/01890000-0000-7000-8000-000000000000', { cookie: admin }).send({ a: 1 })).status).toBe(422);
  });

  test('a body sent in pieces is bounded too', async () => {
    const server = createServer(app.http).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    for (const bytes of [70_000, 900_000]) {
      const sent = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: `/api/v1${S}/comments`, headers: { 'content-type': 'application/json' } });
      for (let at = 0; at < bytes; at += 10_000) sent.write('x'.repeat(10_000));
      sent.end();
      const [answer] = await once(sent, 'response') as [IncomingMessage];
      expect(answer.statusCode).toBe(413);
      answer.resume();
    }
    server.closeAllConnections();
    server.close();
  });

  test('unknown and repeated fields, prototype keys: each is named', async () => {
    const errors = async (path: string) => ((await app.call('get', path)).body.errors as { path: string; code: string }[]).map((each) => `${each.path} ${each.code}`);
    expect(await errors(`${S}?a=1&b=2`)).toEqual(['?a unknown_field', '?b unknown_field']);
    expect(await errors(`${S}/comments?limit=1&limit=2&sort=top&sort=top`)).toEqual(['?limit repeated_field', '?sort repeated_field']);
    expect(await errors(`${S}/comments?__proto__=1&constructor=2`)).toEqual(['?__proto__ forbidden_key', '?constructor forbidden_key']);
    const answer = await raw('{"__proto__":{"admin":true},"author":{"name":"x","constructor":{"prototype":1}},"text":"x","page":{"prototype":1}}');
    expect(answer.body.errors).toEqual(['/__proto__', '/author/constructor', '/page/prototype'].map((path) => ({ path, code: 'forbidden_key' })));
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  test('NUL, lone surrogates and loose bidi controls are cleaned from texts and names, refused elsewhere at every place', async () => {
    const text = '\u0000مر\ud800حبا\u202e';
    const { comment } = (await app.call('post', `${S}/comments`).send({ ...good, text, author: { name: 'سل\u0000مى\udfff' } })).body as Posted;
    expect(comment).toMatchObject({ text: 'مرحبا', author: { name: 'سلمى' } });
    const errors = async (test: request.Test) => ((await test).body.errors as { path: string; code: string }[]).map((each) => `${each.path} ${each.code}`).toSorted();
    const bad = (value: string) => `${value}\u0000`;
    expect(await errors(app.call('post', '/moderation/decisions', { cookie: mod.cookie }).send({ items: [0, 1].map((at) => ({ commentId: `01890000-0000-7000-8000-00000000000${at}`, revision: 1, action: 'approve', note: bad('x') })) })))
      .toEqual(['/items/0/note forbidden_characters', '/items/1/note forbidden_characters']);
    expect(await errors(app.call('post', '/sites/demo/rules', { cookie: mod.cookie }).send({ term: '\ud800x', except: ['a', bad('b')], note: '\u202e' })))
      .toEqual(['/except/1 forbidden_characters', '/note forbidden_characters', '/term forbidden_characters']);
    expect(await errors(app.call('post', '/session', { origin: 'http://127.0.0.1:8080' }).send({ email: bad('a@b.example'), password: '\ud800' }))).toEqual(['/email forbidden_characters', '/password forbidden_characters']);
    expect(await errors(app.call('post', '/sites/demo/guests').send({ name: 'x', email: bad('a@b.example') }))).toEqual(['/email forbidden_characters']);
    expect(await errors(app.call('post', `${S}/comments`).send({ ...good, page: { url: bad('https://paper.example/'), title: bad('x') } })))
      .toEqual(['/page/title forbidden_characters', '/page/url forbidden_characters']);
    expect(await errors(app.call('get', '/moderation/comments?q=%00&reason=%00', { cookie: mod.cookie }))).toEqual(['?q forbidden_characters', '?reason forbidden_characters']);
    expect((await app.call('get', '/sites/demo/threads/a%00b')).status).toBe(404);
    expect((await raw(`{"te\\u0000xt":1,"author":{"na\\ud800me":2}}`)).body.errors).toEqual([{ path: '', code: 'forbidden_characters' }, { path: '/author', code: 'forbidden_characters' }]);
  });

  test('whatever is too long is refused where it is', async () => {
    const post = async (over: object) => (await app.call('post', `${S}/comments`).send({ ...good, ...over })).body.errors;
    expect(await post({ text: 'x'.repeat(60_001) })).toEqual([{ path: '/text', code: 'too_long' }]);
    expect(await post({ text: 'س'.repeat(5001) })).toEqual([{ path: '/text', code: 'too_long' }]);
    expect(await post({ author: { name: 'x'.repeat(81), email: `${'x'.repeat(250)}@x.example` } })).toEqual([{ path: '/author/name', code: 'too_long' }, { path: '/author/email', code: 'too_long' }]);
    expect(await post({ page: { url: `https://paper.example/${'x'.repeat(2048)}`, title: 'x'.repeat(301) } })).toEqual([{ path: '/page/url', code: 'too_long' }, { path: '/page/title', code: 'too_long' }]);
    expect((await app.call('get', `${S}/comments?cursor=${'x'.repeat(201)}`)).status).toBe(422);
    expect((await app.call('get', `/moderation/comments?q=${'x'.repeat(201)}`, { cookie: mod.cookie })).body.errors).toEqual([{ path: '?q', code: 'too_long' }]);
    expect((await app.call('get', '/me', { token: 'g_'.padEnd(5000, 'x') })).status).toBe(401);
    expect((await app.call('get', '/session').set('Cookie', `hiwar_dev=${'x'.repeat(4000)}`)).status).toBe(401);
    expect((await app.call('get', `/sites/demo/threads/${'x'.repeat(5000)}`)).status).toBe(404);
  });

  test('cursors of nobody\'s are refused, those of another list do no harm', async () => {
    for (const value of ['null', '[]', '["a","b"]', '[1,2]', '{"at":1}', `[1,"${'x'.repeat(65)}"]`, '[1e400,"x"]', '[9007199254740991,"x"]']) {
      expect((await app.call('get', `${S}/comments?cursor=${Buffer.from(value).toString('base64url')}`)).status).toBe(422);
    }
    for (const value of ['[8640000000000000,"x"]', '[-1,"\'; DROP TABLE comments; --"]', '[0,"{$gt:1}"]']) {
      expect((await app.call('get', `${S}/comments?cursor=${Buffer.from(value).toString('base64url')}`)).status).toBe(200);
    }
  });

  test('operators of a database are data: every case is refused and nothing is stored', async () => {
    const cases = corpus<Case[]>('nosql/cases.json');
    if (cases === null) return;
    const before = await stored();
    const faults: unknown[] = [];
    for (const [at, { where, field, query, raw: text, body }] of cases.entries()) {
      const targets: request.Test[] = where === 'query' ? [`${S}/comments`, '/comments/01890000-0000-7000-8000-000000000000', S].map((path) => app.call('get', `${path}?${query}`))
        : where === 'raw-body' ? [app.call('post', `${S}/comments`).set('Content-Type', 'application/json').send(text)]
          : [app.call('post', `${S}/comments`).send({ ...good, ...body }), app.call('post', '/session', { origin: 'http://127.0.0.1:8080' }).send({ email: 'a@b.example', password: 'x', ...body }),
            app.call('post', '/moderation/decisions', { cookie: mod.cookie }).send({ items: [{ commentId: '01890000-0000-7000-8000-000000000000', revision: 1, action: 'approve', ...body }] })];
      for (const { status } of await Promise.all(targets)) if (status < 400 || status >= 500) faults.push([at, where, field ?? query ?? text, status]);
    }
    expect(faults).toEqual([]);
    expect(await stored()).toBe(before);
  });

  test('naughty strings, as text and as name, come back as they were cleaned', async () => {
    const strings = corpus<string[]>('naughty/blns.json');
    if (strings === null) return;
    for (let from = 0; from < strings.length; from += 40) {
      app.pass(61);
      await Promise.all(strings.slice(from, from + 40).map(async (given, at) => {
        const answer = await app.call('post', `/sites/demo/threads/naughty-${(from + at) % 7}/comments`).send({ ...good, text: given });
        const text = cleanText(given).trim();
        if (!hasInk(text)) expect([given, answer.body.errors]).toEqual([given, [{ path: '/text', code: 'required' }]]);
        else expect([given, answer.status, answer.body.comment?.text]).toEqual([given, 201, text]);
        const name = cleanName(given);
        const guest = await app.call('post', '/sites/demo/guests').send({ name: given });
        if (Array.from(given).length > 80 || !hasInk(name)) expect([given, guest.status]).toEqual([given, 422]);
        else expect([given, guest.body.author?.name]).toEqual([given, name]);
        if (answer.status !== 201) return;
        const mine = await app.call('get', '/me/comments', { token: (answer.body as Posted).guestToken! });
        expect(mine.body.items[0]).toMatchObject({ id: answer.body.comment.id, text, html: answer.body.comment.html });
      }));
    }
    for (const given of strings.slice(0, 200)) expect((await app.call('get', `/moderation/comments?q=${encodeURIComponent(given.toWellFormed())}`, { cookie: mod.cookie })).status).toBeLessThan(500);
  });

  test('emoji come back byte for byte', async () => {
    const emoji = corpus<string[]>('unicode/emoji_zwj_legit.json');
    if (emoji === null) return;
    for (let from = 0; from < emoji.length; from += 90) {
      app.pass(61);
      const text = emoji.slice(from, from + 90).join(' ');
      const { comment, guestToken } = (await app.call('post', `/sites/demo/threads/emoji/comments`).send({ ...good, text, author: { name: emoji[from] } })).body as Posted;
      const mine = (await app.call('get', '/me/comments', { token: guestToken! })).body.items[0];
      expect(Buffer.from(mine.text).equals(Buffer.from(text))).toBe(true);
      expect([comment['text'], mine.author.name, mine.html]).toEqual([text, emoji[from], `<p>${text}</p>`]);
    }
  });

  test('disguised texts are stored without what is loose, and never break', async () => {
    const cases = corpus<{ class: string; text?: string; text_escaped?: string }[]>('unicode/bidi_and_invisible.json');
    if (cases === null) return;
    app.pass(61);
    for (const { text = '', text_escaped: escaped } of cases) {
      const given = escaped === undefined ? text : JSON.parse(`"${escaped.replaceAll('"', '\\"')}"`) as string;
      const answer = await app.call('post', `${S}/comments`).send({ ...good, text: given });
      const cleaned = cleanText(given).trim();
      expect([given, answer.status]).toEqual([given, hasInk(cleaned) ? 201 : 422]);
      if (answer.status === 201) expect(answer.body.comment.text).toBe(cleaned);
    }
  });
}
