// A mongod of our own that can be stopped, killed and started again on the same port and folder.
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { findBinary } from '../support/mongod.ts';
import { freePort } from '../support/free-port.ts';
import { spawnLeashed } from '../support/leashed.ts';
import { until } from './server.ts';

export class OwnMongod {
  readonly uri: string;
  private readonly args: string[];
  private readonly binary: string;
  private readonly folder: string;
  private readonly port: number;
  private child: ChildProcess | null = null;

  private constructor(binary: string, folder: string, port: number) {
    this.binary = binary;
    this.folder = folder;
    this.port = port;
    this.uri = `mongodb://127.0.0.1:${port}/hiwar?replicaSet=rs0`;
    this.args = ['--replSet', 'rs0', '--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', folder, '--wiredTigerCacheSizeGB', '0.5', '--quiet'];
  }

  /** Null, with the reason printed, where there is no binary; throws instead under HIWAR_TEST_REQUIRE_MONGO=1. */
  static async make(): Promise<OwnMongod | null> {
    const binary = findBinary();
    if (binary !== null) return new OwnMongod(binary, await mkdtemp(join(tmpdir(), 'hiwar-own-mongod-')), await freePort());
    if (process.env.HIWAR_TEST_REQUIRE_MONGO === '1') throw new Error('a mongod binary of our own is required here');
    process.stderr.write('skipped on MongoDB: no mongod binary of our own to stop\n');
    return null;
  }

  /** Starts it and waits until it takes writes. */
  async start(): Promise<void> {
    this.child = spawnLeashed(this.binary, this.args, { stdio: 'ignore' });
    await until('mongod takes writes', () => this.isPrimary().catch(() => false), 30_000);
  }

  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.child?.kill(name);
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (child === null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    this.child = null;
  }

  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async isPrimary(): Promise<boolean> {
    const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${this.port}/?directConnection=true`, { serverSelectionTimeoutMS: 500 });
    try {
      const admin = client.db('admin');
      const hello = await admin.command({ hello: 1 });
      if (hello.setName === undefined) await admin.command({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: `127.0.0.1:${this.port}` }] } }).catch(() => {});
      return hello.isWritablePrimary === true && hello.setName !== undefined;
    } finally {
      await client.close();
    }
  }
}
