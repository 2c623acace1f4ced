// Another process holds the SQLite file for a while: writes are refused with 503 in under a second, reads go on, and all is well again by itself.
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sqlite, type TestStore } from '../support/stores.ts';
import type { Posted, Problem, ThreadSaid } from './bodies.ts';
import { listen, type Client } from './client.ts';

let opened: TestStore;
let client: Client;

const body = (serial: number) => ({ text: `تعليق رقم ${serial}`, author: { name: 'قارئ' }, page: { url: 'https://paper.example/a', title: 'خبر' } });

beforeAll(async () => {
  client = await listen({ ...sqlite, open: async () => (opened = await sqlite.open()) });
});
afterAll(() => client?.close());

test('a locked file: 503 with Retry-After for writes, in under a second, then as before', async () => {
  const post = (serial: number) => client.send<Posted & Problem>('POST', '/sites/demo/threads/locked/comments', { body: body(serial) });
  const { id } = (await post(0)).body.comment;
  const other = new DatabaseSync(opened.where);
  other.exec('BEGIN IMMEDIATE');
  const started = performance.now();
  const answers = await Promise.all(Array.from({ length: 20 }, (_none, at) => post(at + 1)));
  const ms = performance.now() - started;
  expect(new Set(answers.map((each) => [each.status, each.body.code, Number(each.header('retry-after')) > 0].join()))).toEqual(new Set(['503,unavailable,true']));
  expect(ms).toBeLessThan(1000);
  expect((await client.send('GET', `/comments/${id}`)).status).toBe(200);
  other.exec('ROLLBACK');
  other.close();
  expect((await post(99)).status).toBe(201);
  expect((await client.send<ThreadSaid>('GET', '/sites/demo/threads/locked')).body.counts.visible).toBe(2);
  expect(await client.app.app.store.moderation.recount('demo', false)).toEqual([]);
  process.stdout.write(`SQLite locked: 20 posts refused with 503 after ${Math.round(ms)} ms, reads went on, the next post was stored\n`);
});
