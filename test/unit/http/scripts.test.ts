// The scripts that pages embed: how long they may be kept, that old copies find their parts, that they are packed.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { startApp, type TestApp } from '../../support/app.ts';
import { sqlite } from '../../support/stores.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp(sqlite);
});
afterAll(() => app.dispose());

const get = (path: string, headers: Record<string, string> = {}) => request(app.http).get(path).set({ 'Accept-Encoding': 'identity', ...headers });

test.each(['/widget.js', '/counts.js', '/consent.js'])('%s may be used by any page and is asked for again after minutes', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  expect(answer.get('Content-Type')).toBe('text/javascript; charset=utf-8');
  expect(answer.get('Access-Control-Allow-Origin')).toBe('*');
  expect(answer.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
  expect(answer.get('Cache-Control')).toBe('public, max-age=600, stale-while-revalidate=86400');
  expect((await get(path, { 'If-None-Match': answer.get('ETag')! })).status).toBe(304);
  const packed = await get(path, { 'Accept-Encoding': 'br' }).buffer(true);
  expect(packed.get('Content-Encoding')).toBe('br');
});

test('the dashboard names its parts by their content, and they are kept for good', async () => {
  const page = await get('/dashboard/queue/pending', { 'Accept-Language': 'fr' });
  expect(page.text).toContain('<html lang="fr" dir="ltr">');
  expect(page.get('Content-Security-Policy')).toContain("script-src 'self'");
  expect(page.get('Content-Security-Policy')).not.toContain('unsafe');
  const [part = ''] = /\/assets\/dashboard-[A-Z0-9]{8}\.js/.exec(page.text) ?? [];
  const answer = await get(part);
  expect(answer.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  expect(answer.get('Content-Type')).toBe('text/javascript; charset=utf-8');
});

test('a copy from before an update finds the present part, and does not keep it', async () => {
  const answer = await get('/assets/dashboard-AAAAAAAA.js');
  expect(answer.status).toBe(200);
  expect(answer.get('Cache-Control')).toBe('no-cache');
});

test.each(['/assets/nothing-AAAAAAAA.js', '/assets/..%2f..%2fpackage.json', '/assets/__proto__'])('%s is not there', async (path) => {
  expect((await get(path)).status).toBe(404);
});
