// Who changes choices in the file itself is found, and what they did is named.
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { aConsentRecord } from '../support/builders.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { sqlite, type TestStore } from '../support/stores.ts';

let app: TestApp;
let opened: TestStore;
let db: DatabaseSync;
let ids: string[];

beforeEach(async () => {
  opened = await sqlite.open();
  app = await startApp(sqlite, {}, { opened });
  ids = [];
  for (let link = 0; link < 3; link += 1) {
    for (let n = 0; n < 2; n += 1) {
      const record = aConsentRecord();
      await app.app.store.consent.choose({ record, isNew: true, counts: [] });
      ids.push(record.id);
    }
    await app.app.services.proof.seal('demo');
  }
  db = new DatabaseSync(opened.where, { timeout: 5000 });
});
afterEach(async () => {
  db.close();
  await app.dispose();
});

const fault = async () => (await app.app.services.proof.verify('demo')).firstFault;

test('an untouched chain holds', async () => {
  expect(await app.app.services.proof.verify('demo')).toMatchObject({ ok: true, records: 6, firstFault: null });
});

test('a changed record', async () => {
  db.prepare('UPDATE consent_records SET action = ? WHERE id = ?').run('reject_all', ids[3]!);
  expect(await fault()).toEqual({ link: 2, recordId: ids[3], what: 'changed' });
});

test('a removed record', async () => {
  db.prepare('DELETE FROM consent_records WHERE id = ?').run(ids[2]!);
  expect(await fault()).toEqual({ link: 2, recordId: ids[2], what: 'missing' });
});

test('two records whose order was exchanged', async () => {
  db.exec('UPDATE consent_records SET seq = -3 WHERE seq = 3; UPDATE consent_records SET seq = 3 WHERE seq = 4; UPDATE consent_records SET seq = 4 WHERE seq = -3');
  expect(await fault()).toEqual({ link: 2, recordId: ids[3], what: 'reordered' });
});

test('an inserted record', async () => {
  db.exec('DELETE FROM consent_records WHERE seq = 3; UPDATE consent_records SET seq = 3 WHERE seq = 6');
  db.prepare("UPDATE consent_links SET record_ids = json_array(?) WHERE number = 2").run(ids[3]!);
  expect(await fault()).toEqual({ link: 2, recordId: ids[5], what: 'inserted' });
});

test('a removed link', async () => {
  db.exec('DELETE FROM consent_links WHERE number = 2');
  expect(await fault()).toEqual({ link: 3, recordId: null, what: 'missing' });
});

test('a forged anchor', async () => {
  await app.app.services.proof.purge('demo', { before: new Date('2026-02-01T00:00:00Z'), dryRun: false, by: 'command' });
  expect(await fault()).toBeNull();
  db.exec('UPDATE consent_anchors SET records = records - 1');
  expect(await fault()).toEqual({ link: 3, recordId: null, what: 'anchor' });
});
