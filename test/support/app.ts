// The real application on a real store, spoken to over HTTP, with an injected clock and calls that state only what matters.
import { tmpdir } from 'node:os';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import request from 'supertest';
import { buildApp, type App } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { SiteSettings } from '../../src/sites/site.ts';
import { createLog } from '../../src/kernel/log.ts';
import type { Log } from '../../src/kernel/log.ts';
import type { Store } from '../../src/store/store.ts';
import { assertDeclared } from './answers.ts';
import type { Adapter, TestStore } from './stores.ts';

export const ORIGIN = 'http://127.0.0.1:8080';
export const ADMIN = { email: 'admin@example.org', password: 'كلمة سر طويلة جدا' };

export type Posted = { outcome: string; comment: { id: string; state: string; [field: string]: unknown }; guestToken: string | null };

export type Joined = { id: string; cookie: string; email: string; password: string };

export type TestApp = {
  app: App;
  /** The whole of it, ready pages included, as the process listens with it. */
  http: RequestListener;
  /** The store as another process writes to it: the app is told nothing. */
  elsewhere: Store;
  /** Moves the app's time on. */
  pass(seconds: number): void;
  /** A client of the API; `as` adds a bearer token, `staff` a session's cookie and Origin. */
  call(method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, as?: { token?: string; cookie?: string; origin?: string; key?: string; lang?: string }): request.Test;
  /** Posts as a new guest, or as the one of `token`. The reply itself. */
  post(given?: { text?: string; key?: string; site?: string; parentId?: string; name?: string; token?: string; website?: string }): request.Test;
  /** The cookie of a signed-in person: the admin unless another is given. */
  signIn(who?: { email: string; password: string }): Promise<string>;
  /** Adds someone to the desk and signs them in: their id, cookie and credentials. */
  join(given: { email: string; role?: 'moderator' | 'admin'; sites?: string[] | null; name?: string }): Promise<Joined>;
  decide(cookie: string, commentId: string, action: string, over?: object): Promise<{ result: string; decisionId: string | null; current: { status: string; revision: number } | null }>;
  settings(settings: Partial<SiteSettings>, site?: string): Promise<void>;
  dispose(): Promise<void>;
};

/** Generous limits and no shedding, so that only the tests of them meet them. */
const limits = Object.fromEntries(['READ', 'POST', 'EDIT', 'GUEST', 'REPORT', 'APPEAL', 'CONSENT', 'WITHDRAW', 'SIGN_IN', 'STAFF_READ', 'STAFF_WRITE', 'DECIDE'].map((name) => [`LIMIT_${name}`, '1000000/60']));

let texts = 0;

export async function startApp(adapter: Adapter, env: Record<string, string> = {}, over: { log?: Log; opened?: TestStore } = {}): Promise<TestApp> {
  const opened: TestStore = over.opened ?? await adapter.open();
  const config = loadConfig({ ...limits, HIWAR_SECRET: 'x'.repeat(32), DATA_DIR: join(tmpdir(), 'hiwar-unused'), LOG_LEVEL: 'silent', OVERLOAD_MS: '0', ...env }, null);
  let now = Date.now();
  const app = await buildApp(config, { store: opened.store, clock: { now: () => new Date(now) }, log: over.log ?? createLog('silent') });
  const isNew = (await app.services.sites.all()).length === 0;
  if (isNew) await app.services.sites.create({ slug: 'demo', name: 'جريدة الميناء', origins: ['https://paper.example'], settings: { firstCommentHold: false } });
  if (isNew) await app.services.accounts.createStaff({ ...ADMIN, name: 'المدير', role: 'admin', sites: null });
  const http = app.handler;

  const call: TestApp['call'] = (method, path, as = {}) => {
    const url = path.startsWith('/api') || path.startsWith('//') ? path.replace(/^\/\//, '/') : `/api/v1${path}`;
    const test = request(http)[method](url);
    void test.expect((answer) => assertDeclared(method, url, answer));
    if (as.token !== undefined) void test.set('Authorization', `Bearer ${as.token}`);
    if (as.key !== undefined) void test.set('Idempotency-Key', as.key);
    if (as.cookie !== undefined) void test.set('Cookie', as.cookie).set('Origin', as.origin ?? ORIGIN);
    else if (as.origin !== undefined) void test.set('Origin', as.origin);
    if (as.lang !== undefined) void test.set('Accept-Language', as.lang);
    return test;
  };
  return {
    app, http, call, elsewhere: opened.store,
    pass: (seconds) => {
      now += seconds * 1000;
    },
    post: ({ text = `تعليق رقم ${texts += 1} على المقال`, key = 'article-1', site = 'demo', parentId, name = 'سلمى', token, website } = {}) =>
      call('post', `/sites/${site}/threads/${key}/comments`, token === undefined ? {} : { token }).send({
        text, parentId, website, page: { url: `${ORIGIN}/demo`, title: 'عودة القطار' }, ...(token === undefined ? { author: { name } } : {}),
      }),
    async signIn(who = ADMIN) {
      const answer = await call('post', '/session', { origin: ORIGIN }).send({ email: who.email, password: who.password });
      return String(answer.get('Set-Cookie')?.[0] ?? '').split(';')[0] ?? '';
    },
    async join({ email, role = 'moderator', sites = ['demo'], name = 'مشرفة' }) {
      const person = await app.services.accounts.createStaff({ email, name, role, sites, password: 'كلمة مرور من الطاقم' });
      const given = { email, password: 'كلمة مرور من الطاقم' };
      const answer = await call('post', '/session', { origin: ORIGIN }).send(given);
      return { id: person.id, cookie: String(answer.get('Set-Cookie')?.[0] ?? '').split(';')[0] ?? '', ...given };
    },
    async decide(cookie, commentId, action, over = {}) {
      const answer = await call('post', '/moderation/decisions', { cookie }).send({ items: [{ commentId, revision: 1, action, ...over }] });
      return (answer.body as { results: never[] }).results[0]!;
    },
    async settings(settings, site = 'demo') {
      await app.services.sites.change(site, { settings });
    },
    async dispose() {
      await app.close().catch(() => {});
      await opened.dispose().catch(() => {});
    },
  };
}
