// What the acceptance suites share: a listening app with a small client, sizes, a seeded chance, work done so many at a time.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ORIGIN, startApp, type TestApp } from '../support/app.ts';
import type { Page } from '../../src/kernel/page.ts';
import type { Adapter } from '../support/stores.ts';

export const isFull = process.env.HIWAR_TEST_SIZE === 'full';

/** `B` is what the caller expects the endpoint to say; a refusal is no `B`, so its status is looked at first. */
export type Answer<B = unknown> = { status: number; body: B; text: string; etag: string | null; header(name: string): string | null };
export type Given = { body?: unknown; token?: string; cookie?: string; etag?: string; key?: string; headers?: Record<string, string> };
export type Client = {
  app: TestApp;
  cookie: string;
  send<B>(method: string, path: string, given?: Given): Promise<Answer<B>>;
  close(): Promise<void>;
};

/** Sends one request to a server and reads the whole answer. */
export async function send<B>(base: string, method: string, path: string, given: Given = {}): Promise<Answer<B>> {
  const headers: Record<string, string> = { ...given.headers };
  if (given.body !== undefined) headers['Content-Type'] = 'application/json';
  if (given.token !== undefined) headers['Authorization'] = `Bearer ${given.token}`;
  if (given.cookie !== undefined) Object.assign(headers, { Cookie: given.cookie, Origin: headers['Origin'] ?? ORIGIN });
  if (given.etag !== undefined) headers['If-None-Match'] = given.etag;
  if (given.key !== undefined) headers['Idempotency-Key'] = given.key;
  const answer = await fetch(`${base}${path.startsWith('//') ? path.slice(1) : `/api/v1${path}`}`, {
    method, headers, ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') === true;
  return { status: answer.status, text, body: (isJson ? JSON.parse(text) : null) as B, etag: answer.headers.get('etag'), header: (name) => answer.headers.get(name) };
}

/** The app on a store of its own, listening on a free port, the admin signed in, the demo site with these settings. */
export async function listen(adapter: Adapter): Promise<Client> {
  const app = await startApp(adapter);
  await app.settings({ editWindowSeconds: 86_400, closeAfterDays: 0 });
  const server = createServer(app.http);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    app,
    cookie: await app.signIn(),
    send: <B>(method: string, path: string, given?: Given) => send<B>(base, method, path, given),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await app.dispose();
    },
  };
}

/** The same numbers for the same seed (mulberry32). */
export function chance(seed: number): { below(n: number): number; one<T>(items: readonly T[]): T; in(part: number): boolean } {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return { below, one: (items) => items[below(items.length)]!, in: (part) => next() < part };
}

/** Works through the items, so many at a time; the answers in the order of the items. */
export async function many<T, R>(items: readonly T[], atOnce: number, work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  let next = 0;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let at = next++; at < items.length; at = next++) answers[at] = await work(items[at]!, at);
  }));
  return answers;
}

/** Follows `next` to the end of a list. */
export async function walk<T>(client: Pick<Client, 'send'>, path: string, given: Given = {}): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null = null; ;) {
    const { status, body, text }: Answer<Page<T>> = await client.send<Page<T>>('GET', `${path}${cursor === null ? '' : `${path.includes('?') ? '&' : '?'}cursor=${cursor}`}`, given);
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    items.push(...body.items);
    cursor = body.next;
    if (cursor === null) return items;
  }
}
