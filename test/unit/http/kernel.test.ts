// The HTTP kernel against a small real application: each refusal in its order, each answer in its shape.
import { describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import request from 'supertest';
import { z } from 'zod';
import type { Actor } from '../../../src/http/actor.ts';
import { staff } from '../../../src/http/authorize.ts';
import { createHttp } from '../../../src/http/create-http.ts';
import { endpointsFor, reply } from '../../../src/http/endpoint.ts';
import { freeText, plainString, queryInt } from '../../../src/http/fields.ts';
import { defaultLimits } from '../../../src/http/limits.ts';

const endpoint = endpointsFor<{ greet(name: string): string }>();
const endpoints = [
  endpoint({ method: 'get', path: '/sites/{site}/hello', summary: 'Says hello', allow: 'public', limit: 'read', etag: true,
    query: z.strictObject({ limit: queryInt(1, 100, 20) }), answers: { 200: z.object({ limit: z.number() }) },
    handle: ({ query }) => ({ limit: query.limit }) }),
  endpoint({ method: 'post', path: '/sites/{site}/hello', summary: 'Greets', allow: 'public', limit: 'post', form: true,
    body: z.strictObject({ name: freeText(10), code: plainString(5).optional() }), answers: { 201: z.object({ text: z.string() }) },
    handle: ({ body, services }) => reply(201, { text: services.greet(body.name) }) }),
  endpoint({ method: 'post', path: '/sites/{site}/admin', summary: 'Admin', allow: staff('site.admin'), limit: null,
    body: z.strictObject({}), answers: { 204: null }, handle: () => null }),
  endpoint({ method: 'get', path: '/broken', summary: 'Fails', allow: 'public', limit: null, answers: { 204: null },
    handle: () => { throw new Error('private someone@example.org'); } }),
];
const session = { id: 's', tokenDigest: 'd', staffId: 'st', createdAt: new Date(), expiresAt: new Date(), userAgent: '' };
const actors: Record<string, Actor> = {
  reader: { kind: 'reader', authorId: 'a_1', site: 'demo' },
  moderator: { kind: 'staff', session, staff: { id: 'm', email: 'm@x', name: 'm', role: 'moderator', sites: ['demo'], passwordHash: '', createdAt: new Date() } },
  admin: { kind: 'staff', session, staff: { id: 'a', email: 'a@x', name: 'a', role: 'admin', sites: ['demo'], passwordHash: '', createdAt: new Date() } },
};

function serve(lines: string[] = []) {
  return createHttp({
    endpoints, services: { greet: (name) => `مرحبا ${name}` }, originsOf: async () => ['https://news.example'],
    authenticate: async (req) => actors[req.get('authorization') ?? ''] ?? { kind: 'anonymous' },
    config: { publicUrl: 'https://hiwar.example', trustProxy: 0, limits: { ...defaultLimits, post: { count: 2, seconds: 60 } } },
    logger: pino({}, { write: (line: string) => void lines.push(line) }), ops: { registry: new Registry(), isReady: async () => true },
  });
}
const HELLO = '/api/v1/sites/demo/hello';
const codes = (body: { errors: { path: string; code: string }[] }) => body.errors.map(({ path, code }) => `${path} ${code}`);

describe('bodies', () => {
  test.each([
    ['{"name":', 400, 'malformed_json'], ['['.repeat(33) + ']'.repeat(33), 400, 'too_deep'], [`{"name":"${'x'.repeat(65_536)}"}`, 413, 'too_large'],
    ['{"__proto__":{"a":1},"name":"x"}', 422, 'validation'],
  ])('%# is refused', async (body, status, code) => {
    const answer = await request(serve()).post(HELLO).type('json').send(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('each field has its pointer and code', async () => {
    const answer = await request(serve()).post(HELLO).send({ name: 'x'.repeat(11), code: '\0', 'a/b': 1 });
    expect(codes(answer.body).sort()).toEqual(['/a~1b unknown_field', '/code forbidden_characters', '/name too_long']);
    expect(codes((await request(serve()).post(HELLO).send({})).body)).toEqual(['/name required']);
  });

  test('a form is taken where declared, anything else is 415', async () => {
    expect((await request(serve()).post(HELLO).type('form').send({ name: 'سلمى' })).body).toEqual({ text: 'مرحبا سلمى' });
    expect((await request(serve()).post(HELLO).type('xml').send('<a/>')).status).toBe(415);
    expect((await request(serve()).post('/api/v1/sites/demo/admin').set('Authorization', 'admin').set('Origin', 'https://hiwar.example').type('form').send('a=1')).status).toBe(415);
  });
});

test('query parameters are checked, unknown and repeated ones refused', async () => {
  expect((await request(serve()).get(`${HELLO}?limit=7`)).body).toEqual({ limit: 7 });
  expect(codes((await request(serve()).get(`${HELLO}?limit=101`)).body)).toEqual(['?limit out_of_range']);
  expect(codes((await request(serve()).get(`${HELLO}?x=1`)).body)).toEqual(['?x unknown_field']);
  expect(codes((await request(serve()).get(`${HELLO}?limit=1&limit=2`)).body)).toEqual(['?limit repeated_field']);
});

describe('authorization comes before validation', () => {
  test.each([['', 'demo', 401], ['reader', 'demo', 401], ['moderator', 'demo', 403], ['admin', 'other', 404], ['admin', 'demo', 204]])('%s on %s: %i', async (who, site, status) => {
    const answer = await request(serve()).post(`/api/v1/sites/${site}/admin`).set('Authorization', who).set('Origin', 'https://hiwar.example').send(status === 204 ? {} : { bad: 1 });
    expect(answer.status).toBe(status);
  });
});

test('writes from other pages are refused, listed ones get CORS', async () => {
  expect((await request(serve()).post(HELLO).set('Origin', 'https://evil.example').send({ name: 'x' })).body.code).toBe('origin_not_allowed');
  expect((await request(serve()).post(HELLO).set('Origin', 'https://news.example').send({ name: 'x' })).headers['access-control-allow-origin']).toBe('https://news.example');
  expect((await request(serve()).post('/api/v1/sites/demo/admin').set('Authorization', 'admin').send({})).body.code).toBe('csrf');
  const preflight = await request(serve()).options(HELLO).set({ Origin: 'https://news.example', 'Access-Control-Request-Method': 'POST' });
  expect([preflight.status, preflight.headers['access-control-allow-methods']]).toEqual([204, 'GET, POST']);
});

test('a person over the limit is told truly when to come back', async () => {
  const app = serve();
  const post = () => request(app).post(HELLO).set('Authorization', 'reader').send({ name: 'x' });
  expect([(await post()).status, (await post()).status]).toEqual([201, 201]);
  const refused = await post();
  expect([refused.status, refused.body.code]).toEqual([429, 'rate_limited']);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.headers['ratelimit']).toContain('r=0');
});

test('an unexpected error says nothing, and the log holds neither email nor URL', async () => {
  const lines: string[] = [];
  const answer = await request(serve(lines)).get('/api/v1/broken').set('Accept-Language', 'en');
  expect(answer.body).toMatchObject({ type: 'urn:hiwar:error:internal', status: 500, title: 'Server error', errors: [] });
  expect([answer.headers['content-type'], answer.headers['content-language'], answer.headers['cache-control']]).toEqual(['application/problem+json; charset=utf-8', 'en', 'no-store']);
  expect(lines.join('')).toContain(answer.body.requestId);
  expect(lines.join('')).not.toContain('someone@example.org');
});

test('ETag, 304, 404, 405, operations and documents', async () => {
  const app = serve();
  const { etag } = (await request(app).get(HELLO)).headers;
  expect((await request(app).get(HELLO).set('If-None-Match', etag!)).status).toBe(304);
  expect((await request(app).get('/api/v1/%ff')).body.code).toBe('not_found');
  const wrong = await request(app).delete(HELLO);
  expect([wrong.status, wrong.headers['allow']]).toEqual([405, 'GET, POST, HEAD, OPTIONS']);
  expect((await request(app).get('/healthz')).text).toBe('ok\n');
  expect((await request(app).get('/metrics')).text).toContain('route="/api/v1/sites/{site}/hello"');
  expect((await request(app).get('/openapi.json')).body.paths['/api/v1/sites/{site}/hello'].post.requestBody.content['application/json'].schema.required).toEqual(['name']);
  expect((await request(app).get('/docs')).text).toContain('dir="ltr"');
});
