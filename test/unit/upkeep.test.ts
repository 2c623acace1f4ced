// backup and check as an operator runs them: the real program beside a real server, on each store.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { openMongo } from '../../src/store/mongo/open-mongo.ts';
import { Server } from '../crash/server.ts';
import { startMongod } from '../support/mongod.ts';

const cli = new URL('../../src/cli.ts', import.meta.url).pathname;
const HIWAR_SECRET = 's'.repeat(40);
const folder = mkdtempSync(join(tmpdir(), 'hiwar-upkeep-'));
afterAll(() => rmSync(folder, { recursive: true }));

const envOf = (over: Record<string, string>) => ({ PATH: process.env['PATH'], HIWAR_SECRET, ...over });

function hiwar(words: string[], env: Record<string, string>): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, [cli, ...words], { cwd: folder, env: envOf(env), encoding: 'utf8' });
  return { code: run.status, out: run.stdout.trim(), err: run.stderr.trim() };
}

describe('the embedded store', () => {
  let server: Server;
  let posted = 0;
  beforeAll(async () => {
    server = await Server.make();
    await server.start();
    await post();
    // Large enough that copying it takes a while.
    const db = new DatabaseSync(join(server.folder, 'hiwar.db'), { timeout: 5000 });
    db.exec("CREATE TABLE ballast (bytes); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO ballast SELECT randomblob(100000) FROM n");
    db.close();
  });
  afterAll(() => server.dispose());

  async function post(): Promise<void> {
    const body = { text: `تعليق رقم ${posted} على المقال`, author: { name: 'سلمى' }, page: { url: `${server.base}/demo`, title: 'عودة القطار' } };
    const answer = await server.guest('POST', '/sites/demo/threads/article/comments', { body, from: posted });
    if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
    posted += 1;
  }

  test('a backup beside a busy server is whole from the moment it has its name, and starts as a store of its own', async () => {
    const to = join(folder, 'busy.db');
    const acknowledged = posted;
    const child = spawn(process.execPath, [cli, 'backup', '--to', to], { cwd: folder, env: envOf({ DATA_DIR: server.folder }) });
    const ended = once(child, 'exit');
    const posting = (async () => {
      while (child.exitCode === null) await post();
    })();
    let firstSeen = -1;
    while (child.exitCode === null) {
      if (firstSeen < 0 && existsSync(to)) firstSeen = statSync(to).size;
      await turn();
    }
    await posting;
    expect(await ended).toEqual([0, null]);
    expect(posted).toBeGreaterThan(acknowledged);
    expect(firstSeen).toBe(statSync(to).size);
    expect(firstSeen).toBeGreaterThan(30_000_000);
    expect(statSync(to).mode & 0o777).toBe(0o600);

    const restored = join(folder, 'restored');
    mkdirSync(restored);
    cpSync(to, join(restored, 'hiwar.db'));
    expect(hiwar(['check'], { DATA_DIR: restored })).toEqual({ code: 0, out: 'pages, indexes and references: sound', err: '' });
    expect(hiwar(['recount'], { DATA_DIR: restored })).toMatchObject({ code: 0, out: '0 differences' });
    const db = new DatabaseSync(join(restored, 'hiwar.db'));
    expect(Number(db.prepare('SELECT count(*) AS n FROM comments').get()!['n'])).toBeGreaterThanOrEqual(acknowledged);
    db.close();
  });

  test('nothing is overwritten and nothing is left behind', () => {
    const here = join(folder, 'kept');
    mkdirSync(here);
    const kept = join(here, 'kept.db');
    writeFileSync(kept, 'an older backup');
    expect(hiwar(['backup', '--to', kept], { DATA_DIR: server.folder })).toEqual({ code: 1, out: '', err: `${kept} is there already; nothing was overwritten.` });
    expect(readFileSync(kept, 'utf8')).toBe('an older backup');
    expect(hiwar(['backup', '--to', join(here, 'fresh.db')], { DATA_DIR: server.folder }).code).toBe(0);
    expect(readdirSync(here).toSorted()).toEqual(['fresh.db', 'kept.db']);
    expect(hiwar(['backup', '--to', join(here, 'none', 'x.db')], { DATA_DIR: server.folder })).toMatchObject({ code: 1, err: `There is no folder ${join(here, 'none')}.` });
  });

  test('without --to it says how it is used; a data folder with nothing in it is neither copied nor made', () => {
    expect(hiwar(['backup'], { DATA_DIR: server.folder })).toMatchObject({ code: 2, err: expect.stringContaining('hiwar backup --to FILE') });
    for (const words of [['backup', '--to', join(folder, 'nothing.db')], ['check'], ['recount'], ['audit', 'verify'], ['audit', 'anchor']]) {
      expect(hiwar(words, { DATA_DIR: join(folder, 'mistaken') })).toMatchObject({ code: 1, err: expect.stringMatching(/^DATA_DIR: nothing is stored in /) });
    }
    expect([existsSync(join(folder, 'nothing.db')), existsSync(join(folder, 'mistaken'))]).toEqual([false, false]);
  });

  test('check finds a damaged page and a reference to nothing', () => {
    const copyOf = (name: string): string => {
      const at = join(folder, name);
      mkdirSync(at);
      expect(hiwar(['backup', '--to', join(at, 'hiwar.db')], { DATA_DIR: server.folder }).code).toBe(0);
      return at;
    };
    const dangling = copyOf('dangling');
    const db = new DatabaseSync(join(dangling, 'hiwar.db'), { enableForeignKeyConstraints: false });
    db.exec("INSERT INTO sessions VALUES ('digest', 'se_1', 'st_none', 0, '{}')");
    db.close();
    expect(hiwar(['check'], { DATA_DIR: dangling })).toMatchObject({ code: 1, out: expect.stringMatching(/^sessions refers to no row of staff\n.*: 1 faults$/) });

    const damaged = copyOf('damaged');
    const { page, size } = pageOf(join(damaged, 'hiwar.db'), 'comments_author');
    const file = openSync(join(damaged, 'hiwar.db'), 'r+');
    writeSync(file, Buffer.alloc(size, 0x5a), 0, size, (page - 1) * size);
    closeSync(file);
    const found = hiwar(['check'], { DATA_DIR: damaged });
    expect(found.code).toBe(1);
    expect(found.out).toMatch(/faults$/);
  });
});

