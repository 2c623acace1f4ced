// Several server processes on one MongoDB, as an operator runs them: what one does the others know, and none dies alone.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { ADMIN } from '../support/app.ts';
import { freePort } from '../support/free-port.ts';
import { spawnLeashed } from '../support/leashed.ts';
import { startMongod } from '../support/mongod.ts';

const mongod = await startMongod();
const suite = mongod === null ? describe.skip : describe;
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

type Server = { child: ChildProcess; url: string; log: Record<string, unknown>[]; errors: () => string };
const running = new Set<Server>();
let folder: string;
let uri: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hiwar-processes-'));
  uri = mongod?.uri() ?? '';
});
afterAll(async () => {
  await Promise.all(Array.from(running, ({ child }) => stop(child, 'SIGKILL')));
  await rm(folder, { recursive: true, force: true });
  await mongod?.stop();
});

/** Waits for what is to become true, not for a time. */
async function until<T>(read: () => T | Promise<T>, within = 20_000): Promise<NonNullable<T>> {
  for (const deadline = Date.now() + within; ; await sleep(20)) {
    const value = await Promise.resolve().then(read).catch(() => null);
    if (value !== null && value !== undefined && value !== false) return value as NonNullable<T>;
    if (Date.now() > deadline) throw new Error(`not within ${within} ms: ${read.toString()}`);
  }
}

async function launch(env: Record<string, string> = {}): Promise<Server> {
  const port = await freePort();
  const child = spawnLeashed(process.execPath, [MAIN], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: {
    PATH: process.env.PATH, MONGODB_URI: uri, HIWAR_SECRET: 'x'.repeat(32), PORT: String(port), DATA_DIR: folder, ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password,
    OVERLOAD_MS: '0', ...env,
  } });
  const server: Server = { child, url: `http://127.0.0.1:${port}`, log: [], errors: () => errors };
  running.add(server);
  let errors = '';
  let rest = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (errors += text));
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    server.log.push(...lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>));
  });
  return server;
}

async function up(env: Record<string, string> = {}): Promise<Server> {
  const server = await launch(env);
  await until(async () => (await fetch(`${server.url}/readyz`)).ok).catch((error: unknown) => {
    throw new Error(`${String(error)}: ${server.errors()}`);
  });
  return server;
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
  return child.exitCode;
}

