// Starts the servers a bench compares, each a child process on core 0; the bench itself and the database go to the other core.
import { spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { limitNames, settingOf } from '../../src/http/limits.ts';
import { freePort } from '../../test/support/free-port.ts';
import { spawnLeashed } from '../../test/support/leashed.ts';
import { startMongod, type Mongod } from '../../test/support/mongod.ts';

export type Server = { port: number; pid: number; startMs: number; stop(): Promise<void> };
export type Place = { name: 'sqlite' | 'mongo'; dataDir: string; uri: string | null; mongod: Mongod | null; end(): Promise<void> };

const SERVER_CORE = '0';
const OTHER_CORE = '1';
const root = join(import.meta.dirname, '../..');

/** Keeps a process on one core, where the machine can. */
export const pin = (pid: number, core: string): void => void spawnSync('taskset', ['-acp', core, String(pid)], { stdio: 'ignore' });

/** Stores to run on: a file, and a mongod where there is one. `--sqlite`, `--mongo` or `only` choose one. */
export async function places(only: string | null = null): Promise<Place[]> {
  pin(process.pid, OTHER_CORE);
  const wanted = (name: string): boolean => only === null ? !process.argv.some((each) => each === '--sqlite' || each === '--mongo') || process.argv.includes(`--${name}`) : only === name;
  const folder = (): string => mkdtempSync(join(tmpdir(), 'hiwar-bench-'));
  const found: Place[] = [];
  if (wanted('sqlite')) {
    const dataDir = folder();
    found.push({ name: 'sqlite', dataDir, uri: null, mongod: null, end: async () => rmSync(dataDir, { recursive: true }) });
  }
  const mongod = wanted('mongo') ? await startMongod() : null;
  if (mongod !== null) {
    if (mongod.pid !== null) pin(mongod.pid, OTHER_CORE);
    const [dataDir, uri] = [folder(), mongod.uri()];
    const end = async (): Promise<void> => {
      await mongod.drop(uri);
      await mongod.stop();
      rmSync(dataDir, { recursive: true });
    };
    found.push({ name: 'mongo', dataDir, uri, mongod, end });
  }
  return found;
}

export const environment = (place: Place, port: number): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', PORT: String(port), DATA_DIR: place.dataDir, HIWAR_SECRET: 'bench-'.repeat(8), LOG_LEVEL: 'warn',
  TRUST_PROXY: '1', OVERLOAD_MS: '0', ...(place.uri === null ? {} : { MONGODB_URI: place.uri }),
  ...Object.fromEntries(limitNames.map((name) => [settingOf(name), '100000000/60'])),
});

/** Hiwar as it is started in earnest, with its limits out of the way and one line a problem in the log. `--profile` leaves a CPU profile. */
export async function startHiwar(place: Place): Promise<Server> {
  const port = await freePort();
  const profile = process.argv.includes('--profile') ? ['--cpu-prof', '--cpu-prof-dir=/tmp/hiwar-profiles'] : [];
  return start([...profile, 'src/bin/start.mjs'], { port, path: '/healthz', env: environment(place, port) });
}

/** A bare server of bench/support/bare.ts; `given` says what it sends or reads. */
export async function startBare(kind: string, given: object): Promise<Server> {
  const port = await freePort();
  return start([join('bench/support', `bare-${kind}.ts`), String(port), JSON.stringify(given)], { port, path: '/healthz', env: { PATH: process.env['PATH'] ?? '' } });
}

async function start(args: string[], { port, path, env }: { port: number; path: string; env: Record<string, string> }): Promise<Server> {
  const began = performance.now();
  const child = spawnLeashed(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const pid = child.pid ?? 0;
  pin(pid, SERVER_CORE);
  await answering(child, `http://127.0.0.1:${port}${path}`);
  const startMs = performance.now() - began;
  pin(pid, SERVER_CORE);
  return {
    port, pid, startMs,
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function answering(child: ChildProcess, url: string): Promise<void> {
  for (const until = Date.now() + 20_000; Date.now() < until; await sleep(5)) {
    if (child.exitCode !== null) throw new Error(`the server of ${url} ended with ${child.exitCode}`);
    if (await fetch(url).then(() => true, () => false)) return;
  }
  throw new Error(`${url} does not answer`);
}

