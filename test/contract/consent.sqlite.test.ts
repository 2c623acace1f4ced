// What only SQLite can be asked of consent: records changed behind the store's back, and the index behind every query.
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { commitment } from '../../src/consent/consent-record.ts';
import { faultIn, nextHead, type ChainFault } from '../../src/kernel/chain.ts';
import { aConsentRecord, at } from '../support/builders.ts';
import { sqlite, type TestStore } from '../support/stores.ts';

const by = { commit: commitment, key: Buffer.from('key') };
let opened: TestStore;
beforeEach(async () => {
  opened = await sqlite.open();
});
afterEach(() => opened.dispose());

const choose = (site = 'demo', over: Parameters<typeof aConsentRecord>[0] = {}) => opened.store.consent.choose({ record: aConsentRecord({ site, ...over }), isNew: true, counts: [] });

async function faultAfter(sql: string): Promise<ChainFault | null> {
  const { consent } = opened.store;
  for (const site of ['demo', 'beside', 'demo']) await choose(site);
  const waiting = await consent.unsealed('demo', 5);
  const records = waiting.map(({ record }) => record);
  await consent.seal({ ...nextHead(null, records, by), site: 'demo', recordIds: records.map(({ id }) => id), through: waiting.at(-1)!.seq, latestAt: at(0), sealedAt: at(1) });
  const db = new DatabaseSync(opened.where);
  db.exec(sql);
  db.close();
  const [entry] = await consent.links('demo', 0, 1);
  return faultIn({ ...entry!, ids: entry!.link.recordIds }, null, { commit: commitment, keys: [by.key] });
}

const COPY = "INSERT INTO consent_records SELECT 2, 'r_forged', site, action, categories, services, revision, text_hash, lang, surface, region, gpc, agent, at, expires_at, subject, salt, subject_proof FROM consent_records WHERE seq = 1";

test.each([
  ['nothing', 'SELECT 1', null],
  ['a record put in', `DELETE FROM consent_records WHERE seq = 2; ${COPY}`, 'inserted'],
  ['a record taken out', 'DELETE FROM consent_records WHERE seq = 1', 'missing'],
  ['a choice turned round', `UPDATE consent_records SET categories = '{"necessary":true,"statistics":false}' WHERE seq = 1`, 'changed'],
  ['two records exchanged', 'UPDATE consent_records SET seq = 9 WHERE seq = 1; UPDATE consent_records SET seq = 1 WHERE seq = 3; UPDATE consent_records SET seq = 3 WHERE seq = 9', 'reordered'],
])('%s behind the store is noticed by the chain', async (_what, sql, fault) => {
  expect((await faultAfter(sql))?.what ?? null).toBe(fault);
});

test('an erased subject whose proof was changed is noticed', async () => {
  const fault = await faultAfter("UPDATE consent_records SET subject = NULL, salt = NULL, subject_proof = 'other' WHERE seq = 1");
  expect(fault?.what).toBe('changed');
});

test('many choices at once are all kept, in one order, each figure added', async () => {
  const { consent } = opened.store;
  const counts = [{ day: '2026-01-01', revision: 1, lang: 'ar' as const, surface: 'banner', name: 'accept_all', n: 1 }];
  await Promise.all(Array.from({ length: 500 }, () => consent.choose({ record: aConsentRecord(), isNew: true, counts })));
  expect(await consent.unsealed('demo', 1000)).toHaveLength(500);
  expect(await consent.counts('demo', '2026-01-01', '2026-01-01')).toEqual([{ ...counts[0], n: 500 }]);
});

test('a filter that fits nothing ends a page early, and the last page all the same', async () => {
  const { consent } = opened.store;
  const rare = aConsentRecord({ action: 'custom', at: at(0) });
  await consent.choose({ record: rare, isNew: true, counts: [] });
  await Promise.all(Array.from({ length: 600 }, (_, each) => choose('demo', { at: at(each + 1) })));
  const query = { site: 'demo', subject: null, action: 'custom', revision: null, lang: null, surface: null, from: null, to: null, limit: 5, cursor: null } as const;
  const first = await consent.list(query);
  expect([first.items, first.next === null]).toEqual([[], false]);
  expect(await consent.list({ ...query, cursor: first.next })).toEqual({ items: [rare], next: null });
});
