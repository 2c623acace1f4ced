// The real server as a child process on a store that outlives it: started, killed, started again on the same port.
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { limitNames, settingOf } from '../../src/http/limits.ts';
import { freePort } from '../support/free-port.ts';
import { spawnLeashed } from '../support/leashed.ts';
import { send, type Answer, type Given } from '../acceptance/client.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const ADMIN = { email: 'admin@example.org', password: 'كلمة سر طويلة جدا' };
const limits = Object.fromEntries(limitNames.map((name) => [settingOf(name), '1000000/60']));

/** Waits for a condition, not for a time; names what did not come. */
export async function until(what: string, holds: () => Promise<boolean>, withinMs = 15_000): Promise<number> {
  const started = performance.now();
  while (!(await holds())) {
    if (performance.now() - started > withinMs) throw new Error(`not within ${withinMs} ms: ${what}`);
    await sleep(25);
  }
  return Math.round(performance.now() - started);
}

const exited = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => {
  if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
  else child.once('exit', (code) => resolve(code));
});

export class Server {
  readonly base: string;
  readonly folder: string;
  private readonly env: Record<string, string>;
  private child: ChildProcess | null = null;
  private cookie = '';

  private constructor(folder: string, port: number, env: Record<string, string>) {
    this.folder = folder;
    this.base = `http://127.0.0.1:${port}`;
    this.env = {
      ...limits, PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, HIWAR_SECRET: 's'.repeat(40), LOG_LEVEL: 'silent',
      TRUST_PROXY: '1', OVERLOAD_MS: '0', ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password, ...env,
    };
  }

  static async make(env: Record<string, string> = {}): Promise<Server> {
    return new Server(await mkdtemp(join(tmpdir(), 'hiwar-server-')), await freePort(), env);
  }

  /** Starts it and waits until it answers; says how long that took. */
  async start(): Promise<number> {
    const { child, ended } = this.spawn();
    let end: Ended | null = null;
    void ended.then((how) => (end = how));
    const took = await until('the server is ready', async () => {
      if (end !== null) throw new Error(`the server ended: ${JSON.stringify(end)}`);
      return (await send(this.base, 'GET', '//readyz').catch(() => null))?.status === 200;
    });
    this.child = child;
    return took;
  }

  /** Starts it where it cannot run; how it ended and what it said. */
  async startInVain(): Promise<Ended> {
    return this.spawn().ended;
  }

  async signIn(): Promise<void> {
    const ask = () => send(this.base, 'POST', '/session', { body: ADMIN, headers: { Origin: this.base } });
    let answer = await ask();
    // On a busy machine the store's first answers may take longer than the server waits for them.
    await until('the store keeps up', async () => answer.status !== 503 || (answer = await ask()).status !== 503);
    if (answer.status >= 300) throw new Error(`signing in: ${answer.status} ${answer.text}`);
    this.cookie = (answer.header('set-cookie') ?? '').split(';')[0] ?? '';
  }

  /** As a guest behind an address of their own. */
  guest<B>(method: string, path: string, given: Given & { from?: number } = {}): Promise<Answer<B>> {
    const from = given.from ?? 1;
    return send(this.base, method, path, { ...given, headers: { ...given.headers, 'X-Forwarded-For': `10.${(from >> 8) & 255}.${from & 255}.1` } });
  }

  staff<B>(method: string, path: string, given: Given = {}): Promise<Answer<B>> {
    return send(this.base, method, path, { ...given, cookie: this.cookie, headers: { Origin: this.base } });
  }

  async kill(): Promise<void> {
    if (this.child === null) return;
    const gone = exited(this.child);
    this.child.kill('SIGKILL');
    await gone;
    this.child = null;
  }

  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  private spawn(): { child: ChildProcess; ended: Promise<Ended> } {
    const child = spawnLeashed(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], { cwd: this.folder, env: this.env, stdio: ['ignore', 'ignore', 'pipe'] });
    this.child = child;
    let said = '';
    child.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()));
    return { child, ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, stderr: said }))) };
  }
}

export type Ended = { code: number | null; stderr: string };