/** The first page of an index or table, and how large pages are. */
function pageOf(file: string, name: string): { page: number; size: number } {
  const db = new DatabaseSync(file);
  const page = Number(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(name)!['rootpage']);
  const size = Number(db.prepare('PRAGMA page_size').get()!['page_size']);
  db.close();
  return { page, size };
}

const mongod = await startMongod();
afterAll(() => mongod?.stop());

(mongod === null ? describe.skip : describe)('on MongoDB', () => {
  test('backup names the tool for it, check looks at server and indexes', () => {
    const env = { MONGODB_URI: mongod!.uri(), DATA_DIR: join(folder, 'mongo') };
    const to = join(folder, 'mongo.db');
    expect(hiwar(['backup', '--to', to], env)).toEqual({ code: 1, out: '', err: expect.stringContaining('mongodump') });
    expect(existsSync(to)).toBe(false);
    expect(hiwar(['check'], env)).toEqual({ code: 0, out: 'server, replica set and indexes: sound', err: '' });
  });

  test('an index that was dropped, or is not as it should be, is a fault', async () => {
    const uri = mongod!.uri();
    const store = await openMongo({ uri });
    const client = new mongoose.mongo.MongoClient(uri);
    try {
      expect((await store.check()).faults).toEqual([]);
      await client.db().collection('comments').dropIndex('words');
      await client.db().collection('staff').dropIndex('email_1');
      await client.db().collection('staff').createIndex({ email: 1 });
      expect((await store.check()).faults).toEqual(['comments: no index words as it should be', 'staff: no index {"email":1} as it should be']);
    } finally {
      await client.close();
      await store.close();
    }
  });
});
