// A real mongod for tests: a one-node replica set in a temporary folder, or the server MONGODB_TEST_URI names.
import { spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { freePort } from './free-port.ts';
import { spawnLeashed } from './leashed.ts';

export type Mongod = {
  /** A connection string with a database of its own. */
  uri(database?: string): string;
  pid: number | null;
  /** Deletes the database a connection string names. */
  drop(uri: string): Promise<void>;
  stop(): Promise<void>;
};

let databases = 0;
const freshName = () => `hiwar_${process.pid}_${Date.now().toString(36)}_${(databases += 1)}`;

/** Null, with the reason printed, where no server can be had; throws instead under HIWAR_TEST_REQUIRE_MONGO=1. */
export async function startMongod(): Promise<Mongod | null> {
  const given = process.env.MONGODB_TEST_URI;
  if (given !== undefined && given !== '') return { uri: (name = freshName()) => withDatabase(given, name), pid: null, drop, stop: async () => {} };
  const binary = findBinary();
  if (binary === null) return unavailable('no mongod: set MONGOMS_SYSTEM_BINARY or MONGODB_TEST_URI, or put mongod on the PATH');
  // Another run may have taken the port that was free a moment ago.
  for (let tries = 1; ; tries += 1) {
    try {
      return await start(binary);
    } catch (error) {
      if (tries === 3) return unavailable(`${binary} does not start: ${(error as Error).message}`);
    }
  }
}

async function drop(uri: string): Promise<void> {
  const client = new mongoose.mongo.MongoClient(uri);
  await client.db().dropDatabase();
  await client.close();
}

function unavailable(reason: string): null {
  if (process.env.HIWAR_TEST_REQUIRE_MONGO === '1') throw new Error(`MongoDB is required here: ${reason}`);
  process.stderr.write(`MongoDB tests skipped: ${reason}\n`);
  return null;
}

export function findBinary(): string | null {
  const places = [process.env.MONGOMS_SYSTEM_BINARY, join(homedir(), '.cache/hiwar/mongod-6.0.5/mongod')];
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (found !== undefined) return found;
  return spawnSync('mongod', ['--version'], { stdio: 'ignore' }).status === 0 ? 'mongod' : null;
}

export async function start(binary: string, options: { replicaSet: boolean } = { replicaSet: true }): Promise<Mongod> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'hiwar-mongod-'));
  const replica = options.replicaSet ? ['--replSet', 'rs0'] : [];
  const child = spawnLeashed(binary, [
    ...replica, '--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', folder, '--wiredTigerCacheSizeGB', '0.5', '--quiet',
  ], { stdio: 'ignore' });
  const stop = async () => {
    await ended(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await primary(port, child, options.replicaSet);
  } catch (error) {
    await stop();
    throw error;
  }
  const query = options.replicaSet ? '?replicaSet=rs0' : '?directConnection=true';
  return { uri: (name = freshName()) => `mongodb://127.0.0.1:${port}/${name}${query}`, pid: child.pid ?? null, drop, stop };
}

/** Waits until the server takes writes, not for a guessed time. */
async function primary(port: number, child: ChildProcess, replicaSet: boolean): Promise<void> {
  let fault = '';
  child.once('error', (error) => (fault = error.message));
  child.once('exit', (code) => (fault ||= `it ended with ${code}`));
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(50)) {
    if (fault !== '') throw new Error(fault);
    if (await isPrimary(port, replicaSet).catch(() => false)) return;
  }
  throw new Error('no primary within 30 s');
}

/** Asks with a client of its own: one that found nobody once stays closed. */
async function isPrimary(port: number, replicaSet: boolean): Promise<boolean> {
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: 500 });
  try {
    const admin = client.db('admin');
    const hello = await admin.command({ hello: 1 });
    if (replicaSet && hello.setName === undefined) {
      await admin.command({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: `127.0.0.1:${port}` }] } });
    }
    return hello.isWritablePrimary === true && (!replicaSet || hello.setName !== undefined);
  } finally {
    await client.close();
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  child.kill('SIGCONT');
  child.kill('SIGKILL');
  await gone;
}

function withDatabase(uri: string, name: string): string {
  const url = new URL(uri);
  url.pathname = `/${name}`;
  return url.href;
}