const workersOf = (server: Server): number[] => server.log.filter(({ msg }) => msg === 'worker listens').map(({ pid }) => Number(pid));
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function send(server: Server, method: string, path: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${server.url}/api/v1${path}`, { method, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) });
  return { status: answer.status, headers: answer.headers, body: await answer.json() as Record<string, never> };
}

const post = (server: Server, token?: string) => send(server, 'POST', '/sites/demo/threads/article/comments',
  { text: `تعليق رقم ${Math.random()}`, page: { url: `${server.url}/demo`, title: 'عودة القطار' }, ...(token === undefined ? { author: { name: 'سلمى' } } : {}) },
  token === undefined ? {} : { Authorization: `Bearer ${token}` });

suite('two servers', () => {
  let servers: [Server, Server];
  beforeAll(async () => {
    const first = await up({ LIMIT_GUEST: '1/3600', LIMIT_READ: '10/60' });
    servers = [first, await up({ LIMIT_GUEST: '1/3600', LIMIT_READ: '10/60' })];
  });
  afterAll(async () => {
    expect(await Promise.all(servers.map(({ child }) => stop(child)))).toEqual([0, 0]);
  });

  test('a decision made at one is what the other shows within a second', async () => {
    const [one, other] = servers;
    const signedIn = await send(one, 'POST', '/session', ADMIN, { Origin: one.url });
    const Cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
    const posted = (await post(one)).body as unknown as { comment: { id: string; state: string } };
    const path = `/api/v1/comments/${posted.comment.id}`;
    const decide = (action: string) => send(one, 'POST', '/moderation/decisions', { items: [{ commentId: posted.comment.id, revision: 1, action }] }, { Cookie, Origin: one.url });
    // A first comment waits.
    expect((await fetch(other.url + path)).status).toBe(404);
    for (const [action, status] of [['approve', 200], ['reject', 404]] as const) {
      expect(await decide(action)).toMatchObject({ status: 200, body: { results: [{ result: 'done' }] } });
      await until(async () => (await fetch(other.url + path)).status === status, 1000);
    }
    // The session made at one is good at the other.
    expect((await fetch(`${other.url}/api/v1/session`, { headers: { Cookie } })).status).toBe(200);
  });

  test('writes are counted together, reads by each for itself', async () => {
    const guest = (server: Server) => send(server, 'POST', '/sites/demo/guests', { name: 'نور' });
    const left = [];
    for (let each = 0; each < 10; each += 1) left.push((await guest(servers[each % 2]!)).headers.get('ratelimit')?.split(';')[1]);
    expect(left).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map((each) => ` r=${each}`));
    expect((await guest(servers[0])).status).toBe(429);
    expect((await guest(servers[1])).status).toBe(429);
    const read = async (server: Server) => Number(/r=(\d+)/.exec((await fetch(`${server.url}/api/v1/sites/demo/threads/never`)).headers.get('ratelimit') ?? '')?.[1]);
    const before = await read(servers[1]);
    await read(servers[0]);
    expect(await read(servers[1])).toBe(before - 1);
  });

  test('wrong passwords are counted together too, and no key of a counter tells an email or an address', async () => {
    const wrong = (server: Server) => send(server, 'POST', '/session', { email: 'nobody@example.org', password: 'ليست هي كلمة السر' }, { Origin: server.url });
    for (let each = 0; each < 10; each += 1) expect((await wrong(servers[each % 2]!)).status).toBe(401);
    expect([(await wrong(servers[0])).status, (await wrong(servers[1])).status]).toEqual([429, 429]);
    const client = new mongoose.mongo.MongoClient(uri);
    const kept = JSON.stringify(await client.db().collection('limits').find().toArray());
    await client.close();
    expect(kept).toMatch(/"_id":"account:[\w-]{43}"/);
    expect(kept).not.toMatch(/example|127\.0|a_[0-9a-z]{10}/);
  });
});

suite('WEB_CONCURRENCY', () => {
  test('a worker that dies is replaced, and a stop ends them all in good order', async () => {
    const server = await up({ WEB_CONCURRENCY: '2', LOG_LEVEL: 'info' });
    const [first] = await until(() => (workersOf(server).length === 2 ? workersOf(server) : null));
    process.kill(first!, 'SIGKILL');
    await until(() => workersOf(server).length === 3);
    expect(server.log).toContainEqual(expect.objectContaining({ msg: 'worker ended; another starts', pid: first, signal: 'SIGKILL' }));
    expect((await post(server)).status).toBe(201);
    const left = workersOf(server).filter(isAlive);
    expect(left).toHaveLength(2);
    expect(await stop(server.child)).toBe(0);
    expect(left.filter(isAlive)).toEqual([]);
  });

  test('every worker shows the metrics of all', async () => {
    const server = await up({ WEB_CONCURRENCY: '2', LOG_LEVEL: 'info' });
    await until(() => workersOf(server).length === 2);
    // A connection of its own for each: they go to the workers in turn.
    const get = async (path: string) => (await fetch(server.url + path, { headers: { Connection: 'close' } })).text();
    for (let each = 0; each < 40; each += 1) await get('/api/v1/sites/demo/threads/metrics');
    const counted = async () => {
      const text = await get('/metrics');
      const [, count] = /^hiwar_http_requests_total\{method="GET",route="\/api\/v1\/sites\/\{site\}\/threads\/\{key\}",status="200"\} (\d+)$/m.exec(text) ?? [];
      const [, timed] = /^hiwar_http_request_seconds_count\{method="GET",route="\/api\/v1\/sites\/\{site\}\/threads\/\{key\}"\} (\d+)$/m.exec(text) ?? [];
      return [Number(count), Number(timed)];
    };
    await until(async () => (await counted())[0] === 40);
    expect(await Promise.all(Array.from({ length: 8 }, counted))).toEqual(Array.from({ length: 8 }, () => [40, 40]));
    expect(await stop(server.child)).toBe(0);
  });

  test('a sum that would miss a worker is not told: 503 until it answers again', async () => {
    const server = await up({ WEB_CONCURRENCY: '2', LOG_LEVEL: 'info' });
    const [first] = await until(() => (workersOf(server).length === 2 ? workersOf(server) : null));
    const get = () => fetch(`${server.url}/metrics`, { headers: { Connection: 'close' } });
    process.kill(first!, 'SIGSTOP');
    // Those that the stopped one was given wait for it; the other answers the rest.
    const asked = [get(), get(), get(), get()];
    try {
      const answer = await Promise.race(asked);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    } finally {
      process.kill(first!, 'SIGCONT');
    }
    await Promise.allSettled(asked);
    await until(async () => (await get()).status === 200);
    expect(await stop(server.child)).toBe(0);
  });

  test('what is under way when a stop is asked for is answered', async () => {
    const server = await up({ WEB_CONCURRENCY: '2', LIMIT_POST: '1000000/60' });
    const posts = Array.from({ length: 40 }, () => post(server));
    await Promise.race(posts);
    const ended = stop(server.child);
    const answers = await Promise.allSettled(posts);
    // Refused before it was taken is no loss; what was acknowledged must be stored.
    const ids = answers.flatMap((each) => (each.status === 'fulfilled' && each.value.status === 201 ? [(each.value.body as unknown as { comment: { id: string } }).comment.id] : []));
    expect(await ended).toBe(0);
    expect(ids.length).toBeGreaterThan(0);
    const client = new mongoose.mongo.MongoClient(uri);
    expect(await client.db().collection('comments').countDocuments({ _id: { $in: ids as never[] } })).toBe(ids.length);
    await client.close();
  });

  test('a store that is not there is told once, and nothing is tried again', async () => {
    const server = await launch({ WEB_CONCURRENCY: '2', MONGODB_URI: `mongodb://127.0.0.1:${await freePort()}/none?replicaSet=rs0` });
    await once(server.child, 'exit');
    expect(server.child.exitCode).toBe(1);
    expect(server.errors().match(/MONGODB_URI: /g)).toHaveLength(1);
  });
});
