// The adapters every contract and API suite runs on, each opening a fresh store.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/store/store.ts';
import { openMongo } from '../../src/store/mongo/open-mongo.ts';
import { openSqlite } from '../../src/store/sqlite/open-sqlite.ts';
import { startMongod, type Mongod } from './mongod.ts';

/** A store of its own; `reopen` closes it and opens the same data again; `dispose` closes and deletes it. */
export type TestStore = {
  store: Store;
  /** The file or the connection string, for a test that goes behind the store's back. */
  where: string;
  reopen(): Promise<Store>;
  dispose(): Promise<void>;
};
export type Adapter = { name: string; open(): Promise<TestStore>; stop(): Promise<void> };

export const sqlite: Adapter = {
  name: 'sqlite',
  async open() {
    const folder = await mkdtemp(join(tmpdir(), 'hiwar-'));
    const file = join(folder, 'hiwar.db');
    let store = await openSqlite({ file });
    return {
      where: file,
      get store() { return store; },
      async reopen() {
        await store.close();
        store = await openSqlite({ file });
        return store;
      },
      async dispose() {
        await store.close();
        await rm(folder, { recursive: true });
      },
    };
  },
  async stop() {},
};

/** A machine that is busy with tests may be slow to answer: what happens when no answer comes is tested with a server that is gone. */
const AWAY_MS = 20_000;

/** One server for the file that asks, a database of its own for each store. */
const mongo = (mongod: Mongod): Adapter => ({
  name: 'mongo',
  async open() {
    const uri = mongod.uri();
    let store = await openMongo({ uri, awayMs: AWAY_MS });
    return {
      where: uri,
      get store() { return store; },
      async reopen() {
        await store.close();
        store = await openMongo({ uri, awayMs: AWAY_MS });
        return store;
      },
      async dispose() {
        await store.close();
        await mongod.drop(uri);
      },
    };
  },
  stop: () => mongod.stop(),
});

/** Every adapter this machine can run. */
export async function adapters(): Promise<Adapter[]> {
  const mongod = await startMongod();
  return mongod === null ? [sqlite] : [sqlite, mongo(mongod)];
}
